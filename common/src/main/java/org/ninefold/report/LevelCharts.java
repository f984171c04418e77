package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ninefold.report.AnalysisRows.About;
import org.ninefold.report.BarsChart.Bar;
import org.ninefold.report.BarsChart.Level;
import org.ninefold.report.scene.Ink;
import org.ninefold.results.ResultRow;

/** Grades of a toxicity and levels of a variable, by centre. */
final class LevelCharts {
    private static final String WORST = "grade 5";
    private static final String[] COLUMNS = {"row", "level", "n", "N"};
    private static final List<Ink> GRADES =
            List.of(Ink.GRADE_0, Ink.GRADE_1, Ink.GRADE_2, Ink.GRADE_3, Ink.GRADE_4, Ink.GRADE_5);
    private static final List<Ink> LEVELS =
            List.of(Ink.LEVEL_1, Ink.LEVEL_2, Ink.LEVEL_3, Ink.LEVEL_4, Ink.LEVEL_5, Ink.LEVEL_6);
    /** Responses from the best to the worst; other levels follow by their names. */
    private static final List<String> RESPONSES = List.of("CR", "CRI", "PR", "SD", "NR", "PD");

    private LevelCharts() {}

    /** Worst grades, with those who were not assessed; where several scales were used, a chart for each. */
    static List<Chart> grades(AnalysisRows rows) {
        List<String> variables = rows.results().stream()
                .filter(row -> WORST.equals(row.variableLevel()))
                .map(ResultRow::variable)
                .distinct()
                .toList();
        boolean several = variables.size() > 1;
        return variables.stream()
                .map(variable ->
                        grades(rows, variable, several ? variable.substring(variable.lastIndexOf(" (") + 1) : null))
                .toList();
    }

    private static Chart grades(AnalysisRows rows, String term, String scale) {
        var levels = new ArrayList<Level>();
        for (int grade = 0; grade < GRADES.size(); grade++) {
            levels.add(new Level("grade " + grade, GRADES.get(grade), grade == 5 ? Ink.ON_GRADE_5 : Ink.TEXT, false));
        }
        levels.add(new Level("grade unknown", Ink.UNKNOWN, Ink.TEXT, false));
        levels.add(new Level("not assessed", Ink.GREY, Ink.TEXT, true));
        String id = scale == null ? "" : "-" + Names.file(scale).replaceAll("^-|-$", "");
        var sheet = new Sheet(
                rows.id() + id,
                Chart.Section.TOXICITY,
                rows.label() + ": worst grade" + (scale == null ? "" : " " + scale) + byCentre(rows),
                COLUMNS);
        return draw(rows, sheet, term, levels, false);
    }

    /** Shares of the levels, with those who have none. */
    static Chart frequency(AnalysisRows rows) {
        List<ResultRow> pooled = rows.results().stream()
                .filter(row -> row.group1() == null
                        && row.comparison() == null
                        && row.variableLevel() != null
                        && !row.isUnknown()
                        && row.statName().equals("n"))
                .toList();
        String variable = pooled.stream().map(ResultRow::variable).findFirst().orElse("");
        List<String> names = pooled.stream()
                .map(ResultRow::variableLevel)
                .distinct()
                .sorted(Comparator.comparingInt(LevelCharts::rank).thenComparing(Comparator.naturalOrder()))
                .toList();
        var levels = new ArrayList<Level>();
        for (int i = 0; i < names.size(); i++) {
            levels.add(new Level(names.get(i), LEVELS.get(i % LEVELS.size()), Ink.TEXT, false));
        }
        levels.add(new Level("unknown", Ink.GREY, Ink.TEXT, true));
        var sheet = new Sheet(rows.id(), section(names), rows.label() + byCentre(rows), COLUMNS);
        return draw(rows, sheet, variable, levels, true);
    }

    /** Responses have a section; other variables say who is in the study. */
    private static Chart.Section section(List<String> levels) {
        return levels.stream().anyMatch(RESPONSES::contains) ? Chart.Section.RESPONSE : Chart.Section.FLOW;
    }

    private static String byCentre(AnalysisRows rows) {
        return rows.sites().size() > 1 ? " by centre" : "";
    }

    private static int rank(String level) {
        int place = RESPONSES.indexOf(level);
        return place < 0 ? RESPONSES.size() : place;
    }

    /**
     * Draws the bars.
     *
     * @param missing whether the last level stands for those without one, who have a statistic of their own
     */
    private static Chart draw(AnalysisRows rows, Sheet sheet, String variable, List<Level> levels, boolean missing) {
        var bars = new ArrayList<Bar>();
        bars.add(bar(rows, variable, levels, missing, null, null));
        rows.results().stream()
                .filter(row -> row.group1() == null && row.comparison() == null)
                .map(ResultRow::group2Level)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(group -> bars.add(bar(rows, variable, levels, missing, null, group)));
        if (rows.sites().size() > 1) {
            rows.sites().forEach(site -> bars.add(bar(rows, variable, levels, missing, site, null)));
        }
        List<Integer> shown = IntStream.range(0, levels.size())
                .filter(level -> bars.stream().anyMatch(bar -> bar.counts().get(level) > 0))
                .boxed()
                .toList();
        sheet.fact(rows.population());
        sheet.fact("N " + bars.get(0).all());
        sheet.fact(rows.cutoff());
        rows.row(row -> row.comparison() == null && row.statName().equals("p"))
                .ifPresent(row -> sheet.fact(row.method()));
        rows.cautions().forEach(sheet::fact);
        sheet.fact(rows.sites().size() > 1 ? "in the order of the centres' ids, not a ranking" : null);
        sheet.say(rows.label() + ".");
        return new BarsChart(sheet, shown.stream().map(levels::get).toList())
                .draw(bars.stream()
                        .map(bar -> new Bar(
                                bar.name(),
                                bar.bold(),
                                shown.stream().map(bar.counts()::get).toList()))
                        .toList());
    }

    private static Bar bar(
            AnalysisRows rows, String variable, List<Level> levels, boolean missing, String site, String group) {
        var counts = new ArrayList<Long>();
        for (int i = 0; i < levels.size(); i++) {
            boolean none = missing && i == levels.size() - 1;
            var about =
                    new About(site, group, variable, none ? null : levels.get(i).name(), null, null);
            counts.add(rows.count(about, none ? "n.miss" : "n").orElse(0L));
        }
        String name = site != null ? rows.centre(site) : group != null ? group : CentreColumns.ALL;
        return new Bar(name, site == null, counts);
    }
}
