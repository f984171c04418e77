package org.ninefold.jobs.count;

import static org.apache.spark.sql.functions.broadcast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.quality.FindingGroup;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/** Groups the findings of a dry run by what would settle them. Of values only those that enough subjects share are read. */
public final class FindingGroups {
    private static final List<String> KEYS =
            List.of("site_id", "source", "rule", "severity", "table", "field", "column", "shape");
    private static final int VALUES = 10;

    private FindingGroups() {}

    /**
     * The groups, in no particular order.
     *
     * @param staging where the dry run was written
     */
    public static List<FindingGroup> of(SparkSession spark, String staging, List<Extract> extracts) {
        Dataset<Row> found = spark.read()
                .parquet(staging + "/" + Cohort.WORK + "finding")
                .join(broadcast(sources(spark, extracts)), new String[] {"site_id", "file"}, "inner");
        Map<List<String>, List<FindingGroup.Place>> places = new HashMap<>();
        String keys = KEYS.stream().map(key -> "`" + key + "`").collect(Collectors.joining(", "));
        found.select(columns("file", "line"))
                .distinct()
                .selectExpr("*", "row_number() over (partition by " + keys + " order by file, line) as place")
                .filter("place <= " + FindingGroup.PLACES)
                .sort("file", "line")
                .collectAsList()
                .forEach(row -> places.computeIfAbsent(key(row), key -> new ArrayList<>())
                        .add(new FindingGroup.Place(row.getAs("file"), row.getAs("line"), null)));
        Map<List<String>, List<FindingGroup.SharedValue>> values = new HashMap<>();
        found.filter("text is not null")
                .groupBy(columns("text"))
                .agg(functions.expr("count(distinct subject_id)").as("subjects"))
                .filter("subjects >= " + FindingGroup.SUBJECTS_THAT_HIDE_ONE)
                .collectAsList()
                .forEach(row -> values.computeIfAbsent(key(row), key -> new ArrayList<>())
                        .add(new FindingGroup.SharedValue(row.getAs("text"), row.<Long>getAs("subjects"))));
        Map<List<String>, Long> orphans = orphans(found);
        return found
                .groupBy(columns())
                .agg(
                        functions.expr("count(1)").as("findings"),
                        functions.expr("count(distinct file, line)").as("records"))
                .collectAsList()
                .stream()
                .map(row -> group(
                        row,
                        orphans.getOrDefault(key(row), 0L),
                        places.getOrDefault(key(row), List.of()),
                        values.getOrDefault(key(row), List.of())))
                .toList();
    }

    /** Records that are orphans because a record of the group, which describes their subject, is rejected. */
    private static Map<List<String>, Long> orphans(Dataset<Row> found) {
        Dataset<Row> orphans = found.filter(found.col("rule").equalTo(Rule.SUBJECT_ORPHAN.id()))
                .selectExpr(
                        "site_id as orphan_site", "subject_id as orphan", "file as orphan_file", "line as orphan_line");
        Map<List<String>, Long> counts = new HashMap<>();
        found.filter("severity = '%s' and rule <> '%s'".formatted(Severity.REJECT.key(), Rule.SUBJECT_ORPHAN.id()))
                .join(orphans, functions.expr("site_id = orphan_site and subject_id = orphan"))
                .groupBy(columns())
                .agg(functions.expr("count(distinct orphan_file, orphan_line)").as("orphans"))
                .collectAsList()
                .forEach(row -> counts.put(key(row), row.getAs("orphans")));
        return counts;
    }

    private static FindingGroup group(
            Row row, long orphans, List<FindingGroup.Place> places, List<FindingGroup.SharedValue> values) {
        return new FindingGroup(
                row.getString(0),
                row.getString(1),
                Rule.of(row.getString(2)),
                Severity.of(row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getAs("findings"),
                row.getAs("records"),
                orphans,
                places,
                values.stream()
                        .sorted(Comparator.comparingLong(FindingGroup.SharedValue::subjects)
                                .reversed()
                                .thenComparing(FindingGroup.SharedValue::text))
                        .limit(VALUES)
                        .toList());
    }

    private static List<String> key(Row row) {
        return IntStream.range(0, KEYS.size()).mapToObj(row::getString).collect(Collectors.toList());
    }

    private static Column[] columns(String... more) {
        var names = new ArrayList<>(KEYS);
        names.addAll(Arrays.asList(more));
        return names.stream().map(name -> functions.col("`" + name + "`")).toArray(Column[]::new);
    }

    private static Dataset<Row> sources(SparkSession spark, List<Extract> extracts) {
        var rows = new ArrayList<Row>();
        for (Extract extract : extracts) {
            for (ExtractFile file : extract.files()) {
                rows.add(RowFactory.create(
                        extract.center().id(), file.label(), extract.source().id()));
            }
        }
        return spark.createDataFrame(
                rows,
                new StructType()
                        .add("site_id", DataTypes.StringType)
                        .add("file", DataTypes.StringType)
                        .add("source", DataTypes.StringType));
    }
}
