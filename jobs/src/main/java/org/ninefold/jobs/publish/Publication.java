package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.Estimates;
import org.ninefold.counting.Count;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TableSpec;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.tables.FlatParquet;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.quality.Accounts;
import org.ninefold.report.Changes;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.FigureTable;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.results.TextOrder;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.Analysis;

/** The tables of a snapshot that the driver writes. */
public final class Publication {
    static final String AGGREGATE = "aggregate";
    static final String VALUES = "patient/values";
    static final String DICTIONARY = "dictionary.json";

    private final String studyId;
    private final List<Table> own;
    private final Path snapshot;
    private final Configuration conf;

    /** Of a study that has these standard tables with columns of its own. */
    public Publication(String studyId, List<Table> own, Path snapshot, Configuration conf) {
        this.studyId = studyId;
        this.own = own;
        this.snapshot = snapshot;
        this.conf = conf;
    }

    /** Estimates and writes results and curves so that one analysis is held at a time; all results, in the order of the analyses. */
    public List<ResultRow> estimates(List<Analysis> analyses, Function<Analysis, Estimates> estimate)
            throws IOException {
        Table schema = StandardSchema.standard().table("results");
        var results = new LinkedHashMap<String, List<ResultRow>>();
        analyses.forEach(analysis -> results.put(analysis.id(), List.of()));
        List<String> columns = schema.fields().stream().map(Field::name).toList();
        try (var resultRows = appender(AGGREGATE, "results");
                var csv = new SmallTables.CsvAppender(columns, new Path(snapshot, AGGREGATE + "/results.csv"), conf);
                var figureRows = appender(AGGREGATE, "figures");
                var curveRows = appender(AGGREGATE, "curves");
                var ofSites = appender(VALUES, "site_curves")) {
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
                SmallTables.append(table, resultRows);
                csv.append(table.rows());
                SmallTables.append(FigureTable.of(own.results()), figureRows);
                SmallTables.append(CurveRow.table(curves(own, curve -> curve.group1() == null)), curveRows);
                SmallTables.append(CurveRow.table(curves(own, curve -> curve.group1() != null)), ofSites);
                results.put(analysis.id(), own.results());
            }
        }
        return results.values().stream().flatMap(List::stream).toList();
    }

    private static List<CurveRow> curves(Estimates estimates, Predicate<CurveRow> which) {
        return estimates.curves().stream().filter(which).toList();
    }

    /** Writes dictionary, definitions, counts, flow and quality. Tables of values, and of days by centre, stay with the patients. */
    public void write(
            List<Definition> definitions,
            List<TableSpec> specs,
            CountedTables counts,
            List<Reproduced> reproduced,
            Accounts accounts)
            throws IOException {
        new Storage(snapshot, conf).make(new Path(snapshot, AGGREGATE));
        try (var stream = OutputFiles.system(snapshot, conf).create(new Path(snapshot, DICTIONARY), true)) {
            String dictionary = StandardSchema.standard().with(own).dictionaryJson();
            stream.write(dictionary.getBytes(StandardCharsets.UTF_8));
        }
        parquet(Definition.table(studyId, definitions), AGGREGATE + "/definitions.parquet");
        counts(specs, counts);
        if (!reproduced.isEmpty()) {
            parquet(Reproduced.table(reproduced), AGGREGATE + "/reproduces.parquet");
        }
        parquet(AccountTables.flow(studyId, accounts), AGGREGATE + "/flow.parquet");
        parquet(AccountTables.quality(studyId, accounts), AGGREGATE + "/quality.parquet");
        if (!accounts.samePersons().isEmpty()) {
            parquet(AccountTables.samePersons(accounts), "patient/quarantine/same-person.parquet");
        }
    }

    /** Writes under which names the files came that are known by a number elsewhere. */
    public void files(List<Extract> extracts) throws IOException {
        parquet(AccountTables.files(extracts), VALUES + "/files.parquet");
    }

    /** Table by table: the id of the table is the first column of each file. */
    private void counts(List<TableSpec> specs, CountedTables counts) throws IOException {
        try (var risk = appender(AGGREGATE, "risk_tables");
                var levels = appender(AGGREGATE, "count_tables");
                var ofSites = appender(VALUES, "site_risk_tables");
                var values = appender(VALUES, "value_tables")) {
            for (TableSpec spec : specs.stream()
                    .sorted(Comparator.comparing(TableSpec::tableId, TextOrder::compare))
                    .toList()) {
                List<Count> cells = counts.cells(spec);
                SmallTables.append(cells("risk_tables", true, PooledDays.of(cells)), risk);
                SmallTables.append(cells("site_risk_tables", true, cells), ofSites);
                FlatParquet own = spec.variable().as().isNearPatients() ? values : levels;
                SmallTables.append(cells("count_tables", false, cells), own);
            }
        }
    }

    private FlatParquet appender(String folder, String name) throws IOException {
        Path file = new Path(snapshot, folder + "/" + name + ".parquet");
        return SmallTables.open(StandardSchema.standard().table(name), file, conf);
    }

    /** Writes the figures that differ from those of an earlier snapshot. */
    public void write(List<Changes.Moved> moved) throws IOException {
        parquet(Changes.table(studyId, moved), VALUES + "/changes.parquet");
    }

    private void parquet(SmallTable table, String file) throws IOException {
        SmallTables.parquet(table, new Path(snapshot, file), conf);
    }

    /** The cells with a day, or those without one, which have their variable in its column. */
    private static SmallTable cells(String name, boolean days, List<Count> cells) {
        return table(
                name,
                cells.stream()
                        .filter(cell -> days == (cell.day() != null))
                        .map(cell -> row(
                                cell.table().tableId(),
                                cell.siteId(),
                                cell.table().by(),
                                cell.groupLevel(),
                                days ? cell.day() : cell.table().variable().variable(),
                                cell.level(),
                                cell.n()))
                        .toList());
    }

    static SmallTable table(String name, List<List<Object>> rows) {
        return new SmallTable(StandardSchema.standard().table(name), rows);
    }

    static List<Object> row(Object... cells) {
        return Arrays.asList(cells);
    }
}
