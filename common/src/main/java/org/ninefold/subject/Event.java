package org.ninefold.subject;

/**
 * One row per event of the disease or of the graft, and per further therapy begun: the fields of the
 * schema's table {@code event}, which describes them, in its order. Dates are days since 1970-01-01; each may be null, where nothing
 * is known.
 */
public record Event(
        String type, Integer date, String site, String cd19Status, Integer grade, String treatment, String imputedDates)
        implements StandardRow {
    @Override
    public Object[] cells() {
        return new Object[] {type, date, site, cd19Status, grade, treatment, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of event";
    }
}
