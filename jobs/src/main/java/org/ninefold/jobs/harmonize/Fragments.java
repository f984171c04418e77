package org.ninefold.jobs.harmonize;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.call_udf;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractColumns;
import org.ninefold.quality.Rule;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Filter;
import org.ninefold.study.Reading;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;

/**
 * A source's records as <em>fragments</em>: one row a record, with what the record says about its person as arrays of
 * standard rows, one array a table. All sources of all centres give the same columns, so that they can be one plan:
 *
 * <pre>
 * site_id, person, file, line, status, reason, of_subject, complete, records, findings, subject, infusion, …
 * </pre>
 *
 * {@code person} is the pseudonym of the subject, or a name of the record itself where it has none; {@code status} is
 * null for a record to be kept; {@code records} is set in trailers only.
 */
public final class Fragments {
    /** Status of a record that a filter or a {@code where} leaves out. */
    static final String FILTERED = "FILTERED";
    /** Status of a record that breaks a rule. */
    static final String QUARANTINED = "QUARANTINED";
    /** Status of the row that ends a file. */
    static final String TRAILER = "TRAILER";

    private static final String WHITE_SPACE = " \t\n\r\f\u00a0\u3000\ufeff";

    private final Extract extract;
    private final CellCompiler cells;
    private final List<CompiledMapping> mappings = new ArrayList<>();

    private Fragments(Extract extract) {
        this.extract = extract;
        this.cells = new CellCompiler(extract.source());
    }

    /** The fragments of all sources; the session must know the {@link Pseudonym} function. */
    public static Dataset<Row> of(List<Extract> extracts, SparkSession spark) {
        return PlanCut.union(
                extracts.stream()
                        .map(extract -> new Fragments(extract).compile(extract.read(spark)))
                        .toList(),
                spark);
    }

    private Dataset<Row> compile(Dataset<Row> records) {
        for (TableMapping mapping : mappings(extract)) {
            mappings.add(CompiledMapping.of(mapping, extract.source().id(), cells));
        }
        Dataset<Row> cleaned = records.select(cleaned());
        Column[] rows = Stream.concat(
                        Stream.of(
                                col("*"), subjectId().as("__id"), filterReason().as("__filter")),
                        mappings.stream().map(m -> m.row().as(m.name())))
                .toArray(Column[]::new);
        return cleaned.select(rows).select(fragment());
    }

    /** The mappings that read from an extract's source, in the order of the schema. */
    static List<TableMapping> mappings(Extract extract) {
        return extract.center().tables().stream()
                .filter(mapping -> mapping.from().equals(extract.source().id()))
                .toList();
    }

    private Column[] cleaned() {
        var columns = new ArrayList<Column>();
        for (String own :
                List.of(ExtractColumns.FILE, ExtractColumns.LINE, ExtractColumns.PROBLEM, ExtractColumns.RECORDS)) {
            columns.add(col(own));
        }
        Object[] missing =
                extract.source().missing().stream().map(String::strip).toArray();
        for (String name : extract.header()) {
            Column trimmed = trim(col(Sql.name(name)), WHITE_SPACE);
            Column token = trimmed.equalTo("");
            columns.add(when(not(missing.length == 0 ? token : token.or(trimmed.isin(missing))), trimmed)
                    .as(name));
        }
        return columns.toArray(Column[]::new);
    }

    private Column subjectId() {
        if (mappings.isEmpty()) {
            return lit(null).cast("string");
        }
        ValueSource key = mappings.get(0).subjectKey();
        Column text = cells.compile(StandardSchema.standard().table("subject").field("subject_id"), key)
                .text();
        return call_udf(Pseudonym.FUNCTION, lit(extract.center().id()), text);
    }

    /** The reason of the first filter that the record does not pass, or null. */
    private Column filterReason() {
        Column reason = lit(null).cast("string");
        List<Filter> filters = extract.source().filters();
        for (int i = filters.size() - 1; i >= 0; i--) {
            Filter filter = filters.get(i);
            reason = when(not(coalesce(expr(filter.where()), lit(false))), lit(filter.reason()))
                    .otherwise(reason);
        }
        return reason;
    }

    private Column[] fragment() {
        Column id = col("__id");
        Column[] given = mappings.stream().map(m -> col(Sql.name(m.name()))).toArray(Column[]::new);
        Column rejects = given.length == 0
                ? lit(null).cast("string")
                : coalesce(Stream.of(given).map(row -> row.getField("rejected")).toArray(Column[]::new));
        Column any = Stream.of(given).map(Column::isNotNull).reduce(lit(false), Column::or);
        Column ragged = col(ExtractColumns.PROBLEM).equalTo(ExtractColumns.RAGGED);
        Column trailer = col(ExtractColumns.RECORDS).isNotNull();
        Column filter = col("__filter");
        Column status = when(trailer, TRAILER)
                .when(ragged, QUARANTINED)
                .when(filter.isNotNull(), FILTERED)
                .when(id.isNull(), QUARANTINED)
                .when(not(any), FILTERED)
                .when(rejects.isNotNull(), QUARANTINED);
        Column reason = when(trailer, col(ExtractColumns.PROBLEM))
                .when(ragged, Rule.RECORD_RAGGED.id())
                .when(filter.isNotNull(), filter)
                .when(id.isNull(), Rule.RECORD_KEY.id())
                .when(not(any), "no mapping takes it")
                .when(rejects.isNotNull(), rejects);
        Column self = concat(
                lit("~"),
                col(ExtractColumns.FILE),
                lit(":"),
                lpad(col(ExtractColumns.LINE).cast("string"), 12, "0"));
        var columns = new ArrayList<Column>(List.of(
                lit(extract.center().id()).as("site_id"),
                when(trailer.or(ragged), self).otherwise(coalesce(id, self)).as("person"),
                col(ExtractColumns.FILE).as("file"),
                col(ExtractColumns.LINE).as("line"),
                status.as("status"),
                reason.as("reason"),
                lit(mappings.stream().anyMatch(m -> m.mapping().table().equals("subject")))
                        .as("of_subject"),
                lit(!extract.source().completeFor().isEmpty()).as("complete"),
                col(ExtractColumns.RECORDS).as("records"),
                findings(given, status).as("findings")));
        for (Table table : StandardSchema.standard().harmonized()) {
            columns.add(rowsOf(table).as(table.name()));
        }
        return columns.toArray(Column[]::new);
    }

    private Column findings(Column[] given, Column status) {
        Column none = expr("cast(array() as array<" + CompiledMapping.FINDING + ">)");
        if (given.length == 0) {
            return none;
        }
        Column all = flatten(array_compact(
                array(Stream.of(given).map(row -> row.getField("findings")).toArray(Column[]::new))));
        return when(status.isNull().or(col("__id").isNotNull().and(status.equalTo(QUARANTINED))), all)
                .otherwise(none);
    }

    private Column rowsOf(Table table) {
        Column[] rows = mappings.stream()
                .filter(m -> m.mapping().table().equals(table.name()))
                .map(m -> col(Sql.name(m.name())).getField("fields"))
                .toArray(Column[]::new);
        return rows.length == 0 ? expr(Sql.emptyArray(CompiledMapping.rowType(table))) : array_compact(array(rows));
    }

    /** The columns of the source that its mappings name, with the field that names each, in the order of the mapping. */
    static Set<NamedColumn> namedColumns(Extract extract) {
        var named = new LinkedHashSet<NamedColumn>();
        for (TableMapping mapping : mappings(extract)) {
            for (FieldMapping field : mapping.fields()) {
                collect(field.value(), field, named);
            }
        }
        return named;
    }

    private static void collect(ValueSource value, FieldMapping field, Set<NamedColumn> named) {
        Reading reading = null;
        if (value instanceof ValueSource.Column column) {
            named.add(new NamedColumn(column.column(), field));
            reading = column.reading();
        } else if (value instanceof ValueSource.Sql sql) {
            reading = sql.reading();
        }
        if (reading != null && reading.perKg() != null) {
            collect(reading.perKg(), field, named);
        }
        if (reading != null && reading.daysAfter() != null) {
            collect(reading.daysAfter(), field, named);
        }
    }

    /** A column of an extract and the field whose mapping names it. */
    record NamedColumn(String column, FieldMapping field) {}
}
