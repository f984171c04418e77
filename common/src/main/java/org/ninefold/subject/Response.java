package org.ninefold.subject;

/**
 * One row per assessment of the disease. Dates are days since 1970-01-01; each may be null, where nothing is known.
 *
 * @param assessmentDate date of the assessment; may be absent for a stated response
 * @param response response: complete, complete without count recovery, partial, none
 * @param mrdStatus measurable residual disease
 * @param mrdMethod how residual disease was measured
 * @param mrdSensitivity smallest share of cells the method detects
 * @param imputedDates dates completed by the mapping's rule; filled by the platform: the field and D where the day, M where month and day were absent, such as date:D
 */
public record Response(
        Integer assessmentDate,
        String response,
        String mrdStatus,
        String mrdMethod,
        Double mrdSensitivity,
        String imputedDates)
        implements StandardRow {
    static Response of(Object[] cells) {
        return new Response(
                (Integer) cells[0], (String) cells[1], (String) cells[2], (String) cells[3], (Double) cells[4], (String)
                        cells[5]);
    }

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
