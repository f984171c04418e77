package org.ninefold.adam;

/**
 * One row per adverse event, including terms assessed and absent: the variables of the schema's table {@code adae}, which
 * describes them, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 */
public record Adae(
        String aeterm,
        Integer aetoxgr,
        String aescale,
        Integer astdt,
        Integer aendt,
        Integer astdy,
        Integer adurn,
        Integer infnum,
        String aetrt,
        String srcdom,
        String compfl,
        Integer aeseq,
        String aedecod,
        String atoxgr,
        String trtemfl,
        String anl01fl)
        implements AdamRow {
    /** With what follows from the rest, without a number and a flag of treatment. */
    public Adae(
            String aeterm,
            Integer aetoxgr,
            String aescale,
            Integer astdt,
            Integer aendt,
            Integer astdy,
            Integer adurn,
            Integer infnum,
            String aetrt,
            String srcdom,
            String compfl) {
        this(
                aeterm,
                aetoxgr,
                aescale,
                astdt,
                aendt,
                astdy,
                adurn,
                infnum,
                aetrt,
                srcdom,
                compfl,
                null,
                aeterm,
                aetoxgr == null ? null : aetoxgr.toString(),
                null,
                aetoxgr != null && aetoxgr > 0 ? YES : null);
    }

    /**
     * The same as the row of a number in its subject. Of a treated subject it is of the treatment unless it is known to be absent or
     * to have begun before the first infusion.
     */
    Adae numbered(int number, boolean treated) {
        boolean absent = aetoxgr != null && aetoxgr == 0;
        boolean before = astdy != null && astdy < 0;
        String emergent = treated && !absent && !before ? YES : null;
        return new Adae(
                aeterm, aetoxgr, aescale, astdt, aendt, astdy, adurn, infnum, aetrt, srcdom, compfl, number, aedecod,
                atoxgr, emergent, anl01fl);
    }

    @Override
    public Object[] cells() {
        return new Object[] {
            aeterm, aetoxgr, aescale, astdt, aendt, astdy, adurn, infnum, aetrt, srcdom, compfl, aeseq, aedecod, atoxgr,
            trtemfl, anl01fl
        };
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adae";
    }
}
