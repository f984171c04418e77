package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.Estimates;
import org.ninefold.counting.Count;
import org.ninefold.counting.CountedAs;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TableSpec;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.FileAccount;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.report.Changes;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.results.TextOrder;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.Analysis;

/** The tables of a snapshot that the driver writes, and the check that a snapshot is whole. */
public final class Publication {
    static final String AGGREGATE = "aggregate";
    static final String VALUES = "patient/values";
    static final String DICTIONARY = "dictionary.json";
    static final List<String> FOLDERS = List.of(DICTIONARY, "patient", AGGREGATE);

    private final String studyId;
    private final Table adsl;
    private final Path snapshot;
    private final Configuration conf;

    /**
     * A publication.
     *
     * @param adsl the table of subjects, the study's own variables included
     */
    public Publication(String studyId, Table adsl, Path snapshot, Configuration conf) {
        this.studyId = studyId;
        this.adsl = adsl;
        this.snapshot = snapshot;
        this.conf = conf;
    }

    /**
     * Estimates analysis by analysis and writes results and curves, so that the curves of one analysis are held at a time.
     *
     * @param estimate what is estimated of an analysis
     * @return all results, in the order of the analyses
     */
    public List<ResultRow> estimates(List<Analysis> analyses, Function<Analysis, Estimates> estimate)
            throws IOException {
        Table schema = StandardSchema.standard().table("results");
        var results = new LinkedHashMap<String, List<ResultRow>>();
        analyses.forEach(analysis -> results.put(analysis.id(), List.of()));
        try (var resultRows = appender("results");
                var csv = new SmallTables.CsvAppender(
                        schema.fields().stream().map(Field::name).toList(), place("results.csv"), conf);
                var curveRows = appender("curves");
                var ofSites = nearPatients("site_curves")) {
            List<Analysis> ordered = analyses.stream()
                    .sorted(Comparator.comparing(Analysis::id, TextOrder::compare))
                    .toList();
            CompletableFuture<Estimates> next = null;
            for (int i = 0; i < ordered.size(); i++) {
                Analysis analysis = ordered.get(i);
                Estimates own = next == null ? estimate.apply(analysis) : next.join();
                if (i + 1 < ordered.size()) {
                    Analysis following = ordered.get(i + 1); // is estimated while this one is written
                    next = CompletableFuture.supplyAsync(() -> estimate.apply(following));
                }
                SmallTable table = ResultRow.table(own.results());
                resultRows.append(table);
                csv.append(table.rows());
                curveRows.append(CurveRow.table(curves(own, curve -> curve.group1() == null)));
                ofSites.append(CurveRow.table(curves(own, curve -> curve.group1() != null)));
                results.put(analysis.id(), own.results());
            }
        }
        return results.values().stream().flatMap(List::stream).toList();
    }

    private static List<CurveRow> curves(Estimates estimates, Predicate<CurveRow> which) {
        return estimates.curves().stream().filter(which).toList();
    }

    /**
     * Writes dictionary, definitions, tables of counts, flow and quality. Tables of values, and of days by centre, stay with
     * the patients.
     *
     * @param specs the tables of counts
     */
    public void write(
            List<Definition> definitions,
            List<TableSpec> specs,
            CountedTables counts,
            List<Reproduced> reproduced,
            Accounts accounts)
            throws IOException {
        new Folders(OutputFiles.system(snapshot, conf)).make(new Path(snapshot, AGGREGATE));
        try (var stream = OutputFiles.system(snapshot, conf).create(new Path(snapshot, DICTIONARY), true)) {
            stream.write(StandardSchema.standard()
                    .with(adsl)
                    .dictionaryJson()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        parquet(Definition.table(studyId, definitions), AGGREGATE + "/definitions.parquet");
        counts(specs, counts);
        if (!reproduced.isEmpty()) {
            parquet(Reproduced.table(reproduced), AGGREGATE + "/reproduces.parquet");
        }
        parquet(flow(accounts), AGGREGATE + "/flow.parquet");
        parquet(quality(accounts), AGGREGATE + "/quality.parquet");
        if (!accounts.samePersons().isEmpty()) {
            parquet(samePersons(accounts), "patient/quarantine/same-person.parquet");
        }
    }

    /** Writes under which names the files came that are known by a number elsewhere. */
    public void files(List<Extract> extracts) throws IOException {
        var rows = new ArrayList<List<Object>>();
        for (Extract extract : extracts) {
            for (ExtractFile file : extract.files()) {
                rows.add(row(
                        extract.center().id(),
                        extract.source().id(),
                        file.label(),
                        extract.nameOf(file),
                        file.bytes(),
                        file.sha256()));
            }
        }
        rows.sort(Comparator.comparing((List<Object> row) -> (String) row.get(0), TextOrder::compare)
                .thenComparing(row -> (String) row.get(1), TextOrder::compare)
                .thenComparing(row -> (String) row.get(2), TextOrder::compare));
        parquet(table("files", rows), VALUES + "/files.parquet");
    }

    /** Table by table: the id of the table is the first column of each file. */
    private void counts(List<TableSpec> specs, CountedTables counts) throws IOException {
        try (var risk = appender("risk_tables");
                var levels = appender("count_tables");
                var ofSites = nearPatients("site_risk_tables");
                var values = nearPatients("value_tables")) {
            for (TableSpec spec : specs.stream()
                    .sorted(Comparator.comparing(TableSpec::tableId, TextOrder::compare))
                    .toList()) {
                List<Count> cells = counts.cells(spec);
                risk.append(riskTable("risk_tables", PooledDays.of(cells)));
                ofSites.append(riskTable("site_risk_tables", cells));
                (CountedAs.of(spec.variable()).isNearPatients() ? values : levels).append(countTable(cells));
            }
        }
    }

    private SmallTables.Appender nearPatients(String name) throws IOException {
        return new SmallTables.Appender(
                StandardSchema.standard().table(name), new Path(snapshot, VALUES + "/" + name + ".parquet"), conf);
    }

    private SmallTables.Appender appender(String name) throws IOException {
        return new SmallTables.Appender(StandardSchema.standard().table(name), place(name + ".parquet"), conf);
    }

    private Path place(String file) {
        return new Path(snapshot, AGGREGATE + "/" + file);
    }

    /** Writes the figures that differ from those of an earlier snapshot. */
    public void write(List<Changes.Moved> moved) throws IOException {
        parquet(Changes.table(studyId, moved), VALUES + "/changes.parquet");
    }

    /**
     * The run's own tables, which a later run may take over.
     *
     * @param known hashes that this run made of files that it took over, by path
     */
    public List<Inventory.Item> work(Map<String, String> known) throws IOException {
        return Inventory.of(snapshot, List.of("work"), known, conf);
    }

    /** All files but the manifest, with hashes that are known as in {@link #work}. */
    public List<Inventory.Item> inventory(Map<String, String> known) throws IOException {
        return Inventory.of(snapshot, FOLDERS, known, conf);
    }

    /**
     * Checks that a snapshot's files are those of its manifest.
     *
     * @throws IOException with the first file that is not
     */
    public static void verify(Path snapshot, Config manifest, Configuration conf) throws IOException {
        verify(snapshot, manifest, FOLDERS, conf);
    }

    /** Checks the files of some folders of a snapshot. */
    static void verify(Path snapshot, Config manifest, List<String> folders, Configuration conf) throws IOException {
        Optional<String> difference =
                difference(snapshot, manifest, folders, Inventory.hashes(snapshot, folders, conf));
        if (difference.isPresent()) {
            throw new IOException(difference.get() + Current.MOVE_AWAY);
        }
    }

    /**
     * What the manifest says otherwise of a snapshot than is found: the first file, and how many more; empty if nothing.
     *
     * @param hashes what is found in these folders
     */
    static Optional<String> difference(
            Path snapshot, Config manifest, List<String> folders, Map<String, String> hashes) {
        var different = new ArrayList<String>();
        Map<String, String> listed = Manifest.hashes(manifest, "files");
        listed.forEach((path, sha256) -> {
            if (isIn(folders, path) && !sha256.equals(hashes.get(path))) {
                different.add(path
                        + (Inventory.UNREADABLE.equals(hashes.get(path))
                                ? " cannot be read"
                                : " is missing or changed"));
            }
        });
        hashes.keySet().stream()
                .filter(path -> !listed.containsKey(path))
                .forEach(path -> different.add(path + " is not in it"));
        if (different.isEmpty()) {
            return Optional.empty();
        }
        int more = different.size() - 1;
        return Optional.of("%s is not as its manifest says: %s%s"
                .formatted(
                        snapshot, different.get(0), more == 0 ? "" : ", and so on of %d files more".formatted(more)));
    }

    private static boolean isIn(List<String> folders, String path) {
        return folders.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"));
    }

    private void parquet(SmallTable table, String file) throws IOException {
        SmallTables.parquet(table, new Path(snapshot, file), conf);
    }

    private static SmallTable riskTable(String name, List<Count> cells) {
        return table(
                name,
                cells.stream()
                        .filter(cell -> cell.day() != null)
                        .map(cell -> row(
                                cell.table().tableId(),
                                cell.siteId(),
                                cell.table().by(),
                                cell.groupLevel(),
                                cell.day(),
                                cell.level(),
                                cell.n()))
                        .toList());
    }

    private static SmallTable countTable(List<Count> cells) {
        return table(
                "count_tables",
                cells.stream()
                        .filter(cell -> cell.day() == null)
                        .map(cell -> row(
                                cell.table().tableId(),
                                cell.siteId(),
                                cell.table().by(),
                                cell.groupLevel(),
                                cell.table().variable().variable(),
                                cell.level(),
                                cell.n()))
                        .toList());
    }

    private SmallTable flow(Accounts accounts) {
        var rows = new ArrayList<List<Object>>();
        for (FileAccount file : accounts.files()) {
            String stage = "records of " + file.file();
            rows.add(row(studyId, file.siteId(), stage, "read", file.read()));
            rows.add(row(studyId, file.siteId(), stage, "kept", file.kept()));
            rows.add(row(studyId, file.siteId(), stage, "duplicate", file.duplicate()));
            file.filtered()
                    .forEach((reason, n) -> rows.add(row(studyId, file.siteId(), stage, "filtered: " + reason, n)));
            file.quarantined()
                    .forEach((rule, n) -> rows.add(row(studyId, file.siteId(), stage, "quarantined: " + rule, n)));
        }
        for (Accounts.Fate fate : accounts.fates()) {
            rows.add(row(studyId, fate.siteId(), fate.stage(), fate.reason(), fate.n()));
        }
        return table("flow", rows);
    }

    private SmallTable quality(Accounts accounts) {
        return table(
                "quality",
                accounts.findings().stream()
                        .map(finding -> row(
                                studyId,
                                finding.siteId(),
                                finding.rule(),
                                finding.severity(),
                                finding.table(),
                                finding.field(),
                                finding.n(),
                                Rule.of(finding.rule()).message()))
                        .toList());
    }

    /** What no centre's own file can know; no centre's quarantine depends on another centre. */
    private static SmallTable samePersons(Accounts accounts) {
        return table(
                "quarantine",
                accounts.samePersons().stream()
                        .map(person -> row(
                                person.siteId(),
                                person.file(),
                                person.line(),
                                Rule.SUBJECT_SAME_PERSON.id(),
                                Severity.WARN.key(),
                                "subject",
                                null,
                                null,
                                null,
                                person.subjectId()))
                        .toList());
    }

    private static SmallTable table(String name, List<List<Object>> rows) {
        return new SmallTable(StandardSchema.standard().table(name), rows);
    }

    private static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
