package org.ninefold.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.scene.TextFit;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;

/**
 * What the results say of the differences between centres, in words: first the model of all of them, then inverse variance
 * of those with an effect.
 *
 * @param rows of the analysis
 * @param cause of the figure, null where it has none
 * @param day of the figure, null where it has none
 */
record BetweenCentres(AnalysisRows rows, String cause, Integer day) {
    private static final String TYPICAL = "typical centre";
    private static final String WITHOUT = "without ";

    /** The interval of a centre not seen: of the model of all centres, else by inverse variance. */
    Optional<Estimate> prediction() {
        return typical().flatMap(this::prediction).or(() -> pooled().flatMap(this::prediction));
    }

    private Optional<Estimate> prediction(About about) {
        Double low = rows.number(about, "pred.low").orElse(null);
        Double high = rows.number(about, "pred.high").orElse(null);
        return low == null || high == null ? Optional.empty() : Optional.of(new Estimate(null, null, low, high, null));
    }

    private Optional<About> typical() {
        return about(row -> TYPICAL.equals(row.variableLevel()));
    }

    private Optional<About> pooled() {
        return about(row -> row.statName().equals("i2"));
    }

    private Optional<About> about(Predicate<ResultRow> which) {
        return rows.row(row -> here(row) && which.test(row))
                .map(row -> new About(null, null, row.variable(), row.variableLevel(), row.cause(), row.timeDay()));
    }

    private boolean here(ResultRow row) {
        return AnalysisRows.CENTRES.equals(row.variable())
                && row.group1() == null
                && row.group2Level() == null
                && Objects.equals(row.cause(), cause)
                && Objects.equals(row.timeDay(), day);
    }

    /** A paragraph each; none where the study does not ask. */
    List<String> words() {
        var words = new ArrayList<String>();
        typical().ifPresent(about -> words.add(typical(about)));
        pooled().ifPresent(about -> words.add(pooled(about)));
        leaveOneOut().ifPresent(words::add);
        return words;
    }

    private String typical(About about) {
        return "All centres (%s; %s): typical centre %s; τ² %s, %s; a new centre %s.%s"
                .formatted(
                        method(about),
                        used(about),
                        TextFit.unbroken(rows.estimate(about).percent()),
                        stat(about, "tau2", "2"),
                        p(about, "of τ² = 0"),
                        newCentre(about),
                        caution(about));
    }

    private String pooled(About about) {
        return "Centres with an effect (%s; %s): mean %s; Q %s on %s df, %s; I² %s %%; τ² %s; a new centre %s.%s"
                .formatted(
                        method(about),
                        used(about),
                        TextFit.unbroken(rows.estimate(about).percent()),
                        stat(about, "statistic", "1"),
                        stat(about, "df", "0"),
                        p(about, ""),
                        stat(about, "i2", "0"),
                        stat(about, "tau2", "2"),
                        newCentre(about),
                        caution(about));
    }

    /** Such as {@code 3 of 15 centres}. */
    private String used(About about) {
        long used = rows.count(about, "k").orElse(0L);
        return used + " of " + (used + rows.count(about, "k.miss").orElse(0L)) + " centres";
    }

    private String newCentre(About about) {
        return prediction(about)
                .map(prediction -> TextFit.unbroken(prediction.limits() + " %"))
                .orElse("not defined");
    }

    private String p(About about, String of) {
        return rows.number(about, "p.value")
                .map(value -> TextFit.unbroken(of.isEmpty() ? FigureText.p(value) : FigureText.p(value) + " " + of))
                .orElse("P not defined");
    }

    private String stat(About about, String name, String format) {
        return rows.number(about, name)
                .map(value -> FigureText.of(value, format))
                .orElse("not defined");
    }

    private String method(About about) {
        return rows.row(about::fits).map(ResultRow::method).orElse("");
    }

    /** What stands beside the estimate, or why there is none. */
    private String caution(About about) {
        String warning = rows.estimate(about).warning();
        return warning == null ? "" : " " + warning;
    }

    private Optional<String> leaveOneOut() {
        List<ResultRow> without = rows.results().stream()
                .filter(row -> here(row)
                        && row.variableLevel() != null
                        && row.variableLevel().startsWith(WITHOUT)
                        && row.statName().equals("estimate")
                        && row.stat() != null)
                .toList();
        if (without.isEmpty()) {
            return Optional.empty();
        }
        var range = without.stream().mapToDouble(ResultRow::stat).summaryStatistics();
        return Optional.of("Without one centre in turn: %s to %s %%."
                .formatted(FigureText.of(range.getMin(), "%0"), FigureText.of(range.getMax(), "%0")));
    }
}
