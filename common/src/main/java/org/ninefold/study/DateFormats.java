package org.ninefold.study;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The formats in which dates are written. */
final class DateFormats {
    static final List<String> DEFAULT = List.of("yyyy-MM-dd");

    private static final Set<String> SERIAL_NUMBERS = Set.of("excel-1900", "excel-1904");
    /** Letters that stand for neither a year nor a month, such as the minutes of yyyy/mm. */
    private static final Pattern OTHER_LETTERS = Pattern.compile("[a-zA-Z&&[^yuML]]");

    private static final ZonedDateTime SOME_DAY = LocalDate.of(2020, 6, 30).atStartOfDay(ZoneOffset.UTC);

    private DateFormats() {}

    /**
     * A format.
     *
     * @param partial whether a month or a year without a day is one
     */
    static Optional<String> read(Entry entry, boolean partial) {
        Optional<String> format = entry.word();
        if (format.isEmpty() || SERIAL_NUMBERS.contains(format.orElseThrow()) || namesADay(format.orElseThrow())) {
            return format;
        }
        if (namesAMonthOrYear(format.orElseThrow())) {
            return partial
                    ? format
                    : entry.expected(
                            "a date format with year (y), month (M) and day (d), or partial = first, middle or last"
                                    + " beside it, which says the day that a date without one is taken for");
        }
        return entry.expected("a date format with year (y), month (M) and day (d), such as yyyy/M/d,"
                + " or excel-1900 or excel-1904");
    }

    private static boolean namesAMonthOrYear(String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            TemporalAccessor read = formatter.parseBest(formatter.format(SOME_DAY), YearMonth::from, Year::from);
            return !OTHER_LETTERS.matcher(pattern).find()
                    && (read.equals(YearMonth.from(SOME_DAY)) || read.equals(Year.from(SOME_DAY)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    /** Whether a day written in the pattern can be read again. */
    private static boolean namesADay(String pattern) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            return LocalDate.parse(formatter.format(SOME_DAY), formatter).equals(SOME_DAY.toLocalDate());
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }
}
