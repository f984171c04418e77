package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.Count;
import org.ninefold.analysis.Estimates;
import org.ninefold.analysis.Fact;
import org.ninefold.analysis.TableSpec;
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
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** The tables of a snapshot that the driver writes, and the check that a snapshot is whole. */
public final class Publication {
    static final String AGGREGATE = "aggregate";
    static final String VALUES = "patient/values";
    private static final List<String> FOLDERS = List.of("dictionary.json", "patient", AGGREGATE);

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
     * Writes dictionary, definitions, tables of counts, results, curves, flow and quality. Tables of values stay with the
     * patients.
     */
    public void write(
            List<Definition> definitions,
            List<Count> counts,
            Estimates estimates,
            List<Reproduced> reproduced,
            Accounts accounts)
            throws IOException {
        new Folders(Snapshots.fileSystem(snapshot, conf)).make(new Path(snapshot, AGGREGATE));
        try (var stream = Snapshots.fileSystem(snapshot, conf).create(new Path(snapshot, "dictionary.json"), true)) {
            stream.write(StandardSchema.standard()
                    .with(adsl)
                    .dictionaryJson()
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        parquet(Definition.table(studyId, definitions), AGGREGATE + "/definitions.parquet");
        SmallTable results = ResultRow.table(estimates.results());
        parquet(results, AGGREGATE + "/results.parquet");
        SmallTables.csv(results, new Path(snapshot, AGGREGATE + "/results.csv"), conf);
        parquet(CurveRow.table(estimates.curves()), AGGREGATE + "/curves.parquet");
        parquet(riskTables(counts), AGGREGATE + "/risk_tables.parquet");
        parquet(countTables(counts, false), AGGREGATE + "/count_tables.parquet");
        parquet(countTables(counts, true), VALUES + "/value_tables.parquet");
        if (!reproduced.isEmpty()) {
            parquet(Reproduced.table(reproduced), AGGREGATE + "/reproduces.parquet");
        }
        parquet(flow(accounts), AGGREGATE + "/flow.parquet");
        parquet(quality(accounts), AGGREGATE + "/quality.parquet");
        if (!accounts.samePersons().isEmpty()) {
            parquet(samePersons(accounts), "patient/quarantine/same-person.parquet");
        }
    }

    /** Writes the figures that differ from those of an earlier snapshot. */
    public void write(List<Changes.Moved> moved) throws IOException {
        parquet(Changes.table(studyId, moved), AGGREGATE + "/changes.parquet");
    }

    /** The run's own tables, which a later run may take over. */
    public List<Inventory.Item> work() throws IOException {
        return Inventory.of(snapshot, List.of("work"), conf);
    }

    /** All files but the manifest. */
    public List<Inventory.Item> inventory() throws IOException {
        return Inventory.of(snapshot, FOLDERS, conf);
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
        var expected = new ArrayList<String>();
        for (Config file : manifest.getConfigList("files")) {
            String path = file.getString("path");
            if (folders.stream().anyMatch(folder -> path.equals(folder) || path.startsWith(folder + "/"))) {
                expected.add(path + " " + file.getString("sha256"));
            }
        }
        List<String> found = Inventory.of(snapshot, folders, conf).stream()
                .map(item -> item.path() + " " + item.sha256())
                .toList();
        differing(expected, found, "missing or changed", snapshot);
        differing(found, expected, "not in it", snapshot);
    }

    private static void differing(List<String> files, List<String> among, String how, Path snapshot)
            throws IOException {
        for (String file : files) {
            if (!among.contains(file)) {
                throw new IOException("%s is not as its manifest says: %s is %s; move the snapshot away and run again"
                        .formatted(snapshot, file.substring(0, file.lastIndexOf(' ')), how));
            }
        }
    }

    private void parquet(SmallTable table, String file) throws IOException {
        SmallTables.parquet(table, new Path(snapshot, file), conf);
    }

    private static SmallTable riskTables(List<Count> counts) {
        return table(
                "risk_tables",
                counts.stream()
                        .filter(count -> count.day() != null)
                        .map(count -> row(
                                count.table().tableId(),
                                count.siteId(),
                                count.table().by(),
                                count.groupLevel(),
                                count.day(),
                                count.level(),
                                count.n()))
                        .toList());
    }

    private static SmallTable countTables(List<Count> counts, boolean values) {
        return table(
                values ? "value_tables" : "count_tables",
                counts.stream()
                        .filter(count -> count.day() == null)
                        .filter(count -> values == nearPatients(count.table().fact()))
                        .map(count -> {
                            TableSpec table = count.table();
                            return row(
                                    table.tableId(),
                                    count.siteId(),
                                    table.by(),
                                    count.groupLevel(),
                                    table.fact().variable(),
                                    count.level(),
                                    count.n());
                        })
                        .toList());
    }

    private static boolean nearPatients(Fact fact) {
        return fact instanceof Fact.Value || fact instanceof Fact.Pair || fact instanceof Fact.Potential;
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
