package org.ninefold.analysis.grades;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TableSpec;
import org.ninefold.study.GradesAnalysis;

/**
 * The worst grades of a toxicity on each scale by itself. A scale's subjects are those with a record graded on it. Where
 * nothing happened no scale needs to be stated: such a grade 0 counts on each scale that the subject's centre uses, and on
 * all where it uses none.
 */
record GradesByScale(GroupedCounts counts, GradesAnalysis analysis) {
    private static final Pattern PLUS = Pattern.compile(CountedVariable.ScaleGrades.PLUS, Pattern.LITERAL);

    /** The table of the scales behind an analysis of grades. */
    static TableSpec table(GradesAnalysis analysis) {
        return TableSpec.of(
                analysis, new CountedVariable.ScaleGrades(analysis.term(), analysis.worst(), analysis.where()));
    }

    /** The name of the rows about one scale; the term itself for null, whatever the scale. */
    static String variable(GradesAnalysis analysis, String scale) {
        return scale == null ? analysis.term() : analysis.term() + " (" + scale + ")";
    }

    /** The scales of all centres and groups together, in order. */
    List<String> scales() {
        return List.copyOf(scales(counts.of(table(analysis), null, null)));
    }

    private static Set<String> scales(Counted counted) {
        var scales = new TreeSet<String>();
        counted.levels()
                .counts()
                .keySet()
                .forEach(level -> scales.addAll(grades(level).keySet()));
        scales.remove("");
        return scales;
    }

    /** The grades of a subject by scale; by the empty text where it states none. */
    private static Map<String, String> grades(String level) {
        var grades = new TreeMap<String, String>();
        for (String one : PLUS.split(level, -1)) {
            int space = one.indexOf(CountedVariable.ScaleGrades.SPACE);
            grades.put(space < 0 ? "" : one.substring(0, space), one.substring(space + 1));
        }
        return grades;
    }

    /**
     * The worst grades on a scale, with the levels of {@link CountedVariable.WorstGrade}.
     *
     * @param site the centre, null for all
     * @param group the group, null for all subjects whatever their group
     */
    Counted on(String scale, String site, String group) {
        if (site == null) {
            return counts.sites().stream().map(each -> on(scale, each, group)).reduce(Counted.EMPTY, Counted::merge);
        }
        Counted everybody = counts.of(table(analysis), site, null);
        Counted counted = group == null ? everybody : counts.of(table(analysis), site, group);
        Set<String> used = scales(everybody);
        boolean implied = used.isEmpty() || used.contains(scale);
        var levels = new TreeMap<String, Long>();
        levels.put(CountedVariable.WorstGrade.NOT_ASSESSED, counted.missing());
        counted.levels()
                .counts()
                .forEach((level, n) -> levels.merge(worst(grades(level), scale, implied), n, Math::addExact));
        return Counted.ofLevels(levels);
    }

    private static String worst(Map<String, String> grades, String scale, boolean implied) {
        String unstated = implied && grades.size() == 1 ? grades.get("") : null;
        String grade = grades.getOrDefault(scale, unstated);
        if (grade == null) {
            return CountedVariable.WorstGrade.NOT_ASSESSED;
        }
        return grade.equals(CountedVariable.ScaleGrades.UNUSABLE) ? CountedVariable.WorstGrade.UNKNOWN : grade;
    }
}
