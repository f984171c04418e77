package org.ninefold.subject;

/**
 * One row per measurement: the fields of the
 * schema's table {@code measurement}, which describes them, in its order. Dates are days since 1970-01-01; each may be null, where nothing
 * is known.
 */
public record Measurement(
        String test, Integer date, Double value, String unit, Integer infusionNumber, String imputedDates)
        implements StandardRow {
    @Override
    public Object[] cells() {
        return new Object[] {test, date, value, unit, infusionNumber, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of measurement";
    }
}
