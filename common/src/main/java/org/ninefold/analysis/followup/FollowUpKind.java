package org.ninefold.analysis.followup;

import java.util.List;
import java.util.Optional;
import org.ninefold.analysis.AnalysisText;
import org.ninefold.analysis.Figures;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.HeadlineLine;
import org.ninefold.analysis.Kind;
import org.ninefold.analysis.Scope;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.FigureText;
import org.ninefold.risk.ObservationTable;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FollowUpAnalysis;

/** How long the subjects of an endpoint were followed: the days until the cut-off, beside those on which they left. */
public record FollowUpKind(Endpoint endpoint, FollowUpAnalysis analysis) implements Kind {
    private static final String VARIABLE = "follow-up";

    @Override
    public CountedVariable counted() {
        return new CountedVariable.Potential(endpoint);
    }

    @Override
    public List<TableSpec> further() {
        return List.of(exits());
    }

    private TableSpec exits() {
        return TableSpec.of(analysis, new CountedVariable.TimeToEvent(endpoint));
    }

    @Override
    public Optional<CountedVariable.TimeToEvent> time() {
        return Optional.of(new CountedVariable.TimeToEvent(endpoint));
    }

    @Override
    public void rows(GroupedCounts counts, String site, String level, Scope scope) {
        var observations = new ObservationTable(
                counts.of(exits(), site, level).exits(), counts.of(site, level).potential());
        boolean told = new PotentialDays(counts).told(site, level);
        new FollowUpRows(analysis, observations, told).add(scope.endpoint(analysis.endpoint(), null));
    }

    /** No test compares them. */
    @Override
    public void compare(GroupedCounts counts, String site, Scope scope) {}

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "How long subjects of population %s were followed for %s: median by the reverse Kaplan–Meier method, plain"
                        + " medians and ranges of observed times, and Clark's C, the share of the possible time until the"
                        + " cut-off that was observed",
                analysis.population(), analysis.endpoint());
        text.add(
                "Interval of the reverse Kaplan–Meier median: %s, %s",
                AnalysisText.name(analysis.interval()), text.level());
        if (!analysis.knownAt().isEmpty()) {
            text.add("It is asked of how many the status is known at %s", AnalysisText.listed(analysis.knownAt()));
        }
        text.groups(null);
    }

    @Override
    public List<HeadlineLine> headlines(Figures pooled) {
        return List.of(HeadlineLine.of(analysis, this::headline));
    }

    private Headline headline(String label, Figures figures) {
        Figures survivors = figures.about(VARIABLE, "survivors");
        String figure = survivors.has("median")
                ? "median %s months (%s–%s)"
                        .formatted(
                                FigureText.of(survivors.stat("median"), "m0"),
                                FigureText.of(survivors.stat("min"), "m0"),
                                FigureText.of(survivors.stat("max"), "m0"))
                : figures.about(VARIABLE, "all").whole("n").equals("0") ? Headline.NO_FIGURE : "no survivors";
        return new Headline(analysis.id(), label + ", survivors", "N " + survivors.whole("n"), figure);
    }
}
