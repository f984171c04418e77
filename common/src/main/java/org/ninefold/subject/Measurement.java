package org.ninefold.subject;

/**
 * One row per measurement. Dates are days since 1970-01-01; each may be null, where nothing is known.
 *
 * @param test what was measured
 * @param date date of the sample
 * @param value value measured
 * @param unit unit of the value, as recorded
 * @param infusionNumber infusion that this record belongs to, counted from 1
 * @param imputedDates dates completed by the mapping's rule; filled by the platform: the field and D where the day, M where month and day were absent, such as date:D
 */
public record Measurement(
        String test, Integer date, Double value, String unit, Integer infusionNumber, String imputedDates)
        implements StandardRow {
    static Measurement of(Object[] cells) {
        return new Measurement(
                (String) cells[0],
                (Integer) cells[1],
                (Double) cells[2],
                (String) cells[3],
                (Integer) cells[4],
                (String) cells[5]);
    }

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
