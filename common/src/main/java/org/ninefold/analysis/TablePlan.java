package org.ninefold.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.ninefold.study.Analysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;

/**
 * The distinct tables that a study's analyses need, so that one pass over the patients counts them all.
 *
 * @param facts the distinct facts
 * @param populations ids of the populations in use
 * @param groupings ADSL variables in use as groups
 * @param specs the table of each analysis, by its id
 * @param tables the distinct tables
 */
public record TablePlan(
        List<Fact> facts,
        List<String> populations,
        List<String> groupings,
        Map<String, TableSpec> specs,
        List<TableSpec> tables) {

    public TablePlan {
        facts = List.copyOf(facts);
        populations = List.copyOf(populations);
        groupings = List.copyOf(groupings);
        tables = List.copyOf(tables);
        specs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(specs));
    }

    /** The population of all subjects of a study, in whom every endpoint is counted so that the run can check itself. */
    public static final String EVERYONE = "*";

    /** The plan of a study: the tables of its analyses, and each endpoint in {@link #EVERYONE}. */
    public static TablePlan of(Study study) {
        var facts = new LinkedHashSet<Fact>();
        var populations = new LinkedHashSet<String>();
        var groupings = new LinkedHashSet<String>();
        var specs = new LinkedHashMap<String, TableSpec>();
        for (Analysis analysis : study.analyses()) {
            Fact fact = fact(study, analysis);
            facts.add(fact);
            populations.add(analysis.population());
            if (analysis.by() != null) {
                groupings.add(analysis.by());
            }
            specs.put(analysis.id(), new TableSpec(fact, analysis.population(), analysis.by()));
        }
        var tables = new LinkedHashSet<TableSpec>(specs.values());
        for (Analysis analysis : study.analyses()) {
            if (analysis instanceof Analysis.Grades grades) {
                facts.add(scales(grades).fact());
                tables.add(scales(grades));
            }
        }
        for (Endpoint endpoint : study.endpoints()) {
            facts.add(new Fact.TimeToEvent(endpoint));
            tables.add(everyone(endpoint));
        }
        populations.add(EVERYONE);
        return new TablePlan(
                List.copyOf(facts), List.copyOf(populations), List.copyOf(groupings), specs, List.copyOf(tables));
    }

    /** The table of the scales behind an analysis of grades. */
    static TableSpec scales(Analysis.Grades grades) {
        return new TableSpec(new Fact.GradeScale(grades.term(), grades.worst()), grades.population(), grades.by());
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
            return new Fact.WorstGrade(grades.term(), grades.worst());
        } else if (analysis instanceof Analysis.Summary summary) {
            return new Fact.Value(summary.of(), summary.decimals());
        } else if (analysis instanceof Analysis.Correlation correlation) {
            return new Fact.Pair(correlation.x(), correlation.y(), correlation.decimals());
        } else if (analysis instanceof Analysis.Survival survival) {
            return new Fact.TimeToEvent(study.endpoint(survival.endpoint()));
        } else if (analysis instanceof Analysis.Incidence incidence) {
            return new Fact.TimeToEvent(study.endpoint(incidence.endpoint()));
        } else if (analysis instanceof Analysis.FollowUp followUp) {
            return new Fact.Observation(study.endpoint(followUp.endpoint()));
        }
        throw new IllegalStateException("no fact for the analysis " + analysis.id());
    }
}
