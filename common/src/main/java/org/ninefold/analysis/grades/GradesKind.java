package org.ninefold.analysis.grades;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.Comparison;
import org.ninefold.analysis.Estimates;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.ShareRows;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TableSpec;
import org.ninefold.stats.ContingencyTable;
import org.ninefold.stats.Proportion;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.GradesAnalysis;

/**
 * The worst grade of an adverse event, of those assessed: grade 0 is assessed and none. All grades as one where there is one
 * scale; else any grade together, and each scale by itself.
 */
public record GradesKind(GradesAnalysis analysis) implements Kind {
    private static final int WORST_GRADE = 5;
    private static final String ANY = "grade ≥1";

    @Override
    public CountedVariable counted() {
        return new CountedVariable.WorstGrade(analysis.term(), analysis.worst(), analysis.where());
    }

    @Override
    public List<TableSpec> further() {
        return List.of(GradesByScale.table(analysis));
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        var byScale = new GradesByScale(counts, analysis);
        Counted counted = counts.of(site, level);
        List<String> scales = chosen(byScale);
        if (scales.isEmpty()) {
            grades(analysis.term(), counted, scope, WORST_GRADE);
        } else if (analysis.scale() == null) { // what several scales have in common: none, and any
            grades(analysis.term(), counted, scope.cautious(Estimates.SCALES + String.join(", ", scales) + "."), 0);
        }
        for (String scale : scales) {
            grades(GradesByScale.variable(analysis, scale), byScale.on(scale, site, level), scope, WORST_GRADE);
        }
    }

    /** The scales that have figures of their own: the one that is asked for, or all where there are several; else none. */
    private List<String> chosen(GradesByScale byScale) {
        if (analysis.scale() != null) {
            return List.of(analysis.scale());
        }
        List<String> scales = byScale.scales();
        return scales.size() > 1 ? scales : List.of();
    }

    /** The rows of grades up to the highest, and of each "≥ g" from 1 to it; "≥ 1" in any case. */
    private void grades(String variable, Counted counted, Scope scope, int highest) {
        long assessed = assessed(counted);
        Scope term = scope.by("worst grade of " + analysis.worst().key() + ", of those assessed");
        term.about(variable, "not assessed")
                .count("n", "Not assessed", counted.levels().count(CountedVariable.WorstGrade.NOT_ASSESSED));
        term.about(variable, "grade unknown")
                .count(
                        "n",
                        "Recorded without a usable grade",
                        counted.levels().count(CountedVariable.WorstGrade.UNKNOWN));
        for (int grade = highest; grade >= 0; grade--) {
            long n = counted.levels().count(Integer.toString(grade));
            term.about(variable, "grade " + grade)
                    .count("n", "Worst grade " + grade, n)
                    .count("N", "Assessed", assessed)
                    .value("p", "Share", ShareRows.ratio(n, assessed));
        }
        for (int grade = Math.max(1, highest); grade > 0; grade--) {
            ShareRows.share(
                    term.about(variable, "grade ≥" + grade),
                    atLeast(counted, grade),
                    assessed,
                    analysis.interval(),
                    analysis.confLevel());
        }
    }

    /** Subjects with a usable grade: the denominator. */
    private static long assessed(Counted counted) {
        return counted.levels().total()
                - counted.levels().count(CountedVariable.WorstGrade.NOT_ASSESSED)
                - counted.levels().count(CountedVariable.WorstGrade.UNKNOWN);
    }

    /** Subjects with at least this worst grade. */
    private static long atLeast(Counted counted, int grade) {
        long n = 0;
        for (int g = grade; g <= WORST_GRADE; g++) {
            n = Math.addExact(n, counted.levels().count(Integer.toString(g)));
        }
        return n;
    }

    /** Any grade, and grade 3 or more on each scale by itself. */
    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {
        var byScale = new GradesByScale(counts, analysis);
        List<String> scales = chosen(byScale);
        if (analysis.scale() == null) {
            int[] grades = scales.isEmpty() ? new int[] {1, 3} : new int[] {1};
            compare(analysis.term(), counts.levels(), counts.groups(site), scope, grades);
        }
        for (String scale : scales) {
            List<Counted> groups = counts.levels().stream()
                    .map(level -> byScale.on(scale, site, level))
                    .toList();
            int[] grades = analysis.scale() == null ? new int[] {3} : new int[] {1, 3};
            compare(GradesByScale.variable(analysis, scale), counts.levels(), groups, scope, grades);
        }
    }

    /** Each of these grades or more against less, of those assessed. */
    private void compare(String variable, List<String> levels, List<Counted> groups, Scope scope, int... grades) {
        for (int grade : grades) {
            List<Proportion> worse = groups.stream()
                    .map(group -> Comparison.proportion(atLeast(group, grade), assessed(group)))
                    .toList();
            Scope rows = scope.about(variable, "grade ≥" + grade);
            Comparison.contingency(
                    ContingencyTable.ofRows(worse.stream()
                            .map(group -> List.of(group.events(), group.n() - group.events()))
                            .toList()),
                    rows);
            Comparison.differences(levels, worse, rows, analysis.confLevel());
        }
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "The worst grade of %s after %s in population %s",
                analysis.term(),
                analysis.worst() == GradeWindow.ANY_INFUSION ? "any infusion" : "the first infusion",
                analysis.population());
        if (analysis.where() != null) {
            text.add("Only records count for which %s", analysis.where().strip());
        }
        text.add("The denominator is those assessed; who was not assessed is counted apart");
        text.add(
                analysis.scale() == null
                        ? "Where records are graded on several scales, each has figures of its own, of those graded on it"
                        : "Only grades of %s count",
                analysis.scale());
        text.add("Interval: %s, %s", AnalysisText.name(analysis.interval()), text.level());
        text.groups("Fisher's exact test and Pearson's χ², differences with Newcombe's interval");
    }

    /** Any grade once, grade 3 or more on each scale that has figures of its own. */
    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        var lines = new ArrayList<HeadlineLine>();
        for (String level : List.of(ANY, "grade ≥3")) {
            List<String> variables = pooled.variables(level);
            boolean together = level.equals(ANY) || variables.size() < 2;
            for (String variable : together ? variables.subList(0, Math.min(1, variables.size())) : variables) {
                String scale = variable.substring(analysis.term().length());
                String name = level.equals(ANY) ? "any grade" : level;
                lines.add(new HeadlineLine(
                        analysis.label() + ", " + name + scale,
                        row -> level.equals(row.variableLevel()) && variable.equals(row.variable()),
                        (label, of) -> Headline.share(analysis, label, of, variable, level)));
            }
        }
        return lines;
    }
}
