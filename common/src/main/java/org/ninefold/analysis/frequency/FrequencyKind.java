package org.ninefold.analysis.frequency;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.Comparison;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Scope;
import org.ninefold.analysis.ShareRows;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.results.ResultRow;
import org.ninefold.stats.ContingencyTable;
import org.ninefold.study.Denominator;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.Unknowns;

/** How many have each level of a text; {@code n.miss} has all who are without one. */
public record FrequencyKind(Study study, FrequencyAnalysis analysis) implements Kind {

    @Override
    public CountedVariable counted() {
        return new CountedVariable.Category(analysis.of());
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        Counted counted = counts.of(site, level);
        List<String> unknown = new Unknowns(study.adsl()).reasons(analysis.of());
        boolean all = unknown.isEmpty() || analysis.denominator() == Denominator.ALL;
        long nobodyKnows = counted.notEvaluable().total();
        long known = Math.addExact(counted.levels().total(), counted.missing());
        long total = all ? Math.addExact(known, nobodyKnows) : known;
        Scope method = scope.by("share of the population");
        counted.levels().counts().forEach((text, n) -> method.about(analysis.of(), text)
                .count("n", "Subjects", n)
                .count("N", all ? "Population" : "Assessed", total)
                .value("p", "Share", ShareRows.ratio(n, total)));
        method.about(analysis.of(), null)
                .count("n.miss", "Missing", Math.addExact(counted.missing(), nobodyKnows))
                .count("N", all ? "Population" : "Assessed", total);
        ShareRows.unknown(analysis.of(), counted, unknown, method);
    }

    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {
        Comparison.contingency(
                ContingencyTable.of(
                        counts.groups(site).stream().map(Counted::levels).toList()),
                scope);
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "How many have each level of %s, in population %s", text.meaning(analysis.of()), analysis.population());
        text.denominator(analysis.of(), analysis.denominator());
        text.groups("Pearson's χ² and Fisher's exact test");
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        return List.of(HeadlineLine.of(analysis, this::headline));
    }

    private Headline headline(String label, Figures figures) {
        var parts = new ArrayList<String>();
        String total = "0";
        long unknown = figures.rows().stream()
                .filter(row -> row.isUnknown() && row.statName().equals("n"))
                .mapToLong(row -> Math.round(row.stat()))
                .sum();
        for (ResultRow row : figures.known().rows()) {
            if (row.statName().equals("n")) {
                parts.add(row.variableLevel() + " " + Math.round(row.stat()));
            } else if (row.statName().equals("n.miss") && row.stat() > unknown) {
                parts.add("missing " + (Math.round(row.stat()) - unknown));
            } else if (row.statName().equals("N")) {
                total = Long.toString(Math.round(row.stat()));
            }
        }
        return new Headline(
                analysis.id(),
                label,
                "N " + total,
                (parts.isEmpty() ? Headline.NO_FIGURE : String.join(", ", parts)) + figures.unknown(analysis.of()));
    }
}
