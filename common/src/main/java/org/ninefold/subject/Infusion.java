package org.ninefold.subject;

/**
 * One row per infusion of cells: the fields of the
 * schema's table {@code infusion}, which describes them, in its order. Dates are days since 1970-01-01; each may be null, where nothing
 * is known.
 */
public record Infusion(Integer number, Integer date, String product, Double dose1e6PerKg, String imputedDates)
        implements StandardRow {
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
