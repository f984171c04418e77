package org.ninefold.adam;

/** The row of ADSL of one subject: the standard variables, then the study's own. Dates are days since 1970-01-01. */
public final class Adsl {
    private static final String NO = "N";

    private final Object[] cells;

    /** A row of so many variables, all null. */
    Adsl(int width) {
        cells = new Object[width];
    }

    /** The cells in the order of the study's ADSL; whoever writes into them writes into the row. */
    public Object[] cells() {
        return cells;
    }

    /** A value, or null. */
    public Object value(AdslVariable variable) {
        return cells[variable.place()];
    }

    /** A text, or null. */
    public String text(AdslVariable variable) {
        return (String) value(variable);
    }

    /** A date, or null. */
    public Integer day(AdslVariable variable) {
        return (Integer) value(variable);
    }

    /** A date by its place in the study's ADSL, or null. */
    public Integer day(int place) {
        return (Integer) cells[place];
    }

    /** What of a date is imputed, D or M, by its place; null for nothing, and of the study's own dates and of -1. */
    public String imputed(int place) {
        int flag = AdslVariable.flag(place);
        return flag < 0 ? null : (String) cells[flag];
    }

    /** The same of a standard date. */
    String imputed(AdslVariable date) {
        return imputed(date.place());
    }

    /** Whether any of some columns says something but no. */
    public boolean saysAny(int[] places) {
        for (int place : places) {
            if (cells[place] != null && !cells[place].equals(NO)) {
                return true;
            }
        }
        return false;
    }

    void put(AdslVariable variable, Object value) {
        cells[variable.place()] = value;
    }

    void date(AdslVariable variable, Integer day, String imputed) {
        put(variable, day);
        put(variable.flag(), imputed);
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adsl";
    }
}
