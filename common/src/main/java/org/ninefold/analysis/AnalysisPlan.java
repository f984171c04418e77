package org.ninefold.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.Phase;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.study.Analysis;
import org.ninefold.study.Center;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/** Which tables the analyses of a study need. */
public final class AnalysisPlan {
    private AnalysisPlan() {}

    /** The plan of a study: the tables of its analyses, and each endpoint in {@link TablePlan#EVERYONE}. */
    public static TablePlan of(Study study) {
        var variables = new LinkedHashSet<CountedVariable>();
        var populations = new LinkedHashSet<String>();
        var groupings = new LinkedHashSet<String>();
        var specs = new LinkedHashMap<String, TableSpec>();
        var parts = new LinkedHashMap<String, Map<String, TableSpec>>();
        for (Analysis analysis : study.analyses()) {
            CountedVariable variable = variable(study, analysis);
            populations.add(analysis.population());
            if (analysis.by() != null) {
                groupings.add(analysis.by());
            }
            specs.put(analysis.id(), new TableSpec(variable, analysis.population(), analysis.by()));
            if (analysis instanceof SurvivalAnalysis survival && survival.switchDate() != null) {
                parts.put(analysis.id(), parts(study, survival));
            }
        }
        var tables = new LinkedHashSet<TableSpec>(specs.values());
        parts.values().forEach(groups -> tables.addAll(groups.values()));
        for (Analysis analysis : study.analyses()) {
            if (analysis instanceof GradesAnalysis grades) {
                tables.add(scales(grades));
            } else if (analysis instanceof FollowUpAnalysis followUp) {
                tables.add(exits(study, followUp));
            }
        }
        for (Endpoint endpoint : study.endpoints()) {
            tables.add(TablePlan.everyone(endpoint));
        }
        tables.addAll(Mixtures.tables(study));
        for (Analysis analysis : study.analyses()) {
            imputed(study, analysis).ifPresent(tables::add);
        }
        tables.forEach(table -> variables.add(table.variable()));
        populations.add(TablePlan.EVERYONE);
        return new TablePlan(
                List.copyOf(variables),
                List.copyOf(populations),
                List.copyOf(groupings),
                specs,
                parts,
                List.copyOf(tables));
    }

    private static Map<String, TableSpec> parts(Study study, SurvivalAnalysis analysis) {
        var parts = new TreeMap<String, TableSpec>();
        for (boolean since : new boolean[] {false, true}) {
            CountedVariable variable = new CountedVariable.TimeToEvent(
                    study.endpoint(analysis.endpoint()),
                    day(analysis.landmark()),
                    new Phase(analysis.switchDate(), since));
            parts.put(
                    since ? SurvivalAnalysis.SINCE : SurvivalAnalysis.BEFORE,
                    new TableSpec(variable, analysis.population(), null));
        }
        return parts;
    }

    /** The whole day on which a landmark of real time is read. */
    private static Integer day(Horizon landmark) {
        return landmark == null ? null : (int) Math.floor(landmark.days());
    }

    /** The table of the scales behind an analysis of grades. */
    static TableSpec scales(GradesAnalysis grades) {
        return new TableSpec(
                new CountedVariable.ScaleGrades(grades.term(), grades.worst(), grades.where()),
                grades.population(),
                grades.by());
    }

    /** The table of the days on which the subjects of an analysis of follow-up left, beside that of the days until the cut-off. */
    public static TableSpec exits(Study study, FollowUpAnalysis followUp) {
        return new TableSpec(
                new CountedVariable.TimeToEvent(study.endpoint(followUp.endpoint())),
                followUp.population(),
                followUp.by());
    }

    /** The table that tells whose time rests on an imputed date; none for an analysis of no endpoint, and where no centre completes dates. */
    static Optional<TableSpec> imputed(Study study, Analysis analysis) {
        if (study.centers().stream().noneMatch(Center::completesDates)) {
            return Optional.empty();
        }
        CountedVariable variable = analysis instanceof FollowUpAnalysis followUp
                ? exits(study, followUp).variable()
                : variable(study, analysis);
        return variable instanceof CountedVariable.TimeToEvent time
                ? Optional.of(new TableSpec(new CountedVariable.Imputed(time), analysis.population(), analysis.by()))
                : Optional.empty();
    }

    private static CountedVariable variable(Study study, Analysis analysis) {
        if (analysis instanceof ProportionAnalysis proportion) {
            return new CountedVariable.Condition(proportion.of());
        } else if (analysis instanceof FrequencyAnalysis frequency) {
            return new CountedVariable.Category(frequency.of());
        } else if (analysis instanceof GradesAnalysis grades) {
            return new CountedVariable.WorstGrade(grades.term(), grades.worst(), grades.where());
        } else if (analysis instanceof SummaryAnalysis summary) {
            return new CountedVariable.Value(summary.of(), summary.decimals());
        } else if (analysis instanceof CorrelationAnalysis correlation) {
            return new CountedVariable.Pair(correlation.x(), correlation.y(), correlation.decimals());
        } else if (analysis instanceof SurvivalAnalysis survival) {
            return new CountedVariable.TimeToEvent(study.endpoint(survival.endpoint()), day(survival.landmark()), null);
        } else if (analysis instanceof IncidenceAnalysis incidence) {
            return new CountedVariable.TimeToEvent(
                    study.endpoint(incidence.endpoint()), day(incidence.landmark()), null);
        } else if (analysis instanceof FollowUpAnalysis followUp) {
            return new CountedVariable.Potential(study.endpoint(followUp.endpoint()));
        }
        throw new IllegalStateException("no variable for the analysis " + analysis.id());
    }
}
