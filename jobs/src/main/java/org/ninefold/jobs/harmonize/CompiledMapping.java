package org.ninefold.jobs.harmonize;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;

/**
 * One mapping of a table, compiled.
 *
 * @param mapping what was compiled
 * @param name of its column among the source's
 * @param row a struct {@code (fields, findings, rejected)}: the standard row without site and subject, the values that
 *     break a rule, and the first rule that rejects the record; null where the record gives no row
 */
record CompiledMapping(TableMapping mapping, String name, Column row) {

    /** One broken rule. */
    static final String FINDING =
            "struct<rule:string,severity:string,table:string,field:string,column:string,shape:string>";

    /** Says which mapping a subject's row comes from; the rows of other tables have no such column. */
    static final String ORIGIN = "_origin";

    private static final int SHAPE_LENGTH = 24;

    static CompiledMapping of(TableMapping mapping, String sourceId, CellCompiler compiler) {
        Table table = StandardSchema.standard().table(mapping.table());
        String origin = "%s/%s/%d".formatted(sourceId, mapping.table(), mapping.ordinal());
        var fields = new ArrayList<Column>();
        var findings = new ArrayList<Column>();
        var rejections = new ArrayList<Column>();
        Column filled = lit(table.name().equals("subject"));
        for (Field field : ownFields(table)) {
            FieldMapping mapped = mapping.fields().stream()
                    .filter(f -> f.field().equals(field.name()))
                    .findFirst()
                    .orElse(null);
            Cell cell = mapped == null ? absent(field) : compiler.compile(field, mapped.value());
            fields.add(cell.value().cast(Sql.type(field.type())).as(field.name()));
            if (cell.ownCell()) {
                filled = filled.or(cell.text().isNotNull());
            }
            Column required = required(field, mapping, compiler, table);
            Column empty = when(required.and(cell.text().isNull()), lit(Rule.VALUE_REQUIRED.id()));
            Column rule = mapped == null ? empty : coalesce(cell.rule(), empty);
            if (cell.ownCell() || field.required()) {
                findings.add(when(rule.isNotNull(), finding(table, field, cell, rule, required)));
                rejections.add(when(rule.isNotNull().and(required), rule));
            }
        }
        if (table.name().equals("subject")) {
            fields.add(lit(origin).as(ORIGIN));
        }
        Column rejected = rejections.isEmpty() ? lit(null).cast("string") : coalesce(rejections.toArray(Column[]::new));
        Column found = findings.isEmpty()
                ? expr("cast(array() as array<" + FINDING + ">)")
                : array_compact(array(findings.toArray(Column[]::new)));
        Column taken = mapping.where() == null ? filled : filled.and(coalesce(expr(mapping.where()), lit(false)));
        Column row = when(
                taken,
                struct(
                        struct(fields.toArray(Column[]::new)).as("fields"),
                        found.as("findings"),
                        rejected.as("rejected")));
        return new CompiledMapping(mapping, "__" + origin, row);
    }

    /** The columns of a table's rows inside a fragment. */
    static StructType rowType(Table table) {
        var struct = new StructType();
        for (Field field : ownFields(table)) {
            struct = struct.add(field.name(), Sql.type(field.type()), true);
        }
        return table.name().equals("subject") ? struct.add(ORIGIN, DataTypes.StringType, true) : struct;
    }

    /** A table's fields without its site and subject, which the dossier gives. */
    static List<Field> ownFields(Table table) {
        return table.fields().stream()
                .filter(field ->
                        !field.name().equals("site_id") && !field.name().equals("subject_id"))
                .toList();
    }

    ValueSource subjectKey() {
        return mapping.fields().stream()
                .filter(field -> field.field().equals("subject_id"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a mapping without subject_id: " + mapping.at()))
                .value();
    }

    private static Cell absent(Field field) {
        Column none = lit(null).cast("string");
        return new Cell(none, lit(null).cast(Sql.type(field.type())), none, null);
    }

    /** Whether the row must have the field; depends on another field of the row for some. */
    private static Column required(Field field, TableMapping mapping, CellCompiler compiler, Table table) {
        Column required = lit(field.required());
        for (Map.Entry<String, List<String>> unless : field.requiredUnless().entrySet()) {
            Column other = mapping.fields().stream()
                    .filter(f -> f.field().equals(unless.getKey()))
                    .findFirst()
                    .map(f ->
                            compiler.compile(table.field(f.field()), f.value()).value())
                    .orElse(lit(null).cast("string"));
            required = required.and(not(coalesce(other.isin(unless.getValue().toArray()), lit(false))));
        }
        return required;
    }

    private static Column finding(Table table, Field field, Cell cell, Column rule, Column required) {
        return struct(
                        rule.as("rule"),
                        when(required, Severity.REJECT.key())
                                .otherwise(Severity.BLANK.key())
                                .as("severity"),
                        lit(table.name()).as("table"),
                        lit(field.name()).as("field"),
                        lit(cell.column()).cast("string").as("column"),
                        shape(cell.text()).as("shape"))
                .cast(FINDING);
    }

    /** A value's shape: digits as 9, letters as A, a or x, the rest as it is. */
    private static Column shape(Column text) {
        Column digits = regexp_replace(text, "\\p{Nd}", "9");
        Column upper = regexp_replace(digits, "\\p{Lu}", "A");
        Column lower = regexp_replace(upper, "\\p{Ll}", "a");
        return substring(regexp_replace(lower, "[\\p{L}&&[^Aa]]", "x"), 1, SHAPE_LENGTH);
    }
}
