package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ninefold.study.Analysis.Common;

/** Reads the analyses of endpoints: survival, incidence, follow-up. */
final class EndpointAnalysesReader {
    static final String ACCEPTED = "accepted";

    private final AdslVariables adsl;
    private final Map<String, Population> populations;
    private final EndpointsReader endpoints;
    private final GuaranteeTime guaranteeTime;

    EndpointAnalysesReader(
            AdslVariables adsl,
            Map<String, Population> populations,
            EndpointsReader endpoints,
            GuaranteeTime guaranteeTime) {
        this.adsl = adsl;
        this.populations = populations;
        this.endpoints = endpoints;
        this.guaranteeTime = guaranteeTime;
    }

    Supplier<Analysis> survival(Block block, Common c) {
        String endpoint = endpoint(block);
        List<Horizon> times = times(block, "times");
        SurvivalIntervalType interval =
                AnalysesReader.choice(block, "interval", SurvivalIntervalType.class, SurvivalIntervalType.LOG_LOG);
        String switchDate = switchDate(block, c);
        Horizon landmark = landmark(block);
        boolean groupsChange = switchDate != null && landmark == null;
        Horizon rmst = unless(groupsChange, block, "rmst")
                .flatMap(EndpointAnalysesReader::time)
                .orElse(null);
        double rho =
                unless(groupsChange, block, "rho").flatMap(Entry::notNegative).orElse(0.0);
        List<String> trend = grouped(block, "trend", c).map(Entry::texts).orElse(List.of());
        Heterogeneity heterogeneity = Heterogeneity.of(block);
        boolean accepted = guaranteeTime(block, c, endpoint, landmark);
        return () -> new SurvivalAnalysis(
                c, endpoint, times, interval, switchDate, landmark, rmst, rho, trend, heterogeneity, accepted);
    }

    Supplier<Analysis> incidence(Block block, Common c) {
        String endpoint = endpoint(block);
        List<Horizon> times = times(block, "times");
        IncidenceIntervalType interval =
                AnalysesReader.choice(block, "interval", IncidenceIntervalType.class, IncidenceIntervalType.LOG_LOG);
        VarianceType variance = AnalysesReader.choice(block, "variance", VarianceType.class, VarianceType.AALEN);
        Horizon landmark = landmark(block);
        double rho = block.optional("rho").flatMap(Entry::notNegative).orElse(0.0);
        Heterogeneity heterogeneity = Heterogeneity.of(block);
        boolean accepted = guaranteeTime(block, c, endpoint, landmark);
        return () ->
                new IncidenceAnalysis(c, endpoint, times, interval, variance, landmark, rho, heterogeneity, accepted);
    }

    Supplier<Analysis> followUp(Block block, Common c) {
        String endpoint = endpoint(block);
        SurvivalIntervalType interval =
                AnalysesReader.choice(block, "interval", SurvivalIntervalType.class, SurvivalIntervalType.LOG_LOG);
        if (endpoint != null) {
            endpoints
                    .endpoint(endpoint)
                    .filter(found -> found.nonResponse() == NonResponse.LANDMARK)
                    .ifPresent(found -> block.problem("cannot tell the follow-up of " + found.id()
                            + ", whose non-response is an event on a day that may lie after the cut-off"
                            + " (non-response = landmark); take an endpoint without"));
        }
        List<Horizon> knownAt = times(block, "known-at");
        return () -> new FollowUpAnalysis(c, endpoint, interval, knownAt);
    }

    private String endpoint(Block block) {
        return block.required("endpoint", "an endpoint of this study")
                .flatMap(entry -> entry.oneOf(endpoints.ids(), "an endpoint of this study:"))
                .orElse(null);
    }

    /** The horizons; two on the same day would give two rows of one key. */
    private static List<Horizon> times(Block block, String key) {
        List<Horizon> times = new ArrayList<>();
        for (Entry item : block.optional(key).map(Entry::items).orElse(List.of())) {
            Optional<Horizon> time = time(item);
            Optional<Horizon> same = time.flatMap(one -> times.stream()
                    .filter(other -> Math.floor(other.days()) == Math.floor(one.days()))
                    .findFirst());
            if (same.isPresent()) {
                item.problem(
                        "expected each day once, found " + time.orElseThrow().text() + ", the same day as "
                                + same.orElseThrow().text() + "; keep one of them");
            } else {
                time.ifPresent(times::add);
            }
        }
        return times;
    }

    private static Optional<Horizon> time(Entry item) {
        return item.word().flatMap(text -> Horizon.parse(text)
                .or(() -> item.expected("a time such as 12 months, 365 days or 1 year")));
    }

    /** What makes sense between groups only. */
    private static Optional<Entry> grouped(Block block, String key, Common common) {
        Optional<Entry> entry = block.optional(key);
        if (entry.isPresent() && common.by() == null) {
            entry.orElseThrow().problem("compares groups, but the analysis has no by; name the variable of the groups");
        }
        return entry;
    }

    /** A date that divides each subject's time into two groups; a second grouping beside it has no meaning. */
    private String switchDate(Block block, Common common) {
        Optional<Entry> entry = block.optional("switch");
        if (entry.isPresent() && common.by() != null) {
            entry.orElseThrow().problem("makes groups of its own, and so does by; keep one of the two");
        }
        return entry.flatMap(value -> value.oneOf(adsl.dates(), "a date of ADSL:"))
                .orElse(null);
    }

    private static Horizon landmark(Block block) {
        return block.optional("landmark").flatMap(EndpointAnalysesReader::time).orElse(null);
    }

    /** What has no meaning for groups that subjects change during follow-up. */
    private static Optional<Entry> unless(boolean groupsChange, Block block, String key) {
        Optional<Entry> entry = block.optional(key);
        if (entry.isPresent() && groupsChange) {
            entry.orElseThrow()
                    .problem("is not defined for groups that subjects change during follow-up (switch);"
                            + " remove it, or fix the groups with a landmark");
        }
        return entry;
    }

    /** Whether guarantee time is accepted where there is some; accepting what is not there warns of nothing. */
    private boolean guaranteeTime(Block block, Common common, String endpoint, Horizon landmark) {
        Optional<Entry> entry = block.optional("guarantee-time");
        entry.ifPresent(value -> value.oneOf(List.of(ACCEPTED), "nothing but"));
        Optional<String> problem = Optional.ofNullable(endpoint)
                .flatMap(endpoints::endpoint)
                .flatMap(found ->
                        guaranteeTime.problem(populations.get(common.population()), common.by(), found, landmark));
        if (entry.isEmpty()) {
            problem.ifPresent(block::problem);
        }
        return entry.isPresent() && problem.isPresent();
    }
}
