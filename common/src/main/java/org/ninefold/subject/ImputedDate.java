package org.ninefold.subject;

import java.time.LocalDate;

/**
 * How a date was completed: what of it was absent, and by how many days it lies behind the date of which that was absent. In a
 * row's {@code imputed_dates} it stands behind the field's name, such as {@code date:D} or {@code date:M+28}.
 *
 * @param flag {@code D} where the day was absent, {@code M} where month and day were
 * @param shift days behind the delivered date
 */
public record ImputedDate(String flag, int shift) {
    private static final String MONTH_AND_DAY = "M";
    private static final String BETWEEN = " ";

    /** How a field's date was completed; null where it was not. */
    public static ImputedDate of(String imputedDates, String field) {
        if (imputedDates == null) {
            return null;
        }
        for (String one : imputedDates.split(BETWEEN, -1)) {
            if (one.startsWith(field) && one.charAt(field.length()) == ':') {
                return of(one.substring(field.length() + 1));
            }
        }
        return null;
    }

    /** What stands behind a field's name. */
    static ImputedDate of(String code) {
        return new ImputedDate(
                code.substring(0, 1), code.length() == 1 ? 0 : Integer.parseInt(code, 1, code.length(), 10));
    }

    /** What stands behind a field's name for a date so many days behind one that was completed in that way; null for null. */
    public static String shifted(String code, int days) {
        if (code == null) {
            return null;
        }
        ImputedDate base = of(code);
        return new ImputedDate(base.flag, Math.addExact(base.shift, days)).code();
    }

    /** What stands behind a field's name. */
    public String code() {
        return shift == 0 ? flag : flag + (shift > 0 ? "+" : "") + shift;
    }

    /** The delivered date, completed somehow. */
    private LocalDate delivered(int day) {
        return LocalDate.ofEpochDay((long) day - shift);
    }

    /** The first day that the delivered year or month allows, of a date that was completed to that day. */
    public int earliest(int day) {
        LocalDate delivered = delivered(day);
        LocalDate first = flag.equals(MONTH_AND_DAY) ? delivered.withDayOfYear(1) : delivered.withDayOfMonth(1);
        return Math.toIntExact(first.toEpochDay() + shift);
    }

    /** The last day that the delivered year or month allows, of a date that was completed to that day. */
    public int latest(int day) {
        LocalDate delivered = delivered(day);
        LocalDate last = flag.equals(MONTH_AND_DAY)
                ? delivered.withDayOfYear(delivered.lengthOfYear())
                : delivered.withDayOfMonth(delivered.lengthOfMonth());
        return Math.toIntExact(last.toEpochDay() + shift);
    }
}
