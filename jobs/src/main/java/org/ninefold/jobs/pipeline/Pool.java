package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ninefold.analysis.Count;
import org.ninefold.analysis.CountedTables;
import org.ninefold.analysis.Estimates;
import org.ninefold.analysis.Headline;
import org.ninefold.analysis.Reproductions;
import org.ninefold.analysis.TablePlan;
import org.ninefold.jobs.count.AuditCounts;
import org.ninefold.jobs.count.CountTables;
import org.ninefold.jobs.count.Ledger;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.harmonize.Harmonizer;
import org.ninefold.jobs.harmonize.Pseudonyms;
import org.ninefold.jobs.publish.Inventory;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.PatientSink;
import org.ninefold.jobs.publish.Publication;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.Verdict;
import org.ninefold.results.Reproduced;
import org.ninefold.study.Center;
import org.ninefold.study.Exclusion;
import org.ninefold.study.Study;

/**
 * Pools a study: extract → harmonize → derive → count → estimate → publish. In every case but success the previous
 * snapshot stays current and whole.
 */
public final class Pool {
    private final Study study;
    private final PseudonymKey key;
    private final SparkSession spark;
    private final Configuration hadoop;
    private final Snapshots snapshots;
    private final Progress progress;

    public Pool(Study study, PseudonymKey key, SparkSession spark, Snapshots snapshots, Progress progress) {
        this.study = study;
        this.key = key;
        this.spark = spark;
        this.hadoop = spark.sparkContext().hadoopConfiguration();
        this.snapshots = snapshots;
        this.progress = progress;
    }

    /**
     * Runs the job.
     *
     * @throws org.ninefold.quality.DataGateException if the data do not allow it
     * @throws org.ninefold.study.InvalidConfigurationException if the mappings do not fit the files
     * @throws BrokenIdentityException if the run's own checks fail
     */
    public Outcome run() throws IOException {
        Instant start = Instant.now();
        progress.stage("Opening the extracts of " + study.centers().size() + " centres");
        List<Extract> extracts = Extracts.open(study, hadoop);
        ConfigurationCheck.run(study, extracts, spark);
        List<ExtractFile> inputs =
                extracts.stream().flatMap(extract -> extract.files().stream()).toList();
        Software software = Software.running(spark.version());
        String configuration = configurationHash();
        String id = id(inputs, configuration, software);
        Optional<String> whole = snapshots.manifest(id);
        if (whole.isPresent()) {
            progress.stage("Verifying the snapshot of the same inputs");
            snapshots.verifyPointer(id, whole.get());
            Publication.verify(snapshots.snapshot(id), Manifest.parse(whole.get()), hadoop);
            snapshots.pointTo(id, whole.get());
            return new Outcome(snapshots.snapshot(id).toString(), Manifest.parse(whole.get()), false);
        }
        org.apache.hadoop.fs.Path staging = snapshots.stage(id);
        boolean published = false;
        try {
            TablePlan plan = TablePlan.of(study);
            Accounts accounts = patients(extracts, plan, staging.toString());
            List<Delivery> deliveries = Gates.deliveries(extracts, accounts, hadoop);
            List<String> passed =
                    Gates.check(accounts, Verdict.of(study, accounts, deliveries, Gates.remembered(snapshots)));
            progress.stage("Counting " + plan.tables().size() + " tables");
            List<Count> counts = CountTables.of(spark.read().parquet(staging + "/work/tally"), plan, spark);
            CountedTables tables = CountedTables.of(
                    counts, study.centers().stream().map(Center::id).toList());
            progress.stage("Checking the run against itself");
            check(staging.toString(), plan, tables);
            progress.stage("Estimating " + study.analyses().size() + " analyses");
            Estimates estimates = Estimates.of(study, plan, tables);
            progress.stage("Publishing");
            List<Headline> headlines = Headline.of(study, estimates.results());
            var publication = new Publication(study.id(), study.adsl().table(), staging, hadoop);
            List<Reproduced> reproduced = Reproductions.of(study, plan, tables, estimates.results());
            publication.write(counts, estimates, reproduced, accounts);
            List<Inventory.Item> files = publication.inventory();
            String manifest = new Manifest()
                    .with("study", Map.of("id", study.id(), "title", study.title(), "synthetic", study.synthetic()))
                    .with("snapshot", id)
                    .with("cutoff", study.cutoff().toString())
                    .inputs(inputs)
                    .with("configuration", configuration)
                    .with("pseudonyms", Map.of("key", key.id(), "demonstration", key.demonstration()))
                    .with(
                            "software",
                            Map.of(
                                    "version", software.version(),
                                    "commit", software.commit(),
                                    "fingerprint", software.fingerprint(),
                                    "spark", software.spark()))
                    .with("centers", Map.of("recomputed", study.centers().size(), "reused", 0, "carried-forward", 0))
                    .with("subjects", subjects(accounts))
                    .accounting(accounts.files())
                    .deliveries(deliveries)
                    .headline(headlines)
                    .reproduced(reproduced)
                    .with("warnings", warnings(accounts, estimates, passed))
                    .files(files)
                    .with(
                            "run",
                            Map.of(
                                    "start",
                                    start.toString(),
                                    "end",
                                    Instant.now().toString()))
                    .json();
            snapshots.publish(staging, id, manifest);
            published = true;
            return new Outcome(snapshots.snapshot(id).toString(), Manifest.parse(manifest), true);
        } finally {
            if (!published) {
                snapshots.discard(staging);
            }
        }
    }

    /** Extract, harmonize, derive and write: one pass over the extracts. */
    private Accounts patients(List<Extract> extracts, TablePlan plan, String staging) {
        progress.stage("Harmonizing and deriving");
        Dataset<Row> dossiers = Harmonizer.dossiers(extracts, new Pseudonyms(key.bytes()), spark);
        Cohort.of(dossiers, study, plan)
                .write()
                .format(PatientSink.class.getName())
                .option(PatientSink.DIRECTORY, staging)
                .mode("append")
                .save();
        progress.stage("Accounting for every record");
        return Ledger.read(spark, staging, study);
    }

    private void check(String staging, TablePlan plan, CountedTables tables) {
        List<String> violations = AuditCounts.of(spark, staging, study, plan).violations(study, plan, tables);
        if (!violations.isEmpty()) {
            throw new BrokenIdentityException(violations);
        }
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

    private List<String> warnings(Accounts accounts, Estimates estimates, List<String> passed) {
        var warnings = new ArrayList<>(passed);
        if (key.demonstration()) {
            warnings.add(
                    "pseudonyms are made with the demonstration key, which everybody knows: for synthetic data only");
        }
        for (Accounts.FindingCount finding : accounts.findings()) {
            warnings.add("%s: %s (%s)".formatted(finding.siteId(), finding.text(), finding.severity()));
        }
        study.analyses().stream()
                .filter(analysis -> analysis.guaranteeTimeAccepted())
                .map(analysis -> analysis.id() + ": guarantee time accepted; the figure may be biased")
                .forEach(warnings::add);
        estimates.results().stream()
                .filter(row -> row.group1() == null
                        && row.warning() != null
                        && row.warning().contains(Estimates.SCALES))
                .map(row -> row.analysis() + ": grades of different scales are counted together")
                .distinct()
                .forEach(warnings::add);
        excludedInVain(accounts).forEach(warnings::add);
        warnings.sort(null);
        return warnings;
    }

    /** A pseudonym that matches nobody is a slip, a changed key, or a subject that is gone. */
    private List<String> excludedInVain(Accounts accounts) {
        var sentences = new ArrayList<String>();
        for (Center center : study.centers()) {
            long listed = study.exclusions().stream()
                    .filter(exclusion -> exclusion.siteId().equals(center.id()))
                    .map(Exclusion::subject)
                    .distinct()
                    .count();
            long found = accounts.fates().stream()
                    .filter(fate ->
                            fate.siteId().equals(center.id()) && fate.reason().equals("excluded by the study"))
                    .mapToLong(Accounts.Fate::n)
                    .sum();
            if (found < listed) {
                sentences.add(
                        "%s: %d of %d excluded subjects found; correct or remove the others in the study's exclude"
                                .formatted(center.id(), found, listed));
            }
        }
        return sentences;
    }

    private String configurationHash() throws IOException {
        var text = new StringBuilder();
        for (Path file : study.files()) {
            text.append(FileHash.of(Files.readAllBytes(file))).append('\n');
        }
        text.append(study.cutoff()).append('\n');
        text.append(key.id()).append(' ').append(key.fingerprint()).append('\n');
        return FileHash.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String id(List<ExtractFile> inputs, String configuration, Software software) {
        var text =
                new StringBuilder(configuration).append('\n').append(software).append('\n');
        inputs.forEach(file ->
                text.append(file.label()).append(' ').append(file.sha256()).append('\n'));
        return study.cutoff() + "-"
                + FileHash.of(text.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }
}
