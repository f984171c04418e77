package org.ninefold.subject;

/**
 * One row per assessment of the disease: the fields of the
 * schema's table {@code response}, which describes them, in its order. Dates are days since 1970-01-01; each may be null, where nothing
 * is known.
 */
public record Response(
        Integer assessmentDate,
        String response,
        String mrdStatus,
        String mrdMethod,
        Double mrdSensitivity,
        String imputedDates)
        implements StandardRow {
    @Override
    public Object[] cells() {
        return new Object[] {assessmentDate, response, mrdStatus, mrdMethod, mrdSensitivity, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of response";
    }
}
