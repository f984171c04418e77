package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.Audit;
import org.ninefold.analysis.Definitions;
import org.ninefold.analysis.Estimates;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.Reproductions;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.count.AuditCounts;
import org.ninefold.jobs.count.CountTables;
import org.ninefold.jobs.count.LevelLimit;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.publish.AuditTable;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Inventory;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Publication;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.Report;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DisclosureGateException;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Center;
import org.ninefold.study.Study;

/** From the patients' tables of a run, which lie in staging, to its figures: count → estimate → publish. */
record Estimation(
        Study study, PseudonymKey key, TablePlan plan, Engine engine, Snapshots snapshots, Progress progress) {
    /** Writes the figures; the manifest gets headline, warnings and files. */
    void write(StagedCentres centres, List<String> passed, Current current, Manifest manifest) throws IOException {
        Path staging = centres.staging();
        Intake intake = centres.intake();
        Accounts accounts = centres.accounts();
        progress.stage("Counting " + plan.tables().size() + " tables");
        List<String> sites = study.centers().stream().map(Center::id).toList();
        Set<String> uncounted = new TreeSet<>(sites);
        CountsBefore before = centres.reuse().counts();
        uncounted.removeAll(before.sites());
        var counts = new CountedTables.Builder();
        before.counts(plan, counts::add);
        var levels = new LevelLimit(study, plan);
        CountTables.add(uncounted, staging.toString(), plan, study.cutoff(), levels, counts, engine);
        CountedTables tables = counts.build(sites);
        levels.require(tables);
        progress.stage("Checking the run against itself");
        Audit audit = before.with(AuditCounts.of(uncounted, engine, staging.toString(), study, plan));
        List<String> violations = audit.violations(study, plan, tables);
        if (!violations.isEmpty()) {
            throw new BrokenIdentityException(violations);
        }
        List<String> shown = new Shown(study).refusals(plan, tables);
        if (!shown.isEmpty()) {
            throw new DisclosureGateException(shown);
        }
        AuditTable.write(audit, staging, hadoop());
        progress.stage("Estimating " + study.analyses().size() + " analyses");
        var publication = new Publication(study.id(), study.ownTables(), staging, hadoop());
        List<ResultRow> results = publication.estimates(
                study.analyses(), analysis -> Estimates.of(study, analysis, plan, tables, intake.cutoffs()));
        progress.stage("Publishing");
        List<Reproduced> reproduced = Reproductions.of(study, plan, tables, results);
        publication.files(intake.extracts());
        publication.write(
                Definitions.of(study, plan), plan.tables(), tables, reproduced, accounts.plus(intake.fates()));
        manifest.headline(Headline.of(study, results))
                .reproduced(reproduced)
                .with(
                        "warnings",
                        new Warnings(study, key)
                                .of(
                                        accounts,
                                        results,
                                        Stream.concat(intake.warnings().stream(), passed.stream())
                                                .toList()));
        compare(current, publication, staging, manifest);
        progress.stage("Drawing the report");
        new Report(staged(staging, manifest)).publish();
        Map<String, String> linked = centres.reuse().linked(staging, snapshots);
        manifest.files("files", Inventory.of(staging, Inventory.FOLDERS, linked, hadoop()))
                .files("work", Inventory.of(staging, List.of("work"), linked, hadoop()));
    }

    /** The report names the snapshot it compares with; nothing else depends on it. */
    private void compare(Current current, Publication publication, Path staging, Manifest manifest) throws IOException {
        if (current.isWhole()) {
            var before = new PublishedSnapshot(snapshots.snapshot(current.id()), current.manifest(), hadoop());
            Difference difference = Difference.of(before, staged(staging, manifest), null);
            publication.write(difference.moved());
            manifest.comparedWith(difference.changes());
        }
    }

    /** The snapshot as far as it is written. */
    private PublishedSnapshot staged(Path staging, Manifest manifest) {
        return new PublishedSnapshot(staging, Manifest.parse(manifest.json()), hadoop());
    }

    private Configuration hadoop() {
        return engine.hadoop();
    }
}
