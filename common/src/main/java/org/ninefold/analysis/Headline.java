package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Analysis;
import org.ninefold.study.Study;

/**
 * A pooled figure in words, as people quote it: rounded half up, percentages whole, long follow-up in months.
 *
 * @param analysis id of the analysis
 * @param label what is told
 * @param subjects the count behind it, such as {@code 34/43} or {@code N 43}
 * @param figure such as {@code 79 % (66, 92)}
 */
public record Headline(String analysis, String label, String subjects, String figure) {
    /** What stands in place of a figure that cannot be estimated. */
    public static final String NO_FIGURE = "not estimable";

    /**
     * A line or two for each analysis of a study, in its order; where it has groups a line more for each of them, and one of
     * what compares them.
     */
    public static List<Headline> of(Study study, List<ResultRow> results) {
        Map<String, List<ResultRow>> pooled = results.stream()
                .filter(row -> row.group1() == null)
                .collect(Collectors.groupingBy(ResultRow::analysis));
        var headlines = new ArrayList<Headline>();
        for (Analysis analysis : study.analyses()) {
            List<ResultRow> rows = pooled.getOrDefault(analysis.id(), List.of());
            Kind.of(study, analysis)
                    .headlines(new Figures(rows))
                    .forEach(line -> headlines.addAll(line.headlines(analysis, rows)));
        }
        return List.copyOf(headlines);
    }

    /** A share of those about a variable, and a level of it, with how many nobody knows of. */
    public static Headline share(Analysis analysis, String label, Figures figures, String variable, String level) {
        Figures row = figures.about(variable, level);
        String counts = row.whole("n") + "/" + row.whole("N");
        return new Headline(analysis.id(), label, counts, row.percentWithLimits() + figures.unknown(variable));
    }
}
