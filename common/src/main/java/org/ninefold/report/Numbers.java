package org.ninefold.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them, rounded half up; the same on every machine. */
final class Numbers {
    static final double DAYS_A_MONTH = 30.4375;
    private static final double SMALLEST_P = 0.001;
    private static final double SMALL_P = 0.1;

    private Numbers() {}

    static String rounded(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? rounded.abs() : rounded).toPlainString().replace('-', '−');
    }

    static String percent(double share) {
        return rounded(100 * share, 0);
    }

    /** At most that many decimals, none that say nothing. */
    static String trimmed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString()).replace('-', '−');
    }

    static String p(double p) {
        return p < SMALLEST_P ? "<0.001" : rounded(p, p < SMALL_P ? 3 : 2);
    }

    /** A count with a thin space between thousands. */
    static String count(long n) {
        return String.valueOf(n).replaceAll("\\B(?=(\\d{3})+$)", "\u202f");
    }
}
