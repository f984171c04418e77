package org.ninefold.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ninefold.study.Analysis;
import org.ninefold.study.Center;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Horizon;
import org.ninefold.study.Study;

/**
 * The distinct tables that a study's analyses need, so that one pass over the patients counts them all.
 *
 * @param facts the distinct facts
 * @param populations ids of the populations in use
 * @param groupings ADSL variables in use as groups
 * @param specs the table of each analysis, by its id
 * @param parts of an analysis whose groups are parts of the subjects' time, by its id: the table of each group
 * @param tables the distinct tables
 */
public record TablePlan(
        List<Fact> facts,
        List<String> populations,
        List<String> groupings,
        Map<String, TableSpec> specs,
        Map<String, Map<String, TableSpec>> parts,
        List<TableSpec> tables) {

    public TablePlan {
        facts = List.copyOf(facts);
        populations = List.copyOf(populations);
        groupings = List.copyOf(groupings);
        tables = List.copyOf(tables);
        specs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(specs));
        parts = Map.copyOf(parts);
    }

    /** The population of all subjects of a study, in whom every endpoint is counted so that the run can check itself. */
    public static final String EVERYONE = "*";

    /** The plan of a study: the tables of its analyses, and each endpoint in {@link #EVERYONE}. */
    public static TablePlan of(Study study) {
        var facts = new LinkedHashSet<Fact>();
        var populations = new LinkedHashSet<String>();
        var groupings = new LinkedHashSet<String>();
        var specs = new LinkedHashMap<String, TableSpec>();
        var parts = new LinkedHashMap<String, Map<String, TableSpec>>();
        for (Analysis analysis : study.analyses()) {
            Fact fact = fact(study, analysis);
            populations.add(analysis.population());
            if (analysis.by() != null) {
                groupings.add(analysis.by());
            }
            specs.put(analysis.id(), new TableSpec(fact, analysis.population(), analysis.by()));
            if (analysis instanceof Analysis.Survival survival && survival.switchDate() != null) {
                parts.put(analysis.id(), parts(study, survival));
            }
        }
        var tables = new LinkedHashSet<TableSpec>(specs.values());
        parts.values().forEach(groups -> tables.addAll(groups.values()));
        for (Analysis analysis : study.analyses()) {
            if (analysis instanceof Analysis.Grades grades) {
                tables.add(scales(grades));
            } else if (analysis instanceof Analysis.FollowUp followUp) {
                tables.add(exits(study, followUp));
            }
        }
        for (Endpoint endpoint : study.endpoints()) {
            tables.add(everyone(endpoint));
        }
        tables.addAll(Mixtures.tables(study));
        for (Analysis analysis : study.analyses()) {
            imputed(study, analysis).ifPresent(tables::add);
        }
        tables.forEach(table -> facts.add(table.fact()));
        populations.add(EVERYONE);
        return new TablePlan(
                List.copyOf(facts),
                List.copyOf(populations),
                List.copyOf(groupings),
                specs,
                parts,
                List.copyOf(tables));
    }

    private static Map<String, TableSpec> parts(Study study, Analysis.Survival analysis) {
        var parts = new TreeMap<String, TableSpec>();
        for (boolean since : new boolean[] {false, true}) {
            Fact fact = new Fact.TimeToEvent(
                    study.endpoint(analysis.endpoint()),
                    day(analysis.landmark()),
                    new Fact.Phase(analysis.switchDate(), since));
            parts.put(
                    since ? Analysis.Survival.SINCE : Analysis.Survival.BEFORE,
                    new TableSpec(fact, analysis.population(), null));
        }
        return parts;
    }

    /** The whole day on which a landmark of real time is read. */
    private static Integer day(Horizon landmark) {
        return landmark == null ? null : (int) Math.floor(landmark.days());
    }

    /** The table of the scales behind an analysis of grades. */
    static TableSpec scales(Analysis.Grades grades) {
        return new TableSpec(
                new Fact.ScaleGrades(grades.term(), grades.worst(), grades.where()), grades.population(), grades.by());
    }

    /** The table of the days on which the subjects of an analysis of follow-up left, beside that of the days until the cut-off. */
    public static TableSpec exits(Study study, Analysis.FollowUp followUp) {
        return new TableSpec(
                new Fact.TimeToEvent(study.endpoint(followUp.endpoint())), followUp.population(), followUp.by());
    }

    /** The table that tells whose time rests on an imputed date; none for an analysis of no endpoint, and where no centre completes dates. */
    static Optional<TableSpec> imputed(Study study, Analysis analysis) {
        if (study.centers().stream().noneMatch(Center::completesDates)) {
            return Optional.empty();
        }
        Fact fact = analysis instanceof Analysis.FollowUp followUp
                ? exits(study, followUp).fact()
                : fact(study, analysis);
        return fact instanceof Fact.TimeToEvent time
                ? Optional.of(new TableSpec(new Fact.Imputed(time), analysis.population(), analysis.by()))
                : Optional.empty();
    }

    /** The table of an endpoint in {@link #EVERYONE}. */
    public static TableSpec everyone(Endpoint endpoint) {
        return new TableSpec(new Fact.TimeToEvent(endpoint), EVERYONE, null);
    }

    private static Fact fact(Study study, Analysis analysis) {
        if (analysis instanceof Analysis.Proportion proportion) {
            return new Fact.Condition(proportion.of());
        } else if (analysis instanceof Analysis.Frequency frequency) {
            return new Fact.Category(frequency.of());
        } else if (analysis instanceof Analysis.Grades grades) {
            return new Fact.WorstGrade(grades.term(), grades.worst(), grades.where());
        } else if (analysis instanceof Analysis.Summary summary) {
            return new Fact.Value(summary.of(), summary.decimals());
        } else if (analysis instanceof Analysis.Correlation correlation) {
            return new Fact.Pair(correlation.x(), correlation.y(), correlation.decimals());
        } else if (analysis instanceof Analysis.Survival survival) {
            return new Fact.TimeToEvent(study.endpoint(survival.endpoint()), day(survival.landmark()), null);
        } else if (analysis instanceof Analysis.Incidence incidence) {
            return new Fact.TimeToEvent(study.endpoint(incidence.endpoint()), day(incidence.landmark()), null);
        } else if (analysis instanceof Analysis.FollowUp followUp) {
            return new Fact.Potential(study.endpoint(followUp.endpoint()));
        }
        throw new IllegalStateException("no fact for the analysis " + analysis.id());
    }
}
