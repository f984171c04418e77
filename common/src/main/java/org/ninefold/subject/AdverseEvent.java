package org.ninefold.subject;

/**
 * One row per adverse event, or per term assessed and found absent (grade 0): the fields of the
 * schema's table {@code adverse_event}, which describes them, in its order. Dates are days since 1970-01-01; each may be null, where nothing
 * is known.
 */
public record AdverseEvent(
        String term,
        Integer grade,
        String scale,
        Integer onsetDate,
        Integer endDate,
        Integer infusionNumber,
        String treatment,
        String imputedDates)
        implements StandardRow {
    @Override
    public Object[] cells() {
        return new Object[] {term, grade, scale, onsetDate, endDate, infusionNumber, treatment, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adverse_event";
    }
}
