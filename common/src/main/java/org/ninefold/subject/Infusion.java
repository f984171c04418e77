package org.ninefold.subject;

/**
 * One row per infusion of cells. Dates are days since 1970-01-01; each may be null, where nothing is known.
 *
 * @param number infusions counted from 1
 * @param date date of the infusion
 * @param product product infused
 * @param dose1e6PerKg cells infused per body weight
 * @param imputedDates dates completed by the mapping's rule; filled by the platform: the field and D where the day, M where month and day were absent, such as date:D
 */
public record Infusion(Integer number, Integer date, String product, Double dose1e6PerKg, String imputedDates)
        implements StandardRow {
    static Infusion of(Object[] cells) {
        return new Infusion(
                (Integer) cells[0], (Integer) cells[1], (String) cells[2], (Double) cells[3], (String) cells[4]);
    }

    @Override
    public Object[] cells() {
        return new Object[] {number, date, product, dose1e6PerKg, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of infusion";
    }
}
