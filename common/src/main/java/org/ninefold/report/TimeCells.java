package org.ninefold.report;

import org.ninefold.results.ResultRow;

/** Figures that are times: medians of curves and of follow-up in months, restricted means in days. */
final class TimeCells {
    private static final String NOT_REACHED = "not reached";
    private static final String NO_SURVIVORS = "– (no survivors)";

    private TimeCells() {}

    static boolean isSurvivors(ResultRow row) {
        return "survivors".equals(row.variableLevel());
    }

    /** The median follow-up by the reverse method: where nobody is left, nothing is there to be reached. */
    static Outcome.Cell reverse(Statistics of) {
        boolean nobody = of.where(TimeCells::isSurvivors).stat("n").orElse(0.0) == 0;
        Statistics median = of.where(row -> !isSurvivors(row));
        return new Outcome.Cell(
                "",
                median.stat("median").map(TimeCells::months).orElse(nobody ? NO_SURVIVORS : NOT_REACHED),
                median.limits("conf.low", "conf.high", TimeCells::months));
    }

    /** The observed days of survivors. */
    static Outcome.Cell survivors(Statistics of) {
        return new Outcome.Cell(
                of.whole("n"),
                of.stat("median").map(TimeCells::months).orElse(NO_SURVIVORS),
                range(of.limits("min", "max", TimeCells::months)));
    }

    /** The median of a curve; its upper limit may not be reached. */
    static Outcome.Cell median(Statistics of, String n) {
        String limits = of.limits("conf.low", "conf.high", TimeCells::months);
        return new Outcome.Cell(
                n,
                of.stat("estimate").map(TimeCells::months).orElse(n.equals("0") ? Statistics.NOTHING : NOT_REACHED),
                limits.isEmpty()
                        ? of.stat("conf.low").map(low -> "from " + months(low)).orElse("")
                        : limits);
    }

    /** A restricted mean. */
    static Outcome.Cell mean(Statistics of, String n) {
        return new Outcome.Cell(
                n,
                of.told("estimate", days -> NumberText.rounded(days, 0)),
                of.limits("conf.low", "conf.high", days -> NumberText.rounded(days, 0)));
    }

    static String range(String limits) {
        return limits.isEmpty() ? "" : limits + " (range)";
    }

    private static String months(double days) {
        return NumberText.months(days, 1);
    }
}
