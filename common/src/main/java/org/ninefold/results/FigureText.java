package org.ninefold.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * A number as papers print it, rounded half up: {@code 0}, {@code 1} … decimals; {@code %1} times 100; {@code m1} days as
 * months of 30.4375 days; {@code e2} with a power of ten; {@code p3} a P value, {@code <0.001} below what 3 decimals show;
 * without decimals ({@code %}, {@code m}), or without a format, all its digits, at most 6 decimals.
 *
 * <p>Every place that prints a figure rounds it here. A share that was counted is rounded from its counts
 * ({@link #ofShare}), any other number from its 12 leading digits: a chain of products ends a few units beside the decimal
 * number that it stands for, and half of a digit is to be rounded up there too.
 */
public final class FigureText {
    private static final BigDecimal DAYS_A_MONTH = new BigDecimal("30.4375");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST = 6;
    private static final int MOVED = 4;
    private static final MathContext EXACT = new MathContext(12, RoundingMode.HALF_UP);

    private FigureText() {}

    /** The number in that format. */
    public static String of(double number, String format) {
        BigDecimal value = new BigDecimal(number, EXACT);
        if (format == null) {
            return most(value, MOST);
        }
        char kind = format.charAt(0);
        if (Character.isDigit(kind)) {
            return fixed(value, format);
        }
        String decimals = format.substring(1);
        return switch (kind) {
            case '%' -> fixed(value.multiply(HUNDRED), decimals);
            case 'm' -> fixed(value.divide(DAYS_A_MONTH, EXACT), decimals);
            case 'e' -> scientific(value, Integer.parseInt(decimals));
            case 'p' -> pValue(value, Integer.parseInt(decimals));
            default -> throw new IllegalArgumentException("no format " + format + " of a figure");
        };
    }

    /** The number with so many decimals. */
    public static String of(double number, int decimals) {
        return of(number, Integer.toString(decimals));
    }

    /** The number with at most so many decimals, none that say nothing. */
    public static String most(double number, int decimals) {
        return most(new BigDecimal(number, EXACT), decimals);
    }

    /** A number of which a change is told: at most four decimals, all its digits where those would say 0. */
    public static String moved(double number) {
        String text = most(number, MOVED);
        return text.equals("0") && number != 0 ? Double.toString(number) : text;
    }

    /** A counted share in a format of decimals or per cent, exactly from its counts; in any other format the number. */
    public static String ofShare(Share share, String format) {
        BigDecimal n = BigDecimal.valueOf(share.n());
        BigDecimal of = BigDecimal.valueOf(share.of());
        if (format == null || format.equals("%")) {
            BigDecimal part = format == null ? n : n.multiply(HUNDRED);
            return most(part.divide(of, MOST, RoundingMode.HALF_UP), MOST);
        } else if (format.charAt(0) == '%') {
            return quotient(n.multiply(HUNDRED), of, format.substring(1));
        }
        return Character.isDigit(format.charAt(0)) ? quotient(n, of, format) : of(share.value(), format);
    }

    private static String quotient(BigDecimal n, BigDecimal of, String decimals) {
        return n.divide(of, Integer.parseInt(decimals), RoundingMode.HALF_UP).toPlainString();
    }

    /** {@code P = 0.042}, {@code P < 0.001}; three decimals. */
    public static String p(double p) {
        String text = of(p, "p3");
        return text.startsWith("<") ? "P < " + text.substring(1) : "P = " + text;
    }

    private static String fixed(BigDecimal value, String decimals) {
        return decimals.isEmpty()
                ? most(value, MOST)
                : value.setScale(Integer.parseInt(decimals), RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static String most(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
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
