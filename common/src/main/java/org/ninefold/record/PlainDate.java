package org.ninefold.record;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads dates of four digits for the year, one or two each for month and day, and signs between them: nearly all there are,
 * and many times faster than a formatter. It finds no day that the formatter does not find; what it does not understand, the
 * formatter is asked for.
 */
final class PlainDate implements Serializable {
    /** No epoch day. */
    static final int NONE = Integer.MIN_VALUE;

    /** Fields of a fixed length may touch; one of a varying length stands between signs. */
    private static final Pattern PLAIN = Pattern.compile("((yyyy|MM|dd|(?<![yMd])[Md](?![yMd]))[-./ 年月日]*){3}");

    private static final int LAST_OF_EVERY_MONTH = 28;

    private final String format;

    private PlainDate(String format) {
        this.format = format;
    }

    /** A reader of a format, if it is plain. */
    static Optional<PlainDate> of(String format) {
        boolean whole = format.contains("y") && format.contains("M") && format.contains("d");
        return whole && PLAIN.matcher(format).matches() ? Optional.of(new PlainDate(format)) : Optional.empty();
    }

    /** The epoch day, or {@link #NONE} where the text is not written plainly in the format. */
    int epochDay(String text) {
        int year = 0;
        int month = 0;
        int day = 0;
        int at = 0;
        int i = 0;
        while (i < format.length()) {
            char field = format.charAt(i);
            if (field != 'y' && field != 'M' && field != 'd') {
                if (at == text.length() || text.charAt(at) != field) {
                    return NONE;
                }
                at++;
                i++;
                continue;
            }
            int width = 0;
            while (i < format.length() && format.charAt(i) == field) {
                i++;
                width++;
            }
            int start = at;
            int most = Math.min(text.length(), start + Math.max(width, 2));
            int value = 0;
            while (at < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = 10 * value + text.charAt(at) - '0';
                at++;
            }
            if (at - start < width) {
                return NONE;
            }
            switch (field) {
                case 'y' -> year = value;
                case 'M' -> month = value;
                default -> day = value;
            }
        }
        return at == text.length() ? epochDay(year, month, day) : NONE;
    }

    private static int epochDay(int year, int month, int day) {
        boolean exists = month >= 1
                && month <= 12
                && day >= 1
                && (day <= LAST_OF_EVERY_MONTH
                        || day <= YearMonth.of(year, month).lengthOfMonth());
        return exists ? (int) LocalDate.of(year, month, day).toEpochDay() : NONE;
    }
}
