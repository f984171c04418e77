package org.ninefold.jobs.cli;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.analysis.Definitions;
import org.ninefold.analysis.Estimates;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.count.Ledger;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.pipeline.Progress;
import org.ninefold.jobs.pipeline.RunOutcome;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Inventory;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Publication;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.study.Center;
import org.ninefold.study.Study;

/**
 * The driver's part of a run, without Spark: the patient tables are those of a run that was, all after them is written and
 * published as a run does. So every step of it can be tried in seconds.
 */
record Rehearsal(Study study, Path tables, Config manifest, CountedTables counts, Accounts accounts)
        implements PoolCommand.Pooling {

    /** Rehearses a run that published a snapshot. */
    static Rehearsal of(Study study, Path out, String id, Path folder) throws IOException {
        Path snapshot = out.resolve("snapshots").resolve(id);
        Night.copy(snapshot.resolve("patient"), Files.createDirectories(folder).resolve("patient"));
        Night.copy(out.resolve(".reuse").resolve(id), folder.resolve("work"));
        TablePlan plan = AnalysisPlan.of(study);
        PublishedSnapshot published = PublishedSnapshot.open(
                        new org.apache.hadoop.fs.Path(snapshot.toString()), Night.HADOOP)
                .orElseThrow();
        CountedTables counts = CountedTables.of(
                published.counts(plan), study.centers().stream().map(Center::id).toList());
        try (Engine engine = new LocalEngine(Night.HADOOP, 2)) {
            return new Rehearsal(
                    study, folder, published.manifest(), counts, Ledger.read(engine, folder.toString(), study));
        }
    }

    @Override
    public RunOutcome run(Snapshots snapshots, Progress progress) throws IOException {
        String id = manifest.getString("snapshot");
        Optional<String> whole = snapshots.manifest(id);
        if (whole.isPresent()) {
            Current.verify(snapshots, id, whole.get());
            Inventory.verify(snapshots.snapshot(id), Manifest.parse(whole.get()), Night.HADOOP);
            snapshots.pointTo(id, whole.get());
            return new RunOutcome(snapshots.snapshot(id).toString(), Manifest.parse(whole.get()), false);
        }
        org.apache.hadoop.fs.Path staging = snapshots.stage(id);
        boolean published = false;
        try {
            Path place = Path.of(staging.toUri().getPath());
            Night.copy(tables.resolve("patient"), place.resolve("patient"));
            Night.copy(tables.resolve("work"), place.resolve("work"));
            var publication = new Publication(study.id(), study.ownTables(), staging, Night.HADOOP);
            TablePlan plan = AnalysisPlan.of(study);
            publication.estimates(
                    study.analyses(), analysis -> Estimates.of(study, analysis, plan, counts, new TreeMap<>()));
            publication.write(Definitions.of(study, plan), plan.tables(), counts, List.of(), accounts);
            var complete = new Manifest();
            manifest.withoutPath("compared-with").root().unwrapped().forEach(complete::with);
            String json = complete.files("files", Inventory.of(staging, Inventory.FOLDERS, Map.of(), Night.HADOOP))
                    .files("work", Inventory.of(staging, List.of("work"), Map.of(), Night.HADOOP))
                    .json();
            snapshots.publish(staging, id, json);
            published = true;
            return new RunOutcome(snapshots.snapshot(id).toString(), Manifest.parse(json), true);
        } finally {
            if (!published) {
                snapshots.staging().discard(staging);
            }
        }
    }
}
