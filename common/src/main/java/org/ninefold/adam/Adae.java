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
        String compfl)
        implements AdamRow {
    @Override
    public Object[] cells() {
        return new Object[] {aeterm, aetoxgr, aescale, astdt, aendt, astdy, adurn, infnum, aetrt, srcdom, compfl};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adae";
    }
}
