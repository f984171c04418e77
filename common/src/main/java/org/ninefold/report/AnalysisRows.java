package org.ninefold.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ninefold.report.scene.TextFit;
import org.ninefold.results.Compared;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;
import org.ninefold.results.Share;

/** The published rows of one analysis; of its curves the pooled ones are looked at. */
record AnalysisRows(ReportData data, Definition definition, List<ResultRow> results, List<CurveRow> curves) {

    /** What rows that compare the centres are about. */
    static final String CENTRES = "centres";

    /** The kind of interval of a curve as long as nobody had the event. */
    private static final String WITHOUT_EVENTS = "clopper-pearson";

    private static final Set<String> TOLD = Set.of("estimate", "p");

    /** What an estimate is of: a centre, a group, a variable and so on; null where it does not apply. */
    record About(String site, String group, String variable, String level, String cause, Integer day) {
        boolean fits(ResultRow row) {
            return row.comparison() == null
                    && Objects.equals(row.group1Level(), site)
                    && Objects.equals(row.group2Level(), group)
                    && Objects.equals(row.variable(), variable)
                    && Objects.equals(row.variableLevel(), level)
                    && Objects.equals(row.cause(), cause)
                    && Objects.equals(row.timeDay(), day);
        }
    }

    String id() {
        return definition.id().replace('_', '-').toLowerCase(Locale.ROOT);
    }

    String label() {
        return definition.label();
    }

    /** Name of the population for people. */
    String population() {
        String id = results.stream()
                .map(ResultRow::population)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return Names.ofKind("POPULATION", data.definitions()).stream()
                .filter(other -> other.id().equals(id))
                .map(Definition::label)
                .findFirst()
                .orElse(id);
    }

    /** The cut-off as a phrase. */
    String cutoff() {
        return "cut-off " + data.facts().cutoff();
    }

    /** A statistic of that name; empty where it is absent or not defined. */
    Optional<Double> number(About key, String name) {
        return row(row -> key.fits(row) && row.statName().equals(name)).map(ResultRow::stat);
    }

    /** A whole number; empty where it is absent. */
    Optional<Long> count(About key, String name) {
        return number(key, name).map(Math::round);
    }

    Estimate estimate(About key) {
        Optional<ResultRow> row =
                row(other -> key.fits(other) && other.statName().equals("estimate"));
        return new Estimate(
                row.map(ResultRow::stat).orElse(null),
                row.flatMap(own -> Share.beside(own, results)).orElse(null),
                number(key, "conf.low").orElse(null),
                number(key, "conf.high").orElse(null),
                row.map(ResultRow::warning).orElse(null));
    }

    Optional<ResultRow> row(Predicate<ResultRow> which) {
        return results.stream().filter(which).findFirst();
    }

    /** Groups in the order of the table; empty without groups. */
    List<String> groups() {
        return curves.stream()
                .filter(row -> row.group1() == null)
                .map(CurveRow::group2Level)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Exits of a pooled group, as the table behind the analysis has them. */
    RiskCounts risk(String group) {
        String variable = curves.stream()
                .map(CurveRow::group2)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return data.risk().of(definition.tableId(), variable, group);
    }

    /** Centres in the order of their ids. */
    List<String> sites() {
        return results.stream()
                .map(ResultRow::group1Level)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    /** Name of a centre for people: its id, with its title where it has one. */
    String centre(String id) {
        return Names.ofKind("CENTRE", data.definitions()).stream()
                .filter(other -> other.id().equals(id) && !other.label().equals(id))
                .map(other -> id + " " + other.label())
                .findFirst()
                .orElse(id);
    }

    /** Causes in the order of the study. */
    List<String> causes() {
        List<String> found = curves.stream()
                .filter(row -> row.group1() == null)
                .map(CurveRow::cause)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        String endpoint = curves.stream().map(CurveRow::paramcd).findFirst().orElse("");
        return Names.causes(data.definitions(), endpoint, found);
    }

    /** The pooled curve of a group and cause, by day. */
    List<CurveRow> curve(String group, String cause) {
        return curves.stream()
                .filter(row -> row.group1() == null
                        && Objects.equals(row.group2Level(), group)
                        && Objects.equals(row.cause(), cause)
                        && row.estimate() != null)
                .sorted(Comparator.comparingInt(CurveRow::timeDay))
                .toList();
    }

    /** How many patients a pooled curve is of. */
    long subjects(String group) {
        return count(new About(null, group, null, null, null, null), "N").orElse(0L);
    }

    /** The horizons at which a curve is read: label and day, in the order of time. */
    List<Horizon> horizons() {
        return results.stream()
                .filter(row -> "time".equals(row.variable()) && row.timeDay() != null)
                .map(row -> new Horizon(row.variableLevel(), row.timeDay()))
                .distinct()
                .sorted(Comparator.comparingInt(Horizon::day))
                .toList();
    }

    record Horizon(String label, int day) {}

    /** The tests of all groups at once, plain and stratified: name and P; empty without groups. */
    Optional<String> tests(String cause) {
        String tests = Compared.of(results.stream()
                        .filter(row -> Objects.equals(row.cause(), cause))
                        .toList())
                .stream()
                .filter(Compared::ofAllGroups)
                .map(test -> test.method() + ": "
                        + (test.statistics().get("p.value") == null ? "P not defined" : TextFit.unbroken(test.p())))
                .collect(Collectors.joining("; "));
        return Optional.of(tests).filter(told -> !told.isEmpty());
    }

    /** What the reader of a pooled estimate must know, and why a test between groups has no P. */
    List<String> cautions() {
        return results.stream()
                .filter(row -> row.group1() == null && row.warning() != null && !CENTRES.equals(row.variable()))
                .filter(row -> row.comparison() == null
                        ? row.stat() != null && TOLD.contains(row.statName())
                        : row.stat() == null
                                && row.comparison().equals("GROUPS")
                                && row.statName().equals("p.value"))
                .map(row -> row.warning().replaceFirst("\\.$", ""))
                .distinct()
                .toList();
    }

    /** Of how many nobody knows, all centres together, such as {@code 2 not assessed}; null where it is known of all. */
    String unknown() {
        String unknown = results.stream()
                .filter(row -> row.isUnknown()
                        && row.group1() == null
                        && row.group2() == null
                        && row.statName().equals("n")
                        && row.stat() > 0)
                .map(row -> FigureText.of(row.stat(), "0") + " " + row.variableLevel())
                .collect(Collectors.joining(", "));
        return unknown.isEmpty() ? null : unknown;
    }

    /** Method and kind of interval of the estimates of a variable; of curves also the kind where nobody had an event yet. */
    String method(String variable, String cause) {
        List<ResultRow> limits = results.stream()
                .filter(row -> row.comparison() == null
                        && Objects.equals(row.variable(), variable)
                        && Objects.equals(row.cause(), cause)
                        && row.statName().equals("conf.low")
                        && row.confType() != null)
                .toList();
        List<String> kinds = limits.stream().map(ResultRow::confType).distinct().toList();
        return limits.stream()
                .filter(row -> kinds.size() == 1 || !row.confType().equals(WITHOUT_EVENTS))
                .findFirst()
                .map(row -> "%s, %s %% %s interval%s"
                        .formatted(
                                row.method(),
                                FigureText.of(row.confLevel(), "%"),
                                row.confType(),
                                kinds.size() == 1 ? "" : ", exact as long as there are no events"))
                .orElse("");
    }
}
