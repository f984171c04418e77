package org.ninefold.adam;

import java.util.EnumMap;
import java.util.Map;

/** The standard variables of ADSL, in the order of the schema, which describes them; a date's flag says what of it is imputed. */
public enum AdslVariable {
    STUDYID,
    SITEID,
    USUBJID,
    AGE,
    SEX,
    ARM,
    DISEASE,
    PHSTAT,
    CYTORISK,
    DISSTAT,
    BLASTPCT,
    MRDPCT,
    DONORTYP,
    DOSE,
    NINF,
    TRTSDT,
    HSCTDT,
    INDEXDT,
    SCTDT,
    CRDT,
    CRFL,
    BESTRESP,
    RELDT,
    RELSITE,
    RELCD19,
    NRDT,
    DTHDT,
    DTHFL,
    DTHCAUS,
    LSTALVDT,
    LSTASSDT,
    NXTTRTDT,
    RESPEVAL,
    TRTSDTF,
    HSCTDTF,
    INDEXDTF,
    SCTDTF,
    CRDTF,
    RELDTF,
    NRDTF,
    DTHDTF,
    LSTALVDF,
    LSTASSDF,
    NXTTRTDF,
    SUBJID,
    AGEU,
    TRT01P,
    TRT01A;

    private static final AdslVariable[] ALL = values();
    private static final Map<AdslVariable, AdslVariable> FLAGS = new EnumMap<>(AdslVariable.class);

    static {
        for (AdslVariable date : ALL) {
            // DTF in place of DT, within the eight letters of a name DF
            String flag = date.name().replaceFirst("T$", date.name().length() < 8 ? "TF" : "F");
            for (AdslVariable other : ALL) {
                if (date.name().endsWith("DT") && other.name().equals(flag)) {
                    FLAGS.put(date, other);
                }
            }
        }
    }

    /** Its place among the variables of ADSL. */
    @SuppressWarnings("EnumOrdinal") // the order is that of the schema
    public int place() {
        return ordinal();
    }

    /** The flag that says what of a date is imputed; null where it has none. */
    AdslVariable flag() {
        return FLAGS.get(this);
    }

    /** The same by the place of a date of a study's ADSL, its own behind the standard ones; -1 where it has none, and of -1. */
    static int flag(int date) {
        AdslVariable flag = date < 0 || date >= ALL.length ? null : ALL[date].flag();
        return flag == null ? -1 : flag.place();
    }
}
