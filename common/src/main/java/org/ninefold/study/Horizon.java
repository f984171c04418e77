package org.ninefold.study;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time after the origin at which a curve is read.
 *
 * @param text as it is written, such as {@code 12 months}
 * @param days the same in days of real time: a month has 30.4375, a year 365.25
 */
public record Horizon(String text, double days) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(day|month|year)s?");

    public Horizon {
        if (!(days > 0) || Double.isInfinite(days)) {
            throw new IllegalArgumentException("A horizon is later than day 0, found " + text + ".");
        }
    }

    /** The horizon that a text such as {@code 12 months}, {@code 365 days} or {@code 1 year} names, if it names one. */
    public static Optional<Horizon> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        BigDecimal days = new BigDecimal(matcher.group(1)).multiply(daysOf(matcher.group(2)));
        return days.signum() == 0 ? Optional.empty() : Optional.of(new Horizon(text.strip(), days.doubleValue()));
    }

    /** The whole day before it, on which a curve is read. */
    public int day() {
        return (int) Math.floor(days);
    }

    private static BigDecimal daysOf(String unit) {
        return switch (unit) {
            case "day" -> BigDecimal.ONE;
            case "month" -> new BigDecimal("30.4375");
            default -> new BigDecimal("365.25");
        };
    }
}
