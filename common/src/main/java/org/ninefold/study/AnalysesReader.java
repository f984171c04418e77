package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Analysis.Common;

/** Reads the analyses of a study. */
final class AnalysesReader {
    private static final double DEFAULT_CONFIDENCE = 0.95;
    private static final int MOST_DECIMALS = 9;
    private static final Set<String> OF_EVENTS = Set.of("AGVHD", "CGVHD");
    private static final List<String> SCALES =
            StandardSchema.standard().table("adverse_event").field("scale").vocabulary();

    private final Map<String, Population> populations = new HashMap<>();
    private final AdslVariables adsl;
    private final List<String> populationIds;
    private final EndpointAnalysesReader ofEndpoints;
    private final Map<String, Origin> ids = new HashMap<>();
    private final List<Analysis> analyses = new ArrayList<>();
    private final Set<String> levelsAccepted = new TreeSet<>();

    AnalysesReader(
            AdslVariables adsl,
            List<Population> populations,
            List<String> populationIds,
            EndpointsReader endpoints,
            int responseTo,
            List<Entry> entries) {
        populations.forEach(population -> this.populations.put(population.id(), population));
        this.adsl = adsl;
        this.populationIds = populationIds;
        this.ofEndpoints =
                new EndpointAnalysesReader(adsl, this.populations, endpoints, new GuaranteeTime(adsl, responseTo));
        for (Entry entry : entries) {
            entry.block().flatMap(block -> read(block, entry.problems())).ifPresent(analyses::add);
        }
    }

    List<Analysis> analyses() {
        return List.copyOf(analyses);
    }

    /** Ids of the analyses whose levels may be few subjects' own words, or many. */
    Set<String> levelsAccepted() {
        return Set.copyOf(levelsAccepted);
    }

    private Optional<Analysis> read(Block block, Problems problems) {
        int before = problems.count();
        String id = Unique.id(block, ids, "letters, digits and _").orElse(null);
        // a part is null where it has a problem
        Common common = new Common(
                id,
                block.optional("label").flatMap(Entry::word).orElse(id),
                block.required("population", "a population of this study")
                        .flatMap(entry -> entry.oneOf(populationIds, "a population of this study:"))
                        .orElse(null),
                block.optional("by")
                        .flatMap(entry -> entry.oneOf(adsl.names(), "a variable of ADSL:"))
                        .orElse(null),
                block.optional("conf-level").flatMap(Entry::share).orElse(DEFAULT_CONFIDENCE),
                block.at());
        block.optional("levels")
                .flatMap(entry -> entry.oneOf(List.of(EndpointAnalysesReader.ACCEPTED), "nothing but"))
                .filter(accepted -> id != null)
                .ifPresent(accepted -> levelsAccepted.add(id));
        Optional<AnalysisKind> kind = block.required("kind", "the kind of analysis")
                .flatMap(entry -> entry.oneOf(AnalysisKind.keys(), "one of"))
                .map(AnalysisKind::of);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        Supplier<Analysis> analysis =
                switch (kind.orElseThrow()) {
                    case PROPORTION -> proportion(block, common);
                    case GRADES -> grades(block, common);
                    case FREQUENCY -> frequency(block, common);
                    case SUMMARY -> summary(block, common);
                    case SURVIVAL -> ofEndpoints.survival(block, common);
                    case INCIDENCE -> ofEndpoints.incidence(block, common);
                    case FOLLOW_UP -> ofEndpoints.followUp(block, common);
                    case CORRELATION -> correlation(block, common);
                };
        block.refuseUnknown();
        return problems.count() > before ? Optional.empty() : Optional.of(analysis.get());
    }

    private static Supplier<Analysis> proportion(Block block, Common c) {
        String of = of(block, "a condition");
        ProportionMethod interval = choice(block, "interval", ProportionMethod.class, ProportionMethod.CLOPPER_PEARSON);
        Heterogeneity heterogeneity = Heterogeneity.of(block);
        Denominator denominator = denominator(block);
        return () -> new ProportionAnalysis(c, of, interval, heterogeneity, denominator);
    }

    private static Supplier<Analysis> grades(Block block, Common c) {
        String term =
                block.required("term", "an adverse event").flatMap(Entry::word).orElse(null);
        ProportionMethod interval = choice(block, "interval", ProportionMethod.class, ProportionMethod.CLOPPER_PEARSON);
        GradeWindow worst = choice(block, "worst", GradeWindow.class, GradeWindow.FIRST_INFUSION);
        String scale = ofRecords(block, "scale", term)
                .flatMap(entry -> entry.oneOf(SCALES, "a scale:"))
                .orElse(null);
        String where = ofRecords(block, "where", term).flatMap(Entry::word).orElse(null);
        return () -> new GradesAnalysis(c, term, interval, worst, scale, where);
    }

    /** What tells records of adverse_event apart; graft-versus-host disease has its records in event. */
    private static Optional<Entry> ofRecords(Block block, String key, String term) {
        Optional<Entry> entry = block.optional(key);
        if (OF_EVENTS.contains(term)) {
            entry.ifPresent(found -> found.problem("chooses among the records of adverse_event, and " + term
                    + " is taken from event too, which has no such column; remove it"));
        }
        return entry;
    }

    private static Supplier<Analysis> frequency(Block block, Common c) {
        String of = of(block, "a text");
        Denominator denominator = denominator(block);
        return () -> new FrequencyAnalysis(c, of, denominator);
    }

    private static Denominator denominator(Block block) {
        return choice(block, "denominator", Denominator.class, Denominator.ASSESSED);
    }

    private static Supplier<Analysis> summary(Block block, Common c) {
        String of = of(block, "a number");
        int decimals = decimals(block);
        String unit = block.optional("unit").flatMap(Entry::word).orElse(null);
        QuantileRule quantiles = choice(block, "quantiles", QuantileRule.class, QuantileRule.R_7);
        return () -> new SummaryAnalysis(c, of, decimals, unit, quantiles);
    }

    private static Supplier<Analysis> correlation(Block block, Common c) {
        String x = sql(block, "x", "a number");
        String y = sql(block, "y", "a number");
        int decimals = decimals(block);
        CorrelationMethod method = choice(block, "method", CorrelationMethod.class, CorrelationMethod.PEARSON);
        return () -> new CorrelationAnalysis(c, x, y, decimals, method);
    }

    private static int decimals(Block block) {
        return block.required("decimals", "the decimals kept of each value")
                .flatMap(entry -> entry.integer(0, MOST_DECIMALS))
                .orElse(0);
    }

    private static String of(Block block, String what) {
        return sql(block, "of", what);
    }

    private static String sql(Block block, String key, String what) {
        return block.required(key, "Spark SQL over ADSL, " + what)
                .flatMap(Entry::word)
                .orElse(null);
    }

    static <E extends Enum<E> & Keyed> E choice(Block block, String key, Class<E> type, E otherwise) {
        return block.optional(key).flatMap(entry -> entry.choice(type)).orElse(otherwise);
    }
}
