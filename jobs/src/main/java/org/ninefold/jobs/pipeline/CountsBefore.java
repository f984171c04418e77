package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.Audit;
import org.ninefold.counting.Count;
import org.ninefold.counting.CountedAs;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.publish.AuditTable;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.Snapshots;

/**
 * What the current snapshot counted of centres whose tables are all taken over: the same files of patients give the same counts,
 * but for follow-up that could have been, which a later cut-off makes as much longer. Centres that are not among its
 * {@code sites} are counted.
 *
 * @param sites ids of those centres
 * @param later days by which the cut-off of the run is later; negative where it is earlier
 * @param snapshot where their counts were published; null without centres
 * @param audit the counts by which that snapshot was checked; null without centres
 */
record CountsBefore(Set<String> sites, int later, PublishedSnapshot snapshot, Path audit) {
    static final CountsBefore NOTHING = new CountsBefore(Set.of(), 0, null, null);

    CountsBefore {
        sites = Set.copyOf(sites);
    }

    /** Those of a snapshot whose tables of counts and whose audit are as its manifest says; else nothing. */
    static CountsBefore of(Set<String> sites, int later, Current current, Snapshots snapshots) throws IOException {
        Configuration hadoop = snapshots.hadoop();
        Config manifest = current.manifest();
        var snapshot = new PublishedSnapshot(snapshots.snapshot(current.id()), manifest, hadoop);
        Path audit = new Path(snapshots.work(current.id()), AuditTable.FILE);
        boolean whole = !sites.isEmpty()
                && snapshot.hasItsCounts(current.hashes())
                && FileHash.matches(audit, Manifest.hashes(manifest, "work").get(AuditTable.STAGED), hadoop);
        return whole ? new CountsBefore(sites, later, snapshot, audit) : NOTHING;
    }

    /** Hands on the counts of the centres in the tables of a plan. */
    void counts(TablePlan plan, Consumer<Count> each) throws IOException {
        if (!sites.isEmpty()) {
            snapshot.counts(plan, count -> {
                if (sites.contains(count.siteId())) {
                    each.accept(later(count));
                }
            });
        }
    }

    private Count later(Count count) {
        if (later == 0 || count.level() == null || count.table().variable().as() != CountedAs.POTENTIAL) {
            return count;
        }
        return new Count(
                count.table(),
                count.siteId(),
                count.groupLevel(),
                count.day(),
                CountedVariable.Potential.moved(count.level(), day -> day + later),
                count.n());
    }

    /** What was counted of the centres to check them, with the same of the others. */
    Audit with(Audit others) throws IOException {
        if (sites.isEmpty()) {
            return others;
        }
        Audit before = AuditTable.read(audit, snapshot.conf());
        return new Audit(
                with(before.exits(), Audit.ExitCount::siteId, others.exits()),
                with(before.populations(), Audit.PopulationCount::siteId, others.populations()));
    }

    private <T> List<T> with(List<T> before, Function<T, String> siteId, List<T> others) {
        return Stream.concat(before.stream().filter(count -> sites.contains(siteId.apply(count))), others.stream())
                .toList();
    }
}
