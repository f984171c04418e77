package org.ninefold.adam;

/**
 * One row per adverse event, or per term assessed and absent: the variables of the schema's tables {@code adae} and {@code adnoae},
 * which describe them, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
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
     * The same as the row of a number in its subject and table. Of a treated subject it is of the treatment unless it is known to be absent or
     * to have begun before the first infusion.
     */
    Adae numbered(int number, boolean treated) {
        boolean before = astdy != null && astdy < 0;
        String emergent = treated && !isAbsent() && !before ? YES : null;
        return new Adae(
                aeterm, aetoxgr, aescale, astdt, aendt, astdy, adurn, infnum, aetrt, srcdom, compfl, number, aedecod,
                atoxgr, emergent, anl01fl);
    }

    /** Whether it was looked for and is known to be absent: such rows stand in a table of their own, {@code adnoae}. */
    public boolean isAbsent() {
        return aetoxgr != null && aetoxgr == 0;
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
