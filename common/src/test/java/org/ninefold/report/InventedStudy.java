package org.ninefold.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.StandardSchema;

/** Published rows of an invented study, made of subjects: enough of them for a figure of survival and its forest. */
final class InventedStudy {
    static final String ANALYSIS = "os";
    private static final String METHOD = "Kaplan–Meier, Greenwood";

    private final String label;
    private final List<Definition> definitions = new ArrayList<>();
    private final List<ResultRow> results = new ArrayList<>();
    private final List<CurveRow> curves = new ArrayList<>();
    private final List<List<Object>> risk = new ArrayList<>();

    InventedStudy(String label) {
        this.label = label;
        definitions.add(new Definition(1, "POPULATION", "ALL", "all patients", "Everybody.", null, null));
        definitions.add(new Definition(2, "ANALYSIS", ANALYSIS, label, label + ".", "OS/ALL", "survival"));
    }

    /** A subject: the day of exit, and whether it is an event. */
    record Subject(int day, boolean event) {}

    /** Adds a curve of a group, or of all for null. */
    InventedStudy group(String group, List<Subject> subjects) {
        List<Subject> ordered =
                subjects.stream().sorted(Comparator.comparingInt(Subject::day)).toList();
        result(null, group, null, null, null, "N", (double) subjects.size(), null);
        curve(group, 0, subjects.size(), 0, 0, 1);
        double survival = 1;
        for (int day : ordered.stream().mapToInt(Subject::day).distinct().toArray()) {
            long atRisk =
                    ordered.stream().filter(subject -> subject.day() >= day).count();
            long events = ordered.stream()
                    .filter(subject -> subject.day() == day && subject.event())
                    .count();
            long censored = ordered.stream()
                    .filter(subject -> subject.day() == day && !subject.event())
                    .count();
            survival *= 1 - (double) events / atRisk;
            curve(group, day, atRisk, events, censored, survival);
            exit(group, day, "EVENT:DEATH", events);
            exit(group, day, "CENSORED:END_OF_FOLLOW_UP", censored);
        }
        estimate(null, group, survival);
        return this;
    }

    /** Adds a centre with its number of patients and, unless null, its estimate at a year. */
    InventedStudy centre(String id, String name, long subjects, Double estimate) {
        definitions.add(new Definition(3 + definitions.size(), "CENTRE", id, name, name + ".", null, null));
        result(id, null, null, null, null, "N", (double) subjects, null);
        estimate(id, null, estimate);
        return this;
    }

    /** What the rows of risk tables come to. */
    static PooledRisk pooled(List<List<Object>> rows, List<Definition> definitions) {
        var risk = new PooledRisk(definitions);
        rows.forEach(risk::add);
        return risk;
    }

    List<Chart> charts() {
        return SampleFigures.drawn(data(), curves);
    }

    ReportData data() {
        var schema = StandardSchema.standard();
        var facts = new ReportData.Facts(
                "X",
                label,
                true,
                "2020-06-30-000000000000",
                LocalDate.of(2020, 6, 30),
                "0",
                List.of(),
                List.of(),
                List.of());
        return new ReportData(
                facts,
                definitions,
                results,
                pooled(risk, definitions),
                new SmallTable(schema.table("flow"), List.of()),
                new SmallTable(schema.table("quality"), List.of()),
                List.of());
    }

    private void estimate(String site, String group, Double value) {
        String warning =
                value == null ? "The time lies after the last follow-up, and not all subjects had the event." : null;
        Double low = value == null || value == 1 ? null : Double.valueOf(Math.max(0, value - 0.2));
        Double high = value == null || value == 1 ? null : Double.valueOf(Math.min(1, value + 0.2));
        result(site, group, "time", "12 months", 365, "estimate", value, warning);
        result(site, group, "time", "12 months", 365, "conf.low", low, warning);
        result(site, group, "time", "12 months", 365, "conf.high", high, warning);
    }

    private void result(
            String site,
            String group,
            String variable,
            String level,
            Integer day,
            String name,
            Double value,
            String warning) {
        String limits = name.startsWith("conf") ? "log-log" : null;
        results.add(new ResultRow(
                "X",
                ANALYSIS,
                "survival",
                "ALL",
                site == null ? null : "SITEID",
                site,
                group == null ? null : "ARM",
                group,
                variable,
                level,
                "OS",
                null,
                day,
                null,
                null,
                name,
                name,
                value,
                null,
                limits == null ? null : Double.valueOf(0.95),
                limits,
                METHOD,
                warning));
    }

    private void curve(String group, int day, long atRisk, long events, long censored, double survival) {
        boolean sure = survival == 1;
        curves.add(new CurveRow(
                "X",
                ANALYSIS,
                "survival",
                "ALL",
                null,
                null,
                group == null ? null : "ARM",
                group,
                "OS",
                null,
                day,
                atRisk,
                events,
                censored,
                survival,
                0.1,
                sure ? null : Double.valueOf(Math.max(0, survival - 0.15)),
                sure ? null : Double.valueOf(Math.min(1, survival + 0.15)),
                0.95,
                "log-log",
                METHOD));
    }

    private void exit(String group, int day, String exit, long n) {
        if (n > 0) {
            risk.add(Arrays.asList("OS/ALL", "C01", group == null ? null : "ARM", group, day, exit, n));
        }
    }
}
