package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.schema.StandardSchema;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.QuantileType;
import org.ninefold.study.Analysis.Common;

/** Reads the analyses of a study. */
final class AnalysesReader {
    static final KeyType<String> ACCEPTED = KeyType.word("nothing but", List.of("accepted"));
    private static final KeyType<AnalysisKind> KINDS =
            KeyType.word("one of", AnalysisKind.keys()).map(AnalysisKind::of);
    private static final List<String> SCALES =
            StandardSchema.standard().table("adverse_event").field("scale").vocabulary();
    private static final Set<String> OF_EVENTS = Set.of("AGVHD", "CGVHD");

    static final KeySet ANALYSIS = new KeySet("Analyses");
    static final Key<String> ID = ANALYSIS.required("id", KeyType.ID);
    static final Key<String> LABEL = ANALYSIS.optional("label", KeyType.TEXT, "what it is, for people");
    static final Key<Entry> POPULATION = ANALYSIS.required("population", KeyType.NAME, "a population of this study");
    static final Key<Entry> BY = ANALYSIS.optional("by", KeyType.NAME, "the ADSL variable of the groups");
    static final Key<Double> CONF_LEVEL = ANALYSIS.optional("conf-level", KeyType.SHARE, 0.95, "the confidence level");
    static final Key<String> LEVELS =
            ANALYSIS.optional("levels", ACCEPTED, "many levels, or few subjects' own words, are shown");
    static final Key<AnalysisKind> KIND = ANALYSIS.required("kind", KINDS, "the kind of analysis");

    static final KeySet PROPORTION = new KeySet("Proportion");
    static final Key<String> CONDITION = PROPORTION.required("of", KeyType.TEXT, "Spark SQL over ADSL, a condition");
    static final Key<ProportionInterval> INTERVAL = PROPORTION.optional(
            "interval", KeyType.choice(ProportionInterval.class), ProportionInterval.CLOPPER_PEARSON, "the interval");
    static final Key<Denominator> DENOMINATOR = PROPORTION.optional(
            "denominator", KeyType.choice(Denominator.class), Denominator.ASSESSED, "who is counted");

    static final KeySet GRADES = new KeySet("Grades", INTERVAL);
    static final Key<String> TERM = GRADES.required("term", KeyType.TEXT, "an adverse event");
    static final Key<GradeWindow> WORST = GRADES.optional(
            "worst", KeyType.choice(GradeWindow.class), GradeWindow.FIRST_INFUSION, "of which time the worst counts");
    static final Key<String> SCALE =
            GRADES.optional("scale", KeyType.word("a scale:", SCALES), "no other grades count");
    static final Key<String> WHERE = GRADES.optional("where", KeyType.TEXT, "Spark SQL: which rows");

    static final KeySet FREQUENCY = new KeySet("Frequency", DENOMINATOR);
    static final Key<String> CATEGORY = FREQUENCY.required("of", KeyType.TEXT, "Spark SQL over ADSL, a text");

    static final KeySet SUMMARY = new KeySet("Summary");
    static final Key<String> NUMBER = SUMMARY.required("of", KeyType.TEXT, "Spark SQL over ADSL, a number");
    static final Key<Integer> DECIMALS =
            SUMMARY.required("decimals", KeyType.integer(0, 9), "the decimals kept of each value");
    static final Key<String> UNIT = SUMMARY.optional("unit", KeyType.TEXT, "the unit of the values");
    static final Key<QuantileType> QUANTILES = SUMMARY.optional(
            "quantiles", KeyType.choice(QuantileType.class), QuantileType.R_7, "how quartiles are read");

    static final KeySet CORRELATION = new KeySet("Correlation", DECIMALS);
    static final Key<String> X = CORRELATION.required("x", KeyType.TEXT, NUMBER.sentence());
    static final Key<String> Y = CORRELATION.required("y", KeyType.TEXT, NUMBER.sentence());
    static final Key<CorrelationMethod> METHOD = CORRELATION.optional(
            "method", KeyType.choice(CorrelationMethod.class), CorrelationMethod.PEARSON, "the coefficient");

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
            entry.block(ANALYSIS).flatMap(this::read).ifPresent(analyses::add);
        }
    }

    List<Analysis> analyses() {
        return List.copyOf(analyses);
    }

    /** Ids of the analyses whose levels may be few subjects' own words, or many. */
    Set<String> levelsAccepted() {
        return Set.copyOf(levelsAccepted);
    }

    private Optional<Analysis> read(Block block) {
        String id = block.unique(ID, ids).orElse(null);
        // a part is null where it has a problem
        String label = block.find(LABEL).orElse(id);
        String population = block.find(POPULATION)
                .flatMap(entry -> entry.oneOf(populationIds, "a population of this study:"))
                .orElse(null);
        String by = block.find(BY)
                .flatMap(entry -> entry.oneOf(adsl.names(), "a variable of ADSL:"))
                .orElse(null);
        if (id != null && block.find(LEVELS).isPresent()) {
            levelsAccepted.add(id);
        }
        return block.find(KIND).flatMap(kind -> {
            Common common = new Common(kind, id, label, population, by, block.get(CONF_LEVEL), block.at());
            return switch (kind) {
                case PROPORTION -> proportion(block, common);
                case GRADES -> grades(block, common);
                case FREQUENCY -> frequency(block, common);
                case SUMMARY -> summary(block, common);
                case SURVIVAL -> ofEndpoints.survival(block, common);
                case INCIDENCE -> ofEndpoints.incidence(block, common);
                case FOLLOW_UP -> ofEndpoints.followUp(block, common);
                case CORRELATION -> correlation(block, common);
            };
        });
    }

    private static Optional<Analysis> proportion(Block block, Common c) {
        block.with(PROPORTION, Heterogeneity.KEYS);
        Heterogeneity heterogeneity = Heterogeneity.of(block);
        return block.done(() -> new ProportionAnalysis(
                c, block.get(CONDITION), block.get(INTERVAL), heterogeneity, block.get(DENOMINATOR)));
    }

    /** What tells records of adverse_event apart is refused for graft-versus-host disease, which has its records in event. */
    private static Optional<Analysis> grades(Block block, Common c) {
        block.with(GRADES);
        block.find(TERM).filter(OF_EVENTS::contains).ifPresent(term -> List.of(SCALE, WHERE)
                .forEach(key -> block.problemWith(
                        key,
                        "chooses among the records of adverse_event, and " + term
                                + " is taken from event too, which has no such column; remove it")));
        return block.done(() -> new GradesAnalysis(
                c, block.get(TERM), block.get(INTERVAL), block.get(WORST), block.get(SCALE), block.get(WHERE)));
    }

    private static Optional<Analysis> frequency(Block block, Common c) {
        block.with(FREQUENCY);
        return block.done(() -> new FrequencyAnalysis(c, block.get(CATEGORY), block.get(DENOMINATOR)));
    }

    private static Optional<Analysis> summary(Block block, Common c) {
        block.with(SUMMARY);
        return block.done(() ->
                new SummaryAnalysis(c, block.get(NUMBER), block.get(DECIMALS), block.get(UNIT), block.get(QUANTILES)));
    }

    private static Optional<Analysis> correlation(Block block, Common c) {
        block.with(CORRELATION);
        return block.done(
                () -> new CorrelationAnalysis(c, block.get(X), block.get(Y), block.get(DECIMALS), block.get(METHOD)));
    }
}
