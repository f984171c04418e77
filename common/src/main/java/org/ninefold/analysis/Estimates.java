package org.ninefold.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.CurveRow;
import org.ninefold.results.ResultRow;
import org.ninefold.risk.ObservationTable;
import org.ninefold.study.Analysis;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.Denominator;
import org.ninefold.study.Endpoint;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Study;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;
import org.ninefold.study.Unknowns;

/**
 * All results of a study: each analysis pooled, then for each centre, in every group.
 *
 * @param results the statistics
 * @param curves the steps of the curves
 */
public record Estimates(List<ResultRow> results, List<CurveRow> curves) {

    /** What stands beside a figure whose guarantee time the study accepts. */
    public static final String GUARANTEE_TIME =
            "Guarantee time: who belongs to the population or group is known only after the origin; the figure may be biased.";

    /** What stands beside any grade where several scales were used; the scales follow. */
    public static final String SCALES = "Graded on several scales, each with figures of its own: ";

    public Estimates {
        results = List.copyOf(results);
        curves = List.copyOf(curves);
    }

    /**
     * Estimates every analysis of the study from its tables.
     *
     * @param carried centres that are carried forward, and the cut-off by which each was delivered; the figures say so
     */
    public static Estimates of(
            Study study, TablePlan plan, CountedTables tables, SortedMap<String, LocalDate> carried) {
        List<Estimates> each = study.analyses().stream()
                .map(analysis -> of(study, analysis, plan, tables, carried))
                .toList();
        return new Estimates(
                each.stream().flatMap(own -> own.results().stream()).toList(),
                each.stream().flatMap(own -> own.curves().stream()).toList());
    }

    /** Estimates one analysis of the study; the rest as for all. */
    public static Estimates of(
            Study study,
            Analysis analysis,
            TablePlan plan,
            CountedTables tables,
            SortedMap<String, LocalDate> carried) {
        var counts = new GroupedCounts(
                plan,
                tables,
                analysis.id(),
                analysis instanceof ProportionAnalysis proportion && proportion.denominator() == Denominator.ALL
                        ? CountedVariable.Condition.NO
                        : null);
        var scopes = new ArrayList<Scope>();
        var mixtures = new Mixtures(study, tables);
        for (String site : scopes(tables)) {
            String caution = mixtures.caution(analysis, site);
            Scope overall = estimate(study, analysis, site, null, counts, tables, caution);
            if (analysis.by() != null) {
                overall.about(analysis.by(), null)
                        .by("subjects of the population")
                        .count("n.miss", "Subjects without a group", counts.withoutGroup(site));
            }
            scopes.add(overall);
            for (String level : counts.levels()) {
                scopes.add(estimate(study, analysis, site, level, counts, tables, caution));
            }
        }
        List<Counted> centres = tables.sites().stream().map(counts::overall).toList();
        Scope pooled = scope(study, analysis, null, null).cautious(mixtures.caution(analysis, null));
        new CentreRows(tables.sites(), centres, pooled).rows(analysis, endpoint(study, analysis));
        scopes.add(pooled);
        if (counts.levels().size() > 1) {
            scopes(tables)
                    .forEach(site -> scopes.add(
                            compare(study, analysis, counts, tables, site, mixtures.caution(analysis, site))));
        }
        return new Estimates(
                scopes.stream()
                        .flatMap(scope -> scope.rows().stream())
                        .map(row -> row.warned(carriedInto(row, carried)))
                        .toList(),
                scopes.stream().flatMap(scope -> scope.curve().stream()).toList());
    }

    /** A warning if a row counts subjects of a centre that is carried forward; null if not. */
    private static String carriedInto(ResultRow row, SortedMap<String, LocalDate> carried) {
        String sites = carried.entrySet().stream()
                .filter(entry -> row.group1() == null
                        ? !CentreRows.leavesOut(row, entry.getKey())
                        : entry.getKey().equals(row.group1Level()))
                .map(entry -> entry.getKey() + " as delivered by " + entry.getValue())
                .collect(Collectors.joining(", "));
        return sites.isEmpty() ? null : "Includes " + sites + " (carried forward).";
    }

    /** All centres together, which is null, then each. */
    private static List<String> scopes(CountedTables tables) {
        var scopes = new ArrayList<String>();
        scopes.add(null);
        scopes.addAll(tables.sites());
        return scopes;
    }

    /** The groups of an analysis against each other, of one centre or of all. */
    private static Scope compare(
            Study study, Analysis analysis, GroupedCounts counts, CountedTables tables, String site, String caution) {
        Scope scope = scope(study, analysis, site, null).cautious(caution);
        List<List<Counted>> strata = site == null ? counts.strata() : List.of();
        if (analysis instanceof GradesAnalysis grades) {
            compare(grades, counts, new GradesByScale(tables, grades), site, scope);
        } else {
            new Comparison(counts.levels(), counts.groups(site), strata, scope)
                    .rows(analysis, endpoint(study, analysis));
        }
        return scope;
    }

    /** Any grade, and grade 3 or more on each scale by itself. */
    private static void compare(
            GradesAnalysis analysis, GroupedCounts counts, GradesByScale byScale, String site, Scope scope) {
        List<String> scales = chosen(analysis, byScale);
        if (analysis.scale() == null) {
            int[] grades = scales.isEmpty() ? new int[] {1, 3} : new int[] {1};
            new Comparison(counts.levels(), counts.groups(site), List.of(), scope)
                    .grades(analysis, analysis.term(), grades);
        }
        for (String scale : scales) {
            List<Counted> groups = counts.levels().stream()
                    .map(level -> byScale.on(scale, site, level))
                    .toList();
            int[] grades = analysis.scale() == null ? new int[] {3} : new int[] {1, 3};
            new Comparison(counts.levels(), groups, List.of(), scope)
                    .grades(analysis, GradesByScale.variable(analysis, scale), grades);
        }
    }

    /** The scales that have figures of their own: the one that is asked for, or all where there are several; else none. */
    private static List<String> chosen(GradesAnalysis analysis, GradesByScale byScale) {
        if (analysis.scale() != null) {
            return List.of(analysis.scale());
        }
        List<String> scales = byScale.scales();
        return scales.size() > 1 ? scales : List.of();
    }

    private static Endpoint endpoint(Study study, Analysis analysis) {
        return analysis instanceof IncidenceAnalysis incidence ? study.endpoint(incidence.endpoint()) : null;
    }

    private static Scope scope(Study study, Analysis analysis, String site, String group) {
        String caution = analysis.guaranteeTimeAccepted() ? GUARANTEE_TIME : null;
        return Scope.of(study.id(), analysis, analysis.kind().key(), site, group, caution);
    }

    /** All grades as one where there is one scale; else any grade together, and each scale by itself. */
    private static void grades(
            GradesAnalysis analysis, Counted counted, GradesByScale byScale, String site, String group, Scope scope) {
        List<String> scales = chosen(analysis, byScale);
        if (scales.isEmpty()) {
            CategoryRows.grades(analysis, analysis.term(), counted, scope);
        } else if (analysis.scale() == null) {
            CategoryRows.anyGrade(analysis, counted, scope.cautious(SCALES + String.join(", ", scales) + "."));
        }
        for (String scale : scales) {
            String variable = GradesByScale.variable(analysis, scale);
            CategoryRows.grades(analysis, variable, byScale.on(scale, site, group), scope);
        }
    }

    private static Scope estimate(
            Study study,
            Analysis analysis,
            String site,
            String group,
            GroupedCounts counts,
            CountedTables tables,
            String caution) {
        Scope scope = scope(study, analysis, site, group).cautious(caution);
        Counted counted = group == null ? counts.overall(site) : counts.group(site, group);
        var unknowns = new Unknowns(study.adsl());
        if (analysis instanceof ProportionAnalysis proportion) {
            CategoryRows.proportion(proportion, counted, unknowns.reasons(proportion.of()), scope);
        } else if (analysis instanceof GradesAnalysis grades) {
            grades(grades, counted, new GradesByScale(tables, grades), site, group, scope);
        } else if (analysis instanceof FrequencyAnalysis frequency) {
            CategoryRows.frequency(frequency, counted, unknowns.reasons(frequency.of()), scope);
        } else if (analysis instanceof SummaryAnalysis summary) {
            CategoryRows.summary(summary, counted, scope);
        } else if (analysis instanceof SurvivalAnalysis survival) {
            TimeToEventRows.survival(survival, counted, scope);
        } else if (analysis instanceof IncidenceAnalysis incidence) {
            TimeToEventRows.incidence(incidence, study.endpoint(incidence.endpoint()), counted, scope);
        } else if (analysis instanceof CorrelationAnalysis correlation) {
            CategoryRows.correlation(correlation, counted, scope);
        } else if (analysis instanceof FollowUpAnalysis followUp) {
            TableSpec table = AnalysisPlan.exits(study, followUp);
            Counted exits = group == null ? tables.overall(table, site) : tables.group(table, site, group);
            boolean told = new PotentialDays(counts, tables.sites()).told(site, group);
            TimeToEventRows.followUp(followUp, new ObservationTable(exits.exits(), counted.potential()), told, scope);
        }
        boolean ofAllTime = group == null || analysis.by() != null;
        AnalysisPlan.imputed(study, analysis)
                .filter(table -> ofAllTime)
                .map(table -> group == null ? tables.overall(table, site) : tables.group(table, site, group))
                .ifPresent(imputed -> TimeToEventRows.imputed(imputed, scope.endpoint(analysis.endpoint(), null)));
        return scope;
    }
}
