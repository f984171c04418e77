package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads dates in the first of several formats that fits; only days of the calendar are dates. */
public final class DateReader implements Serializable {
    private static final Pattern SERIAL = Pattern.compile("(\\d{1,7})(\\.0+)?");
    private static final LocalDate LAST_OF_EXCEL = LocalDate.of(9999, 12, 31);
    /** The day that Excel believes in and the calendar does not: 29 February 1900. */
    private static final int NO_SUCH_DAY = 60;

    private final List<String> formats;
    private transient DateTimeFormatter[] formatters;

    /** A reader of these formats: patterns, {@code excel-1900}, {@code excel-1904}. */
    public DateReader(List<String> formats) {
        this.formats = List.copyOf(formats);
    }

    /** The epoch day; empty where no format fits. */
    public Optional<Integer> read(String text) {
        for (int i = 0; i < formats.size(); i++) {
            Optional<LocalDate> day =
                    switch (formats.get(i)) {
                        case "excel-1900" -> excel1900(text);
                        case "excel-1904" ->
                            serial(text).map(n -> LocalDate.of(1904, 1, 1).plusDays(n));
                        default -> parsed(text, formatter(i));
                    };
            if (day.isPresent()) {
                return Optional.of(Math.toIntExact(day.get().toEpochDay()));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> excel1900(String text) {
        return serial(text)
                .filter(n -> n > 0 && n != NO_SUCH_DAY)
                .map(n -> LocalDate.of(1899, 12, n > NO_SUCH_DAY ? 30 : 31).plusDays(n));
    }

    private static Optional<Integer> serial(String text) {
        var matcher = SERIAL.matcher(text);
        return matcher.matches()
                ? Optional.of(Integer.valueOf(matcher.group(1)))
                        .filter(n -> n
                                <= LAST_OF_EXCEL.toEpochDay()
                                        - LocalDate.of(1899, 12, 30).toEpochDay())
                : Optional.empty();
    }

    private static Optional<LocalDate> parsed(String text, DateTimeFormatter formatter) {
        try {
            return Optional.of(LocalDate.parse(text, formatter));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private DateTimeFormatter formatter(int i) {
        if (formatters == null) {
            // The year of an era needs the era to be strict; the proleptic year does not.
            formatters = formats.stream()
                    .map(format -> format.startsWith("excel-") ? "uuuu" : format.replace('y', 'u'))
                    .map(format ->
                            DateTimeFormatter.ofPattern(format, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
                    .toArray(DateTimeFormatter[]::new);
        }
        return formatters[i];
    }
}
