package org.ninefold.report;

import org.ninefold.results.FigureText;
import org.ninefold.results.Share;

/** An estimate with its limits; null where it is not defined; with its counts where it is a counted share. */
record Estimate(Double value, Share share, Double low, Double high, String warning) {
    static final Estimate NONE = new Estimate(null, null, null, null, null);

    /** Such as {@code (25, 62)}; empty where a limit is not defined. */
    String limits() {
        return low == null || high == null
                ? ""
                : "(%s, %s)".formatted(FigureText.of(low, "%0"), FigureText.of(high, "%0"));
    }

    /** Such as {@code 43 % (25, 62)}. */
    String percent() {
        if (value == null) {
            return "not estimable";
        }
        String limits = limits().isEmpty() ? "" : " " + limits();
        return (share == null ? FigureText.of(value, "%0") : FigureText.ofShare(share, "%0")) + " %" + limits;
    }
}
