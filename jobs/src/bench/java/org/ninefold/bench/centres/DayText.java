package org.ninefold.bench.centres;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.Function;

/** How a centre writes a day. Every text is made once: there are few days and many cells. */
final class DayText {
    static final DayText ISO = pattern("yyyy-MM-dd");
    static final DayText CHINESE = pattern("yyyy年M月d日");
    static final DayText GERMAN = pattern("dd.MM.yyyy");
    static final DayText AMERICAN = pattern("M/d/yyyy");
    static final DayText COMPACT = pattern("yyyyMMdd");

    /** Days since 1899-12-30: the number a spreadsheet of the 1900 system keeps for a date after February 1900. */
    static final DayText SERIAL =
            new DayText(day -> Long.toString(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day)));

    private final int first = (int) LocalDate.of(1930, 1, 1).toEpochDay();
    private final String[] texts = new String[(int) Subject.CUTOFF.toEpochDay() - first + 1];

    private DayText(Function<LocalDate, String> form) {
        for (int i = 0; i < texts.length; i++) {
            texts[i] = form.apply(LocalDate.ofEpochDay(first + i));
        }
    }

    private static DayText pattern(String pattern) {
        return new DayText(DateTimeFormatter.ofPattern(pattern, Locale.ROOT)::format);
    }

    /** The text of a day since 1970-01-01; empty for {@link Subject#NEVER}. */
    String of(int day) {
        return or("", day);
    }

    /** The text of a day, or what stands for none. */
    String or(String none, int day) {
        return day == Subject.NEVER ? none : texts[day - first];
    }
}
