package org.ninefold.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One comparison of the groups of an analysis, of all centres together.
 *
 * @param what {@code GROUPS}, {@code TREND} or one level against another
 * @param stratified whether by centre
 * @param method the test, or how a difference was estimated
 * @param variable what is compared, null where the analysis has one figure alone
 * @param statistics by name: {@code p.value}, {@code p.adjusted}, {@code estimate}, {@code conf.low}, {@code conf.high}; null where not defined
 * @param warnings by name of the statistic, where there is one
 */
public record Compared(
        String what,
        boolean stratified,
        String method,
        String variable,
        Map<String, Double> statistics,
        Map<String, String> warnings) {
    private static final String GROUPS = "GROUPS";
    private static final String TREND = "TREND";
    private static final String DAYS = "rmst";
    private static final String P = "p.value";
    private static final String ESTIMATE = "estimate";

    /** Tests in the order in which they are told; others follow by name. */
    private static final List<String> ORDER = List.of(
            "Fisher",
            "Pearson",
            "Mann–Whitney",
            "Kruskal",
            "Welch",
            "Student",
            "log-rank",
            "Fleming",
            "Mantel",
            "Gray");

    /** The comparisons among rows, first those of all groups, then trends, then pairs; those stratified after the others. */
    public static List<Compared> of(List<ResultRow> rows) {
        var found = new LinkedHashMap<List<Object>, Compared>();
        for (ResultRow row : rows) {
            if (row.comparison() != null && row.group1() == null && row.group2Level() == null) {
                Compared compared = found.computeIfAbsent(key(row), key -> of(row));
                compared.statistics.put(row.statName(), row.stat());
                if (row.warning() != null) {
                    compared.warnings.put(row.statName(), row.warning());
                }
            }
        }
        return found.values().stream()
                .filter(one -> one.statistics.containsKey(P) || one.statistics.containsKey(ESTIMATE))
                .sorted(Comparator.comparingInt(Compared::kind)
                        .thenComparing(Compared::stratified)
                        .thenComparingInt(one -> rank(one.method))
                        .thenComparing(Compared::method, TextOrder::compare)
                        .thenComparing(Compared::what, TextOrder::compare))
                .toList();
    }

    private static Compared of(ResultRow row) {
        return new Compared(
                row.comparison(),
                row.stratumVar() != null,
                Objects.toString(row.method(), ""),
                row.variable(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
    }

    private static List<Object> key(ResultRow row) {
        return Arrays.asList(
                row.comparison(), row.stratumVar(), row.method(), row.variable(), row.variableLevel(), row.cause());
    }

    private int kind() {
        return what.equals(GROUPS) ? 0 : what.equals(TREND) ? 1 : 2;
    }

    private static int rank(String method) {
        for (int i = 0; i < ORDER.size(); i++) {
            if (method.contains(ORDER.get(i))) {
                return i;
            }
        }
        return ORDER.size();
    }

    /** Whether it is a test of all groups at once. */
    public boolean ofAllGroups() {
        return what.equals(GROUPS);
    }

    /** Such as {@code P = 0.042 (log-rank)} or {@code A vs B: difference 12 % (−5 to 28)}. */
    public String text() {
        var parts = new ArrayList<String>();
        if (statistics.containsKey(ESTIMATE)) {
            parts.add((DAYS.equals(variable) ? "difference of restricted means " : "difference ") + difference());
        }
        if (statistics.containsKey(P)) {
            parts.add(p());
        }
        if (statistics.get("p.adjusted") != null) {
            parts.add("adjusted " + FigureText.p(statistics.get("p.adjusted")));
        }
        String how = statistics.containsKey(ESTIMATE) ? "" : " (" + method + ")";
        return (kind() < 2 ? "" : what + ": ") + String.join(", ", parts) + how;
    }

    /** The P value, or that there is none and why. */
    public String p() {
        Double p = statistics.get(P);
        return p == null ? "P not defined: " + warnings.getOrDefault(P, "").replaceFirst("\\.$", "") : FigureText.p(p);
    }

    private String difference() {
        boolean days = DAYS.equals(variable);
        String format = days ? "0" : "%0";
        Double estimate = statistics.get(ESTIMATE);
        if (estimate == null) {
            return "not estimable";
        }
        Double low = statistics.get("conf.low");
        Double high = statistics.get("conf.high");
        String limits = low == null || high == null
                ? ""
                : " (%s to %s)".formatted(FigureText.of(low, format), FigureText.of(high, format));
        return (FigureText.of(estimate, format) + (days ? " days" : " %") + limits).replace('-', '−');
    }
}
