package org.ninefold.adam;

/**
 * One row per assessment of the disease, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 *
 * @param paramcd what was assessed
 * @param param label of what was assessed
 * @param avalc result
 * @param adt date of the assessment
 * @param ady ADT minus INDEXDT; the index date is day 0, where ADaM counts it as day 1
 * @param srcdom table that the row came from
 * @param anl01fl counts for the response of the subject
 * @param anlreas why it does not count
 */
public record Adrs(
        String paramcd,
        String param,
        String avalc,
        Integer adt,
        Integer ady,
        String srcdom,
        String anl01fl,
        String anlreas)
        implements AdamRow {
    @Override
    public Object[] cells() {
        return new Object[] {paramcd, param, avalc, adt, ady, srcdom, anl01fl, anlreas};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adrs";
    }
}
