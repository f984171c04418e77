package org.ninefold.adam;

/**
 * One row per milestone of ADSL and record it came from, or that a rule set aside: the variables of the schema's table {@code admile}, which
 * describes them, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
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
