package org.ninefold.study;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The formats in which dates are written. */
final class DateFormats {
    static final List<String> DEFAULT = List.of("yyyy-MM-dd");

    private static final Set<String> SERIAL_NUMBERS = Set.of("excel-1900", "excel-1904");
    private static final ZonedDateTime SOME_DAY = LocalDate.of(2020, 6, 30).atStartOfDay(ZoneOffset.UTC);

    private DateFormats() {}

    static Optional<String> read(Entry entry) {
        Optional<String> format = entry.word();
        if (format.isEmpty() || SERIAL_NUMBERS.contains(format.orElseThrow()) || namesADay(format.orElseThrow())) {
            return format;
        }
        return entry.expected("a date format with year (y), month (M) and day (d), such as yyyy/M/d,"
                + " or excel-1900 or excel-1904");
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
