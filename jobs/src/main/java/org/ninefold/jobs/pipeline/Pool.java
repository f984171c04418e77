package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.analysis.Audit;
import org.ninefold.analysis.Definitions;
import org.ninefold.analysis.Estimates;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.Reproductions;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.count.AuditCounts;
import org.ninefold.jobs.count.CountTables;
import org.ninefold.jobs.count.Ledger;
import org.ninefold.jobs.count.LevelLimit;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.publish.AuditTable;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Inventory;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.PatientSink;
import org.ninefold.jobs.publish.Publication;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.Register;
import org.ninefold.jobs.publish.Report;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.DisclosureGateException;
import org.ninefold.quality.Verdict;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Center;
import org.ninefold.study.GateAction;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;

/**
 * Pools a study: extract → harmonize → derive → count → estimate → publish. In every case but success the previous
 * snapshot stays current and whole.
 */
public final class Pool {
    private static final String NOT_COMPARED =
            "; nothing is compared with it and no file that was changed is taken over: find out who changed it";

    private final Study study;
    private final PseudonymKey key;
    private final SparkSession spark;
    private final Configuration hadoop;
    private final Snapshots snapshots;
    private final Progress progress;
    private final Recompute recompute;
    /** Whom the run forgets; read when it begins. */
    private Register register;

    /** A run. */
    public Pool(
            Study study,
            PseudonymKey key,
            SparkSession spark,
            Snapshots snapshots,
            Progress progress,
            Recompute recompute) {
        this.study = study;
        this.key = key;
        this.spark = spark;
        this.hadoop = spark.sparkContext().hadoopConfiguration();
        this.snapshots = snapshots;
        this.progress = progress;
        this.recompute = recompute;
    }

    /**
     * Runs the job.
     *
     * @throws org.ninefold.quality.DataGateException if the data do not allow it
     * @throws org.ninefold.study.InvalidConfigurationException if the mappings do not fit the files
     * @throws BrokenIdentityException if the run's own checks fail
     */
    public RunOutcome run() throws IOException {
        try (var setbacks = TaskFailureListener.of(spark)) {
            try {
                return run(setbacks);
            } finally {
                progress.setbacks(setbacks.counts());
            }
        }
    }

    private RunOutcome run(TaskFailureListener setbacks) throws IOException {
        Instant start = Instant.now();
        requireOneKindOfData();
        register = new Forgetting(key, snapshots, hadoop, progress).ended();
        Study asked = recompute.of(study);
        progress.stage("Opening the extracts of " + asked.centers().size() + " centres");
        List<Extract> extracts = Extracts.open(asked, hadoop);
        ConfigurationCheck.run(study, extracts, spark);
        Current current = current();
        var last = new LastDeliveries(study, key, snapshots, current);
        var delivered = Intake.of(extracts);
        var missing = new TreeMap<String, List<String>>();
        for (Center center : study.centers()) {
            if (!asked.centers().contains(center)) {
                missing.put(center.id(), List.of(center.id() + ": not to be recomputed"));
            } else if (center.gates().missingCenter() == GateAction.CARRY_FORWARD
                    && !delivered.delivering().contains(center.id())) {
                missing.put(center.id(), List.of(Verdict.missing(center)));
            }
        }
        return run(delivered.with(last.take(missing), last.warnings(missing)), current, last, start, setbacks);
    }

    /** The current snapshot, every file of it compared with its manifest. */
    private Current current() throws IOException {
        if (snapshots.current().isPresent()) {
            progress.stage("Verifying the current snapshot");
        }
        return Current.of(snapshots, true, hadoop);
    }

    private void tell(Current current) {
        if (current.problem() != null) {
            progress.warning(current.problem() + NOT_COMPARED);
        }
    }

    /** Where real data have been published, invented data are not, nor the other way round. */
    private void requireOneKindOfData() throws IOException {
        Config current = Current.of(snapshots, false, hadoop).manifest();
        if (current != null && current.getBoolean("study.synthetic") != study.synthetic()) {
            throw new InvalidConfigurationException(List.of(new Problem(
                    new Origin(study.files().get(0).toString(), 0, "study.synthetic"),
                    "expected synthetic = %s, as in the current snapshot of the output, found %s; correct the study, or pool into another output"
                            .formatted(!study.synthetic(), study.synthetic()))));
        }
    }

    /** Runs on what there is; where gates turn deliveries down, once more with their centres as they were. */
    private RunOutcome run(
            Intake intake, Current current, LastDeliveries last, Instant start, TaskFailureListener setbacks)
            throws IOException {
        var provenance = new Provenance(study, key, Software.running(spark.version()), register);
        String id = provenance.id(intake.inputs());
        Optional<String> whole = snapshots.manifest(id);
        if (whole.isPresent()) {
            if (id.equals(current.id())) {
                current.requireWhole();
            } else {
                tell(current);
                progress.stage("Verifying the snapshot of the same inputs");
                Inventory.verify(snapshots.snapshot(id), Manifest.parse(whole.get()), hadoop);
            }
            snapshots.pointTo(id, whole.get());
            return new RunOutcome(snapshots.snapshot(id).toString(), Manifest.parse(whole.get()), false);
        }
        tell(current);
        Path staging = snapshots.stage(id);
        boolean published = false;
        Verdict verdict;
        try {
            TablePlan plan = AnalysisPlan.of(study);
            Map<String, Reuse.Key> keys = provenance.keys(intake.extracts());
            Reuse reuse = recompute.full() ? Reuse.NOTHING : Reuse.of(keys, study.cutoff(), current, snapshots, hadoop);
            reuse.into(staging, snapshots);
            Intake toRead = intake.without(reuse.unread());
            Accounts accounts = patients(toRead, reuse, plan, staging.toString());
            List<Delivery> fresh = Stream.concat(
                            Gates.deliveries(toRead.extracts(), accounts, hadoop, id, study.cutoff()).stream(),
                            reuse.deliveries(id, study.cutoff()).stream())
                    .toList();
            verdict = Verdict.of(
                    study, accounts, fresh, last.all(), intake.carried().keySet());
            List<String> refusals = Gates.refusals(accounts, verdict, last);
            if (!refusals.isEmpty()) {
                throw new DataGateException(refusals);
            }
            Gates.requireBalance(accounts);
            if (verdict.carryForward().isEmpty()) {
                Manifest manifest = new Manifest()
                        .with("study", Map.of("id", study.id(), "title", study.title(), "synthetic", study.synthetic()))
                        .with("snapshot", id)
                        .with("cutoff", study.cutoff().toString())
                        .inputs(intake.inputs())
                        .with(
                                "centers",
                                Map.of(
                                        "recomputed",
                                                fresh.size() - reuse.sites().size(),
                                        "derived-again", reuse.derived().size(),
                                        "reused", reuse.sites().size(),
                                        "carried-forward", intake.carried().size()))
                        .with("subjects", subjects(accounts))
                        .accounting(accounts.files())
                        .deliveries(Stream.concat(fresh.stream(), intake.lastDeliveries().stream())
                                .toList());
                provenance.into(manifest);
                Reuse.into(manifest, keys);
                List<String> passed = Stream.concat(intake.warnings().stream(), verdict.warnings().stream())
                        .toList();
                figures(intake, accounts, passed, plan, reuse, current, staging, manifest);
                String json = manifest.with("run", runEntry(start, setbacks)).json();
                snapshots.publish(staging, id, json);
                published = true;
                return new RunOutcome(snapshots.snapshot(id).toString(), Manifest.parse(json), true);
            }
        } finally {
            if (!published) {
                snapshots.discard(staging);
            }
        }
        progress.stage(
                "Carrying forward " + String.join(", ", verdict.carryForward().keySet()));
        Current still = current(); // the first pass may have taken long
        var again = new LastDeliveries(study, key, snapshots, still);
        return run(
                intake.with(again.take(verdict.carryForward()), again.warnings(verdict.carryForward())),
                still,
                again,
                start,
                setbacks);
    }

    /** Count, estimate and write the figures; the manifest gets headline, warnings and files. */
    private void figures(
            Intake intake,
            Accounts accounts,
            List<String> passed,
            TablePlan plan,
            Reuse reuse,
            Current current,
            Path staging,
            Manifest manifest)
            throws IOException {
        progress.stage("Counting " + plan.tables().size() + " tables");
        List<String> sites = study.centers().stream().map(Center::id).toList();
        Set<String> uncounted = new TreeSet<>(sites);
        CountsBefore before = reuse.counts();
        uncounted.removeAll(before.sites());
        var counts = new CountedTables.Builder();
        before.counts(plan, counts::add);
        var levels = new LevelLimit(study, plan);
        CountTables.add(uncounted, staging.toString(), plan, study.cutoff(), levels, counts, spark);
        CountedTables tables = counts.build(sites);
        levels.require(tables);
        progress.stage("Checking the run against itself");
        Audit audit = before.with(AuditCounts.of(uncounted, spark, staging.toString(), study, plan));
        List<String> violations = audit.violations(study, plan, tables);
        if (!violations.isEmpty()) {
            throw new BrokenIdentityException(violations);
        }
        List<String> shown = new Shown(study).refusals(plan, tables);
        if (!shown.isEmpty()) {
            throw new DisclosureGateException(shown);
        }
        AuditTable.write(audit, staging, hadoop);
        progress.stage("Estimating " + study.analyses().size() + " analyses");
        var publication = new Publication(study.id(), study.adsl().table(), staging, hadoop);
        List<ResultRow> results = publication.estimates(
                study.analyses(), analysis -> Estimates.of(study, analysis, plan, tables, intake.cutoffs()));
        progress.stage("Publishing");
        List<Reproduced> reproduced = Reproductions.of(study, plan, tables, results);
        publication.files(intake.extracts());
        publication.write(
                Definitions.of(study, plan), plan.tables(), tables, reproduced, accounts.plus(intake.fates()));
        manifest.headline(Headline.of(study, results))
                .reproduced(reproduced)
                .with("warnings", new Warnings(study, key).of(accounts, results, passed));
        compare(current, publication, staging, manifest);
        progress.stage("Drawing the report");
        new Report(staged(staging, manifest)).publish();
        Map<String, String> linked = reuse.linked(staging, snapshots);
        manifest.files(Inventory.of(staging, Inventory.FOLDERS, linked, hadoop))
                .work(Inventory.of(staging, List.of("work"), linked, hadoop));
    }

    /** The report names the snapshot it compares with; nothing else depends on it. */
    private void compare(Current current, Publication publication, Path staging, Manifest manifest) throws IOException {
        if (current.isWhole()) {
            var before = new PublishedSnapshot(snapshots.snapshot(current.id()), current.manifest(), hadoop);
            Difference difference = Difference.of(before, staged(staging, manifest), null);
            publication.write(difference.moved());
            manifest.comparedWith(difference.changes());
        }
    }

    /** The snapshot as far as it is written. */
    private PublishedSnapshot staged(Path staging, Manifest manifest) {
        return new PublishedSnapshot(staging, Manifest.parse(manifest.json()), hadoop);
    }

    /** Extract, harmonize, derive and write: one pass over the extracts. */
    private Accounts patients(Intake intake, Reuse reuse, TablePlan plan, String staging) throws IOException {
        if (intake.extracts().isEmpty()
                && intake.carried().isEmpty()
                && reuse.derived().isEmpty()) {
            return Ledger.read(spark, staging, study);
        }
        progress.stage("Harmonizing and deriving");
        PatientSink.write(
                Cohort.of(intake.dossiers(reuse, study.limits(), key.pseudonyms(register), spark), study, plan, spark),
                new Path(staging),
                hadoop);
        progress.stage("Accounting for every record");
        return Ledger.read(spark, staging, study);
    }

    /** The one entry that differs from run to run. */
    private static Map<String, Object> runEntry(Instant start, TaskFailureListener setbacks) {
        var entry = new TreeMap<String, Object>(setbacks.counts().entries());
        entry.put("start", start.toString());
        entry.put("end", Instant.now().toString());
        return entry;
    }

    private Map<String, Object> subjects(Accounts accounts) {
        var subjects = new TreeMap<String, Object>();
        for (Accounts.Fate fate : accounts.fates()) {
            if (fate.stage().equals("subjects")) {
                subjects.merge(fate.reason(), fate.n(), (a, b) -> (Long) a + (Long) b);
            }
        }
        return subjects;
    }
}
