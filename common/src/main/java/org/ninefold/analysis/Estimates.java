package org.ninefold.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.GroupedCounts;
import org.ninefold.counting.TablePlan;
import org.ninefold.results.CurveRow;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Analysis;
import org.ninefold.study.Study;

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
        Kind kind = Kind.of(study, analysis);
        var counts = new GroupedCounts(plan, tables, analysis.id(), kind.unknownAs());
        var mixtures = new Mixtures(study, tables);
        var scopes = new ArrayList<Scope>();
        for (String site : scopes(tables)) {
            String mixed = mixtures.caution(analysis, site);
            Scope overall = scope(study, analysis, site, null, mixed);
            estimate(study, analysis, kind, counts, site, null, overall);
            if (analysis.by() != null) {
                overall.about(analysis.by(), null)
                        .by("subjects of the population")
                        .count("n.miss", "Subjects without a group", counts.withoutGroup(site));
            }
            scopes.add(overall);
            for (String level : counts.levels()) {
                Scope group = scope(study, analysis, site, level, mixed);
                estimate(study, analysis, kind, counts, site, level, group);
                scopes.add(group);
            }
        }
        List<Counted> centres = tables.sites().stream().map(counts::overall).toList();
        Scope pooled = scope(study, analysis, null, null, mixtures.caution(analysis, null));
        kind.centres(new CentreRows(tables.sites(), centres, pooled));
        scopes.add(pooled);
        if (counts.levels().size() > 1) {
            for (String site : scopes(tables)) {
                Scope compared = scope(study, analysis, site, null, mixtures.caution(analysis, site));
                kind.compare(counts, site, compared);
                scopes.add(compared);
            }
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

    private static Scope scope(Study study, Analysis analysis, String site, String group, String mixed) {
        return Scope.of(study.id(), analysis, site)
                .inGroup(group)
                .cautious(analysis.guaranteeTimeAccepted() ? GUARANTEE_TIME : null)
                .cautious(mixed);
    }

    private static void estimate(
            Study study, Analysis analysis, Kind kind, GroupedCounts counts, String site, String group, Scope scope) {
        kind.rows(counts, site, group, scope);
        boolean ofAllTime = group == null || analysis.by() != null;
        AnalysisPlan.imputed(study, analysis)
                .filter(table -> ofAllTime)
                .map(table -> counts.of(table, site, group))
                .ifPresent(imputed -> TimeToEventRows.imputed(imputed, scope.endpoint(analysis.endpoint(), null)));
    }
}
