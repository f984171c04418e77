package org.ninefold.adam;

/**
 * One row per adverse event, including terms assessed and absent, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 *
 * @param aeterm adverse event
 * @param aetoxgr grade; 0 says assessed and none
 * @param aescale scale of the grade
 * @param astdt first day
 * @param aendt last day
 * @param astdy ASTDT minus TRTSDT; the first infusion is day 0, where ADaM counts it as day 1
 * @param adurn duration, AENDT minus ASTDT; ADaM adds one day
 * @param infnum infusion that the event belongs to: as recorded, else the last on or before its first day
 * @param aetrt treatment given for it
 * @param srcdom table that the row came from
 * @param compfl grade 0 because the source lists the term completely and has no record of the subject
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
