package org.ninefold.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A number as papers print it, rounded half up: {@code 0}, {@code 1} … decimals; {@code %1} times 100; {@code m1} days as
 * months of 30.4375 days; {@code e2} with a power of ten; {@code p3} a P value, {@code <0.001} below what 3 decimals show;
 * without a format all its digits, at most 6 decimals.
 */
public final class FigureText {
    private static final BigDecimal DAYS_A_MONTH = new BigDecimal("30.4375");
    private static final int MOST = 6;
    /** What a double holds of a decimal number: half of a digit is rounded up even where binary fractions lie below. */
    private static final MathContext EXACT = new MathContext(12, RoundingMode.HALF_UP);

    private FigureText() {}

    /** The number in that format. */
    public static String of(double number, String format) {
        BigDecimal value = new BigDecimal(number, EXACT);
        if (format == null) {
            return value.setScale(MOST, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        char kind = format.charAt(0);
        if (Character.isDigit(kind)) {
            return fixed(value, format);
        }
        String decimals = format.substring(1);
        return switch (kind) {
            case '%' -> fixed(value.multiply(BigDecimal.valueOf(100)), decimals);
            case 'm' -> fixed(value.divide(DAYS_A_MONTH, EXACT), decimals);
            case 'e' -> scientific(value, Integer.parseInt(decimals));
            case 'p' -> pValue(value, Integer.parseInt(decimals));
            default -> throw new IllegalArgumentException("no format " + format + " of a figure");
        };
    }

    private static String fixed(BigDecimal value, String decimals) {
        return value.setScale(Integer.parseInt(decimals), RoundingMode.HALF_UP).toPlainString();
    }

    private static String scientific(BigDecimal value, int decimals) {
        BigDecimal rounded = value.round(new MathContext(decimals + 1, RoundingMode.HALF_UP));
        int power = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        return "%sE%s%02d"
                .formatted(
                        rounded.movePointLeft(power)
                                .setScale(decimals, RoundingMode.HALF_UP)
                                .toPlainString(),
                        power < 0 ? "-" : "+",
                        Math.abs(power))
                .toUpperCase(Locale.ROOT);
    }

    private static String pValue(BigDecimal value, int decimals) {
        BigDecimal least = BigDecimal.ONE.movePointLeft(decimals);
        return value.compareTo(least) < 0 ? "<" + least.toPlainString() : fixed(value, Integer.toString(decimals));
    }
}
