package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.analysis.Estimates;
import org.ninefold.counting.Count;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.quality.Delivery;
import org.ninefold.report.Changes;
import org.ninefold.results.Move;
import org.ninefold.results.ResultRow;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.study.Center;
import org.ninefold.study.Study;

/**
 * What moved between two snapshots.
 *
 * @param before the earlier one's manifest
 * @param after the later one's
 * @param subjects of each centre that has more or fewer, before and after
 * @param figures how many pooled figures the later one has
 * @param pooled those that moved
 * @param own figures of a centre alone that moved, by centre
 * @param alone how each centre alone moves the pooled figures: all others as before; null where no study was given, or its
 *     figures are not those that the snapshots publish
 */
public record Difference(
        Config before,
        Config after,
        Map<String, Move.Change> subjects,
        int figures,
        List<Move> pooled,
        Map<String, List<Move>> own,
        Map<String, List<Move>> alone) {
    /** What may differ beside the data, and what follows when it does. */
    private static final List<Map.Entry<String, String>> CONDITIONS = List.of(
            Map.entry("study.id", "these are different studies"),
            Map.entry(
                    "configuration", "study or centre files, cut-off or key differ; figures can move without new data"),
            Map.entry("software", "the software differs; figures can move without new data"),
            Map.entry("cutoff", "the cut-off differs"));

    /**
     * Holds two snapshots against each other.
     *
     * @param study whose figures they are, to compute them with one centre changed; null without
     */
    public static Difference of(PublishedSnapshot before, PublishedSnapshot after, Study study) throws IOException {
        List<ResultRow> old = before.results();
        List<ResultRow> fresh = after.results();
        Map<String, Long> oldSubjects = subjects(before.manifest());
        Map<String, Long> freshSubjects = subjects(after.manifest());
        var subjects = new LinkedHashMap<String, Move.Change>();
        var own = new LinkedHashMap<String, List<Move>>();
        var sites = new LinkedHashSet<>(freshSubjects.keySet()); // of the later snapshot first
        sites.addAll(oldSubjects.keySet());
        for (String site : sites) {
            var change = new Move.Change(
                    oldSubjects.getOrDefault(site, 0L).doubleValue(),
                    freshSubjects.getOrDefault(site, 0L).doubleValue());
            if (change.difference() != 0) {
                subjects.put(site, change);
            }
            List<Move> moves = Move.between(old, fresh, site);
            if (!moves.isEmpty()) {
                own.put(site, moves);
            }
        }
        return new Difference(
                before.manifest(),
                after.manifest(),
                subjects,
                Move.figures(fresh),
                Move.between(old, fresh, null),
                own,
                study == null ? null : alone(before, after, study, old, fresh));
    }

    /** A sentence for each condition that differs, by its key in the manifest. */
    public Map<String, String> conditions() {
        var sentences = new LinkedHashMap<String, String>();
        CONDITIONS.forEach(condition -> {
            String key = condition.getKey();
            String sentence = condition.getValue();
            Object earlier = before.getValue(key).unwrapped();
            Object later = after.getValue(key).unwrapped();
            if (!Objects.equals(earlier, later)) {
                sentences.put(key, key.equals("cutoff") ? "%s: %s → %s".formatted(sentence, earlier, later) : sentence);
            }
        });
        return sentences;
    }

    /** All figures that differ, pooled ones and those of a centre alone. */
    List<Changes.Moved> moved() {
        var moved = new ArrayList<Changes.Moved>();
        pooled.forEach(move -> moved.add(new Changes.Moved(null, move)));
        own.forEach((site, moves) -> moves.forEach(move -> moved.add(new Changes.Moved(site, move))));
        return moved;
    }

    /** What a report tells of it. */
    Changes changes() {
        return new Changes(
                before.getString("snapshot"),
                LocalDate.parse(before.getString("cutoff")),
                List.copyOf(conditions().values()),
                subjects.entrySet().stream()
                        .map(site -> new Changes.Subjects(
                                site.getKey(),
                                site.getValue().before().longValue(),
                                site.getValue().after().longValue()))
                        .toList(),
                figures,
                pooled.size());
    }

    private static Map<String, Long> subjects(Config manifest) {
        var subjects = new LinkedHashMap<String, Long>();
        for (Delivery delivery : Manifest.deliveries(manifest)) {
            subjects.put(delivery.siteId(), delivery.subjects());
        }
        return subjects;
    }

    private static Map<String, List<Move>> alone(
            PublishedSnapshot before, PublishedSnapshot after, Study study, List<ResultRow> old, List<ResultRow> fresh)
            throws IOException {
        TablePlan plan = AnalysisPlan.of(study);
        Map<String, List<Count>> then = before.counts(plan).stream().collect(Collectors.groupingBy(Count::siteId));
        Map<String, List<Count>> now = after.counts(plan).stream().collect(Collectors.groupingBy(Count::siteId));
        if (!hasFollowUp(study, plan, then)
                || !hasFollowUp(study, plan, now)
                || !Move.between(old, results(study, plan, then), null).isEmpty()
                || !Move.between(fresh, results(study, plan, now), null).isEmpty()) {
            return null;
        }
        var alone = new LinkedHashMap<String, List<Move>>();
        for (Center center : study.centers()) {
            List<Count> changed = now.getOrDefault(center.id(), List.of());
            if (!Set.copyOf(changed).equals(Set.copyOf(then.getOrDefault(center.id(), List.of())))) {
                var mixed = new HashMap<>(then);
                mixed.put(center.id(), changed);
                alone.put(center.id(), Move.between(old, results(study, plan, mixed), null));
            }
        }
        return alone;
    }

    /** Whether of each analysis of follow-up both tables are there, or none: each may be that of another analysis. */
    private static boolean hasFollowUp(Study study, TablePlan plan, Map<String, List<Count>> counts) {
        Set<TableSpec> counted =
                counts.values().stream().flatMap(List::stream).map(Count::table).collect(Collectors.toSet());
        return study.analyses().stream()
                .filter(analysis -> analysis.kind() == AnalysisKind.FOLLOW_UP)
                .allMatch(analysis -> AnalysisPlan.further(study, analysis).stream()
                        .allMatch(
                                table -> counted.contains(plan.specs().get(analysis.id())) == counted.contains(table)));
    }

    /** In the order in which they are published. */
    private static List<ResultRow> results(Study study, TablePlan plan, Map<String, List<Count>> counts) {
        List<String> sites = study.centers().stream().map(Center::id).toList();
        List<Count> all = counts.values().stream().flatMap(List::stream).toList();
        return ResultRow.of(ResultRow.table(Estimates.of(study, plan, CountedTables.of(all, sites), new TreeMap<>())
                .results()));
    }
}
