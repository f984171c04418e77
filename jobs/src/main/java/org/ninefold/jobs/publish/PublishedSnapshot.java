package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.io.api.Binary;
import org.ninefold.counting.Count;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.jobs.tables.TableReader;
import org.ninefold.report.Changes;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.results.TextOrder;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** A complete snapshot, read again from the folder in which it lies, with its manifest. */
public record PublishedSnapshot(Path folder, Config manifest, Configuration conf) {
    private static final String ADAM = "patient/adam";
    private static final String IN_THE_STUDY = "\"in the study\"";

    /** Opens a snapshot; empty where the folder has no manifest. */
    public static Optional<PublishedSnapshot> open(Path folder, Configuration conf) throws IOException {
        var storage = new Storage(folder, conf);
        Path manifest = new Path(folder, Snapshots.MANIFEST);
        return storage.files.exists(manifest)
                ? Optional.of(new PublishedSnapshot(folder, Manifest.parse(storage.read(manifest)), conf))
                : Optional.empty();
    }

    /** Its results. */
    public List<ResultRow> results() throws IOException {
        return ResultRow.of(table("results"));
    }

    /**
     * Hands on the pooled curves of some analyses, one analysis after the other, in the order of their ids; no curves of those
     * that have none.
     */
    void curves(List<Definition> analyses, CurvesReader reader) throws IOException {
        if (analyses.isEmpty()) {
            return;
        }
        var curves = new ArrayList<CurveRow>();
        var waiting = new ArrayDeque<>(analyses.stream()
                .sorted(Comparator.comparing(Definition::id, TextOrder::compare))
                .toList());
        Set<String> ids = analyses.stream().map(Definition::id).collect(Collectors.toSet());
        Table schema = StandardSchema.standard().table("curves");
        try (var rows = new TableReader(schema, pooled(ids), aggregate("curves"), conf)) {
            for (List<Object> cells = rows.next(); cells != null; cells = rows.next()) {
                CurveRow step = CurveRow.of(cells);
                if (step.group1() == null && ids.contains(step.analysis())) {
                    while (!waiting.element().id().equals(step.analysis())) {
                        reader.read(waiting.remove(), List.copyOf(curves));
                        curves.clear();
                    }
                    curves.add(step);
                }
            }
        }
        while (!waiting.isEmpty()) {
            reader.read(waiting.remove(), List.copyOf(curves));
            curves.clear();
        }
    }

    /** The pooled curves of some analyses; by a set of ids Parquet would look at the least and the greatest alone. */
    private static FilterCompat.Filter pooled(Set<String> ids) {
        FilterPredicate pooled = FilterApi.eq(FilterApi.binaryColumn("group1"), null);
        FilterPredicate ofAnalyses = ids.stream()
                .<FilterPredicate>map(id -> FilterApi.eq(FilterApi.binaryColumn("analysis"), Binary.fromString(id)))
                .reduce(FilterApi::or)
                .orElseThrow();
        return FilterCompat.get(FilterApi.and(pooled, ofAnalyses));
    }

    /** Takes the pooled curves of an analysis. */
    interface CurvesReader {
        void read(Definition analysis, List<CurveRow> curves) throws IOException;
    }

    /** What changed since the snapshot that the report compares with, if there was one. */
    public Optional<Changes> changes() {
        return Manifest.changes(manifest);
    }

    /** Whether patients were taken out of a snapshot after it was published: then it has no tables of single subjects' values. */
    public static boolean isClosed(Config manifest) {
        return manifest.hasPath(ClosedManifest.CLOSED);
    }

    /** How many subjects are in the study. */
    long subjects() {
        Config subjects = manifest.getConfig("subjects");
        return subjects.hasPath(IN_THE_STUDY) ? subjects.getLong(IN_THE_STUDY) : 0;
    }

    /** A patients' table of all centres. */
    SmallTable patients(String name) throws IOException {
        Table schema = StandardSchema.standard().table(name);
        var rows = new ArrayList<List<Object>>();
        for (Path file : filesOfPatients(name)) {
            rows.addAll(SmallTables.read(schema, file, conf).rows());
        }
        return new SmallTable(schema, rows);
    }

    /** All tables as this snapshot has them, with the columns of its study. */
    public List<Table> dictionary() throws IOException {
        return StandardSchema.tables(new Storage(folder, conf).read(new Path(folder, Publication.DICTIONARY)));
    }

    /** The files of a table of ADaM, a centre after the other; none where there is no such table. */
    public List<Path> filesOfPatients(String name) throws IOException {
        Path place = new Path(folder, ADAM + "/" + name);
        return new Storage(place, conf)
                .names(place).stream().map(file -> new Path(place, file)).toList();
    }

    /** The file of a table of {@code aggregate}; none where there is no such table. */
    public List<Path> filesOfAggregate(String name) throws IOException {
        return has(name) ? List.of(aggregate(name)) : List.of();
    }

    /** How many causes each endpoint has, by its PARAMCD; of none where the definitions were taken away. */
    public Map<String, Integer> causes() throws IOException {
        var causes = new HashMap<String, Integer>();
        if (has("definitions")) {
            for (Definition definition : Definition.of(table("definitions"))) {
                if (definition.kind().equals(Definition.CAUSE)) {
                    String endpoint =
                            definition.id().substring(0, definition.id().indexOf(Definition.CAUSE_OF));
                    causes.merge(endpoint, 1, Integer::sum);
                }
            }
        }
        return causes;
    }

    /** Checks that what can be exported is as the manifest says. */
    public void requireWholeForExport() throws IOException {
        Inventory.verify(folder, manifest, List.of(Publication.DICTIONARY, ADAM, Publication.AGGREGATE), conf);
    }

    /** Whether it has a table of {@code aggregate}: earlier versions published fewer, and no definitions. */
    public boolean has(String name) throws IOException {
        return OutputFiles.system(folder, conf).exists(aggregate(name));
    }

    Path aggregate(String name) {
        return file(name, Publication.AGGREGATE);
    }

    /** Checks that the files of {@code aggregate} are those of the manifest. */
    public void requireWhole() throws IOException {
        Inventory.verify(folder, manifest, List.of(Publication.AGGREGATE), conf);
    }

    /** Checks the same of {@code aggregate} and of the tables of values, as whoever reads {@link #counts} must. */
    public void requireWholeCounts() throws IOException {
        Inventory.verify(folder, manifest, List.of(Publication.AGGREGATE, Publication.VALUES), conf);
    }

    /** Whether the tables of counts are those of the manifest, by the hashes of the files as they were found. */
    public boolean hasItsCounts(Map<String, String> found) {
        Map<String, String> listed = Manifest.hashes(manifest, "files");
        return Stream.of("patient/values/site_risk_tables", "aggregate/count_tables", "patient/values/value_tables")
                .map(table -> table + ".parquet")
                .allMatch(file -> listed.containsKey(file) && listed.get(file).equals(found.get(file)));
    }

    /** Its counts in the tables of a plan; those of tables that the plan does not have are left out. */
    public List<Count> counts(TablePlan plan) throws IOException {
        var counts = new ArrayList<Count>();
        counts(plan, counts::add);
        return counts;
    }

    /** Hands on the same one by one. */
    public void counts(TablePlan plan, Consumer<Count> each) throws IOException {
        var specs = new HashMap<String, TableSpec>();
        plan.tables().forEach(table -> specs.put(table.tableId(), table));
        counts("site_risk_tables", Publication.VALUES, specs, each);
        counts("count_tables", Publication.AGGREGATE, specs, each);
        counts("value_tables", Publication.VALUES, specs, each);
    }

    SmallTable table(String name) throws IOException {
        return SmallTables.read(StandardSchema.standard().table(name), aggregate(name), conf);
    }

    private Path file(String name, String place) {
        return new Path(folder, place + "/" + name + ".parquet");
    }

    /** The columns stand as {@link Publication} writes them; the fifth has a day, or the name of a variable. */
    private void counts(String name, String place, Map<String, TableSpec> specs, Consumer<Count> each)
            throws IOException {
        Table schema = StandardSchema.standard().table(name);
        try (var rows = new TableReader(schema, file(name, place), conf)) {
            for (List<Object> row = rows.next(); row != null; row = rows.next()) {
                TableSpec spec = specs.get((String) row.get(0));
                if (spec != null) {
                    each.accept(new Count(
                            spec,
                            (String) row.get(1),
                            (String) row.get(3),
                            row.get(4) instanceof Integer day ? day : null,
                            (String) row.get(5),
                            (Long) row.get(6)));
                }
            }
        }
    }
}
