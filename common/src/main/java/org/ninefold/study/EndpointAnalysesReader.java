package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis.Common;

/** Reads the analyses of endpoints: survival, incidence, follow-up. */
record EndpointAnalysesReader(
        AdslVariables adsl,
        Map<String, Population> populations,
        EndpointsReader endpoints,
        GuaranteeTime guaranteeTime) {
    private static final KeyType<Horizon> TIME =
            KeyType.TEXT.to("a time such as 12 months, 365 days or 1 year", Horizon::parse);
    private static final KeyType<List<Horizon>> SOME_TIMES =
            new KeyType<>("a list of times such as 12 months", EndpointAnalysesReader::times);

    static final KeySet SURVIVAL = new KeySet("Survival");
    static final Key<Entry> ENDPOINT = SURVIVAL.required("endpoint", KeyType.NAME, "an endpoint of this study");
    static final Key<List<Horizon>> TIMES = SURVIVAL.optional("times", SOME_TIMES, List.of(), "when the curve is read");
    static final Key<SurvivalInterval> INTERVAL = SURVIVAL.optional(
            "interval", KeyType.choice(SurvivalInterval.class), SurvivalInterval.LOG_LOG, "the interval");
    static final Key<Entry> SWITCH =
            SURVIVAL.optional("switch", KeyType.NAME, "an ADSL date at which subjects change group");
    static final Key<Horizon> LANDMARK =
            SURVIVAL.optional("landmark", TIME, "only those still observed after it count");
    static final Key<Horizon> RMST = SURVIVAL.optional("rmst", TIME, "the horizon of the restricted mean");
    static final Key<Double> RHO =
            SURVIVAL.optional("rho", KeyType.NOT_NEGATIVE, 0.0, "the weight of the test between groups");
    static final Key<List<String>> TREND =
            SURVIVAL.optional("trend", KeyType.TEXTS, List.of(), "the levels of the groups in order");
    static final Key<String> GUARANTEE_TIME =
            SURVIVAL.optional("guarantee-time", AnalysesReader.ACCEPTED, "groups known after the origin are accepted");

    static final KeySet INCIDENCE = new KeySet("Incidence", ENDPOINT, TIMES, LANDMARK, RHO, GUARANTEE_TIME);
    static final Key<IncidenceInterval> INCIDENCE_INTERVAL = INCIDENCE.optional(
            "interval", KeyType.choice(IncidenceInterval.class), IncidenceInterval.LOG_LOG, "the interval");
    static final Key<IncidenceVariance> VARIANCE = INCIDENCE.optional(
            "variance", KeyType.choice(IncidenceVariance.class), IncidenceVariance.AALEN, "the variance");

    static final KeySet FOLLOW_UP = new KeySet("Follow-up", ENDPOINT, INTERVAL);
    static final Key<List<Horizon>> KNOWN_AT =
            FOLLOW_UP.optional("known-at", SOME_TIMES, List.of(), "when the share with known status is read");

    Optional<Analysis> survival(Block block, Common c) {
        block.with(SURVIVAL, Heterogeneity.KEYS);
        Optional<String> endpoint = endpoint(block);
        String switchDate = switchDate(block, c);
        if (switchDate != null && block.get(LANDMARK) == null) {
            List.of(RMST, RHO)
                    .forEach(key -> block.problemWith(
                            key,
                            "is not defined for groups that subjects change during follow-up (switch);"
                                    + " remove it, or fix the groups with a landmark"));
        }
        if (c.by() == null) {
            block.problemWith(TREND, "compares groups, but the analysis has no by; name the variable of the groups");
        }
        Heterogeneity heterogeneity = Heterogeneity.of(block);
        boolean accepted = guaranteeTime(block, c, endpoint);
        return block.done(() -> new SurvivalAnalysis(
                c,
                endpoint.orElseThrow(),
                block.get(TIMES),
                block.get(INTERVAL),
                switchDate,
                block.get(LANDMARK),
                block.get(RMST),
                block.get(RHO),
                block.get(TREND),
                heterogeneity,
                accepted));
    }

    Optional<Analysis> incidence(Block block, Common c) {
        block.with(INCIDENCE, Heterogeneity.KEYS);
        Optional<String> endpoint = endpoint(block);
        Heterogeneity heterogeneity = Heterogeneity.of(block);
        boolean accepted = guaranteeTime(block, c, endpoint);
        return block.done(() -> new IncidenceAnalysis(
                c,
                endpoint.orElseThrow(),
                block.get(TIMES),
                block.get(INCIDENCE_INTERVAL),
                block.get(VARIANCE),
                block.get(LANDMARK),
                block.get(RHO),
                heterogeneity,
                accepted));
    }

    Optional<Analysis> followUp(Block block, Common c) {
        block.with(FOLLOW_UP);
        Optional<String> endpoint = endpoint(block);
        endpoint.flatMap(endpoints::endpoint)
                .filter(found -> found.nonResponse() == NonResponse.LANDMARK)
                .ifPresent(found -> block.problem("cannot tell the follow-up of " + found.id()
                        + ", whose non-response is an event on a day that may lie after the cut-off"
                        + " (non-response = landmark); take an endpoint without"));
        return block.done(
                () -> new FollowUpAnalysis(c, endpoint.orElseThrow(), block.get(INTERVAL), block.get(KNOWN_AT)));
    }

    /** What tables call the endpoint. */
    private Optional<String> endpoint(Block block) {
        return block.find(ENDPOINT)
                .flatMap(entry -> entry.oneOf(endpoints.ids(), "an endpoint of this study:"))
                .map(endpoints::code);
    }

    /** The horizons; two on the same day would give two rows of one key. */
    private static Optional<List<Horizon>> times(Entry list) {
        List<Horizon> times = new ArrayList<>();
        for (Entry item : list.list().orElse(List.of())) {
            TIME.reader().apply(item).ifPresent(time -> times.stream()
                    .filter(other -> Math.floor(other.days()) == Math.floor(time.days()))
                    .findFirst()
                    .ifPresentOrElse(
                            same -> item.problem("expected each day once, found " + time.text() + ", the same day as "
                                    + same.text() + "; keep one of them"),
                            () -> times.add(time)));
        }
        return Optional.of(times);
    }

    /** A date that divides each subject's time into two groups; a second grouping beside it has no meaning. */
    private String switchDate(Block block, Common common) {
        if (common.by() != null) {
            block.problemWith(SWITCH, "makes groups of its own, and so does by; keep one of the two");
        }
        return block.find(SWITCH)
                .flatMap(entry -> entry.oneOf(adsl.dates(), "a date of ADSL:"))
                .orElse(null);
    }

    /** Whether guarantee time is accepted where there is some; accepting what is not there warns of nothing. */
    private boolean guaranteeTime(Block block, Common common, Optional<String> endpoint) {
        Optional<String> problem = endpoint.flatMap(endpoints::endpoint)
                .flatMap(found -> guaranteeTime.problem(
                        populations.get(common.population()), common.by(), found, block.get(LANDMARK)));
        if (!block.has(GUARANTEE_TIME)) {
            problem.ifPresent(block::problem);
        }
        return block.has(GUARANTEE_TIME) && problem.isPresent();
    }
}
