package org.ninefold.analysis.followup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ninefold.analysis.AnalysisText;
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
import org.ninefold.results.FigureText;
import org.ninefold.risk.ObservationTable;
import org.ninefold.stats.FollowUp;
import org.ninefold.stats.FollowUpCompleteness;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Summary;
import org.ninefold.stats.Value;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.Horizon;

/** How long the subjects of an endpoint were followed: the days until the cut-off, beside those on which they left. */
public record FollowUpKind(Endpoint endpoint, FollowUpAnalysis analysis) implements Kind {
    private static final String VARIABLE = "follow-up";
    /** Subjects of whom the days to the cut-off may be told together. */
    private static final long FEW = 5;

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
        Scope rows = scope.endpoint(analysis.endpoint(), null);
        FollowUp followUp = FollowUp.of(observations.exits(), analysis.interval(), analysis.confLevel());
        rows.about(VARIABLE, "reverse Kaplan–Meier")
                .by("reverse Kaplan–Meier (Schemper & Smith)")
                .value("median", "Median (days)", followUp.median().day())
                .limits(followUp.median().interval(), analysis.interval().key());
        observed(rows.about(VARIABLE, "survivors").by("plain median of observed times"), followUp.survivors());
        observed(rows.about(VARIABLE, "all").by("plain median of observed times"), followUp.all());
        completeness(observations, told(counts, site, level), rows);
    }

    private static void observed(Scope scope, Summary days) {
        scope.count("n", "Subjects", days.n())
                .value("median", "Median (days)", days.median())
                .value("min", "Minimum (days)", days.min())
                .value("max", "Maximum (days)", days.max());
    }

    private void completeness(ObservationTable observations, boolean told, Scope rows) {
        Value untold = Value.undefined(Reason.FEW_TO_THE_CUTOFF);
        FollowUpCompleteness clark = FollowUpCompleteness.of(observations);
        rows.about(VARIABLE, "completeness")
                .by("Clark's C: observed of potential person-time to the cut-off")
                .count("observed", "Days observed", clark.observedDays())
                .value(
                        "potential",
                        "Days that could have been observed",
                        told ? Value.of((double) clark.potentialDays()) : untold)
                .value("estimate", "C", told ? clark.completeness() : untold);
        for (Horizon time : analysis.knownAt()) {
            Scope row = rows.about("status known", time.text())
                    .at(time.day())
                    .by("event or followed until then, of those who could be");
            if (told) {
                ShareRows.share(
                        row,
                        FollowUpCompleteness.knownAt(
                                observations, time.day(), ProportionInterval.WILSON, analysis.confLevel()),
                        ProportionInterval.WILSON);
            } else {
                row.value("estimate", "Proportion", untold);
            }
        }
    }

    /**
     * Whether the days that subjects could have been observed may be told. They end at the cut-off, so that those of one subject
     * tell the calendar day of its origin; those of few, and what is left of all when others are taken away, nearly so.
     */
    private static boolean told(GroupedCounts counts, String site, String group) {
        if (site != null && group != null) {
            return false;
        }
        long own = toTheCutoff(counts.of(site, group));
        var parts = new ArrayList<Long>();
        if (site != null) {
            counts.sites().forEach(other -> parts.add(toTheCutoff(counts.overall(other))));
        } else if (group != null) {
            counts.groups(null).forEach(other -> parts.add(toTheCutoff(other)));
            parts.add(toTheCutoff(counts.overall(null)) - parts.stream().reduce(0L, Math::addExact));
        }
        long hidden = parts.stream().filter(n -> n < FEW).reduce(0L, Math::addExact);
        return own >= FEW && (hidden == 0 || hidden >= FEW);
    }

    /** Whose days end there: with an event they end before. */
    private static long toTheCutoff(Counted counted) {
        return counted.potential().censored();
    }

    @Override
    public void describe(AnalysisText text) {
        text.add(
                "How long subjects of population %s were followed for %s: median by the reverse Kaplan–Meier method, plain"
                        + " medians and ranges of observed times, and Clark's C, the share of the possible time until the"
                        + " cut-off that was observed",
                analysis.population(), analysis.endpoint());
        text.add(
                "Interval of the reverse Kaplan–Meier median: %s, %s",
                analysis.interval().key(), text.level());
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
