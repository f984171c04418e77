package org.ninefold.adam;

import java.util.EnumMap;
import java.util.Map;

/** The standard variables of ADSL, in the order of the schema. */
public enum AdslVariable {
    /** Study. */
    STUDYID,
    /** Centre. */
    SITEID,
    /** Pseudonym of the subject, unique over centres. */
    USUBJID,
    /** Age at the index date. */
    AGE,
    /** Sex. */
    SEX,
    /** Treatment group. */
    ARM,
    /** Disease treated. */
    DISEASE,
    /** Philadelphia chromosome. */
    PHSTAT,
    /** Cytogenetic risk group. */
    CYTORISK,
    /** Disease before the first infusion. */
    DISSTAT,
    /** Blasts in the marrow before the first infusion. */
    BLASTPCT,
    /** Measurable residual disease before the first infusion. */
    MRDPCT,
    /** Donor of the transplant before the infusion. */
    DONORTYP,
    /** Cells given in the first infusion per body weight. */
    DOSE,
    /** Number of infusions. */
    NINF,
    /** First infusion. */
    TRTSDT,
    /** Last transplant on or before the first infusion; without infusion, the index transplant. */
    HSCTDT,
    /** Index date. */
    INDEXDT,
    /** First transplant after index date and first infusion. */
    SCTDT,
    /** First remission that counts as a response. */
    CRDT,
    /** Remission in the response window. */
    CRFL,
    /** Best response in the response window. */
    BESTRESP,
    /** First relapse after the index date. */
    RELDT,
    /** Site of the first relapse. */
    RELSITE,
    /** CD19 at the first relapse. */
    RELCD19,
    /** Date at which the subject counts as not responding. */
    NRDT,
    /** Date of death. */
    DTHDT,
    /** Death up to the cut-off. */
    DTHFL,
    /** Cause of death. */
    DTHCAUS,
    /** Latest dated evidence of life; the date of death for the dead. */
    LSTALVDT,
    /** Latest assessment of the disease, or relapse. */
    LSTASSDT,
    /** First other therapy after the start of the response window. */
    NXTTRTDT,
    /** Whether the response is known: not yet where the response window is open at the cut-off. */
    RESPEVAL,
    /** What of TRTSDT is imputed: D day, M month and day. */
    TRTSDTF,
    /** What of HSCTDT is imputed: D day, M month and day. */
    HSCTDTF,
    /** What of INDEXDT is imputed: D day, M month and day. */
    INDEXDTF,
    /** What of SCTDT is imputed: D day, M month and day. */
    SCTDTF,
    /** What of CRDT is imputed: D day, M month and day. */
    CRDTF,
    /** What of RELDT is imputed: D day, M month and day. */
    RELDTF,
    /** What of NRDT is imputed: D day, M month and day. */
    NRDTF,
    /** What of DTHDT is imputed: D day, M month and day. */
    DTHDTF,
    /** What of LSTALVDT is imputed: D day, M month and day. */
    LSTALVDF,
    /** What of LSTASSDT is imputed: D day, M month and day. */
    LSTASSDF,
    /** What of NXTTRTDT is imputed: D day, M month and day. */
    NXTTRTDF;

    private static final AdslVariable[] ALL = values();

    /** Its place among the variables of ADSL. */
    @SuppressWarnings("EnumOrdinal") // the order is that of the schema
    public int place() {
        return ordinal();
    }

    /** How many there are. */
    static int count() {
        return ALL.length;
    }

    /** The flag that says what of a date is imputed; null where it has none. */
    AdslVariable flag() {
        return Flags.OF.get(this);
    }

    /** The same by the place of a date of a study's ADSL, its own behind the standard ones; -1 where it has none, and of -1. */
    static int flag(int date) {
        AdslVariable flag = date < 0 || date >= ALL.length ? null : ALL[date].flag();
        return flag == null ? -1 : flag.place();
    }

    private static final class Flags {
        private static final Map<AdslVariable, AdslVariable> OF = new EnumMap<>(AdslVariable.class);

        static {
            for (AdslVariable date : ALL) {
                if (date.name().endsWith("DT")) {
                    for (AdslVariable other : ALL) {
                        if (other.name().equals(flagOf(date.name()))) {
                            OF.put(date, other);
                        }
                    }
                }
            }
        }

        /** DTF in place of DT, within the eight letters of a name DF. */
        private static String flagOf(String date) {
            return date.substring(0, date.length() - 1) + (date.length() < 8 ? "TF" : "F");
        }
    }
}
