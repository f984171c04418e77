package org.ninefold.record;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ninefold.quality.Rule;
import org.ninefold.study.PartialDate;
import org.ninefold.subject.CleanText;

/**
 * Reads dates in one of several formats; only days of the calendar are dates. A text that two formats read as different
 * days is ambiguous. Where a rule says so, a month or a year without a day is completed.
 */
public final class DateReader implements Serializable {
    private static final Pattern SERIAL = Pattern.compile("(\\d{1,7})(\\.0+)?");
    private static final LocalDate LAST_OF_EXCEL = LocalDate.of(9999, 12, 31);
    /** The day that Excel believes in and the calendar does not: 29 February 1900. */
    private static final int NO_SUCH_DAY = 60;

    private static final int MIDDLE_OF_A_MONTH = 15;
    private static final String DAY = "D";
    private static final String MONTH_AND_DAY = "M";

    private final List<String> formats;
    private final PartialDate partial;
    /** A quick way for a single format, or null. */
    final PlainDate plain;

    private transient DateTimeFormatter[] formatters;

    /** A day, and what of it was completed. */
    private record Read(LocalDate day, String imputed) {}

    /** A reader of whole dates in these formats: patterns, {@code excel-1900}, {@code excel-1904}. */
    public DateReader(List<String> formats) {
        this(formats, null);
    }

    /**
     * A reader.
     *
     * @param partial the day that a date without one is taken for, null where it must have one
     */
    DateReader(List<String> formats, PartialDate partial) {
        this.formats = List.copyOf(formats);
        this.partial = partial;
        this.plain = formats.size() == 1 ? PlainDate.of(formats.get(0)).orElse(null) : null;
    }

    /** Whether the text is a date in one of the formats. */
    public boolean fits(String text) {
        return read(text).value() != null;
    }

    /** The epoch day, or the rule that the text breaks. */
    Cell read(String text) {
        String digits = CleanText.halfWidth(text);
        if (plain != null) {
            int day = plain.epochDay(digits);
            if (day != PlainDate.NONE) {
                return Cell.date(text, day, null);
            }
        }
        Read first = null;
        for (int i = 0; i < formats.size(); i++) {
            Optional<Read> found =
                    switch (formats.get(i)) {
                        case "excel-1900" -> excel1900(digits).map(day -> new Read(day, null));
                        case "excel-1904" ->
                            serial(digits)
                                    .map(n -> new Read(LocalDate.of(1904, 1, 1).plusDays(n), null));
                        default -> parsed(digits, formatter(i));
                    };
            if (found.isPresent()) {
                if (first != null && !first.day.equals(found.get().day)) {
                    return Cell.broken(text, Rule.VALUE_DATE_AMBIGUOUS);
                }
                first = first == null ? found.get() : first;
            }
        }
        return first == null
                ? Cell.broken(text, Rule.VALUE_DATE)
                : Cell.date(text, Math.toIntExact(first.day.toEpochDay()), first.imputed);
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

    private Optional<Read> parsed(String text, DateTimeFormatter formatter) {
        try {
            if (partial == null) {
                return Optional.of(new Read(LocalDate.parse(text, formatter), null));
            }
            TemporalAccessor read = formatter.parseBest(text, LocalDate::from, YearMonth::from, Year::from);
            if (read instanceof YearMonth month) {
                return Optional.of(new Read(completed(month), DAY));
            } else if (read instanceof Year year) {
                return Optional.of(new Read(completed(year), MONTH_AND_DAY));
            }
            return Optional.of(new Read(LocalDate.from(read), null));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDate completed(YearMonth month) {
        return switch (partial) {
            case FIRST -> month.atDay(1);
            case MIDDLE -> month.atDay(MIDDLE_OF_A_MONTH);
            case LAST -> month.atEndOfMonth();
        };
    }

    private LocalDate completed(Year year) {
        return switch (partial) {
            case FIRST -> year.atDay(1);
            case MIDDLE -> year.atMonth(Month.JULY).atDay(1);
            case LAST -> year.atMonth(Month.DECEMBER).atEndOfMonth();
        };
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
