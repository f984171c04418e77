package org.ninefold.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ninefold.report.scene.Words;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.FigureText;
import org.ninefold.results.ResultRow;

/** The published rows of one analysis; of its curves the pooled ones are looked at. */
record AnalysisRows(ReportData data, Definition definition, List<ResultRow> results, List<CurveRow> curves) {

    private static final Set<String> TOLD = Set.of("estimate", "p");

    /** An estimate with its limits; null where it is not defined. */
    record Estimate(Double value, Double low, Double high, String warning) {

        /** Such as {@code 43 % (25, 62)}. */
        String percent() {
            if (value == null) {
                return "not estimable";
            }
            String limits = low == null || high == null
                    ? ""
                    : " (%s, %s)".formatted(FigureText.of(low, "%0"), FigureText.of(high, "%0"));
            return FigureText.of(value, "%0") + " %" + limits;
        }
    }

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
        return data.definitions().stream()
                .filter(other -> other.kind().equals("POPULATION") && other.id().equals(id))
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
        String warning = row(row -> key.fits(row) && row.statName().equals("estimate"))
                .map(ResultRow::warning)
                .orElse(null);
        return new Estimate(
                number(key, "estimate").orElse(null),
                number(key, "conf.low").orElse(null),
                number(key, "conf.high").orElse(null),
                warning);
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
        return data.definitions().stream()
                .filter(other -> other.kind().equals("CENTRE")
                        && other.id().equals(id)
                        && !other.label().equals(id))
                .map(other -> id + " " + other.label())
                .findFirst()
                .orElse(id);
    }

    /** Causes in the order in which they are stacked: relapse, then others, then those without relapse. */
    List<String> causes() {
        return curves.stream()
                .filter(row -> row.group1() == null)
                .map(CurveRow::cause)
                .filter(Objects::nonNull)
                .distinct()
                .sorted((a, b) -> Names.rank(a) == Names.rank(b) ? a.compareTo(b) : Names.rank(a) - Names.rank(b))
                .toList();
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

    /** The test between groups that is told first: name and P. */
    Optional<String> test(String cause) {
        return row(row -> "GROUPS".equals(row.comparison())
                        && row.group1() == null
                        && row.stratumVar() == null
                        && row.statName().equals("p.value")
                        && Objects.equals(row.cause(), cause))
                .map(row -> row.method() + ": "
                        + (row.stat() == null ? "P not defined" : pValue(FigureText.of(row.stat(), "p3"))));
    }

    private static String pValue(String p) {
        return Words.unbroken(p.startsWith("<") ? "P < " + p.substring(1) : "P = " + p);
    }

    /** What the reader of a pooled estimate must know, and why a test between groups has no P. */
    List<String> cautions() {
        return results.stream()
                .filter(row -> row.group1() == null && row.warning() != null)
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

    /** What the axis of a Kaplan–Meier curve says. */
    String survivalAxis() {
        return row(row -> row.paramcd() != null && row.paramcd().matches("OS(_.*)?"))
                        .isPresent()
                ? "Alive, %"
                : "Event-free, %";
    }

    /** Method and kind of interval of the estimates of a variable. */
    String method(String variable, String cause) {
        Optional<ResultRow> limit = row(row -> row.comparison() == null
                && Objects.equals(row.variable(), variable)
                && Objects.equals(row.cause(), cause)
                && row.statName().equals("conf.low")
                && row.confType() != null);
        return limit.map(row -> "%s, %s %% %s interval"
                        .formatted(row.method(), FigureText.of(row.confLevel(), "%0"), row.confType()))
                .orElse("");
    }
}
