package org.ninefold.adam;

/**
 * One row per milestone of ADSL and record it came from, or that a rule set aside, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 *
 * @param paramcd variable of ADSL
 * @param adt date that the record gives, within the bounds of an imputed one; null where it has none
 * @param adtf what of ADT is imputed: D day, M month and day
 * @param srcdom standard table of the record
 * @param srcvar field of the standard table
 * @param avalc what the record says: its type or response
 * @param usedfl the milestone came from this record
 * @param rule which rule set the record aside, or moved its date
 */
public record Admile(
        String paramcd,
        Integer adt,
        String adtf,
        String srcdom,
        String srcvar,
        String avalc,
        String usedfl,
        String rule)
        implements AdamRow {
    @Override
    public Object[] cells() {
        return new Object[] {paramcd, adt, adtf, srcdom, srcvar, avalc, usedfl, rule};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of admile";
    }
}
