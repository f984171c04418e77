package org.ninefold.report;

import org.ninefold.results.FigureText;

/** Numbers of the tables of a page: as everywhere, with a minus sign, thin spaces and no decimals that say nothing. */
final class NumberText {
    private NumberText() {}

    static String rounded(double value, int decimals) {
        return minus(FigureText.of(value, decimals));
    }

    /** At most that many decimals, none that say nothing. */
    static String trimmed(double value, int decimals) {
        return minus(FigureText.most(value, decimals));
    }

    /** Days as months, at most that many decimals. */
    static String months(double days, int decimals) {
        String text = FigureText.of(days, "m" + decimals);
        return minus(text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text);
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }

    /** A count with a thin space between thousands. */
    static String count(long n) {
        return String.valueOf(n).replaceAll("\\B(?=(\\d{3})+$)", "\u202f");
    }
}
