package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** Fragments and dossiers as Spark's rows. */
final class RowCodec {
    private static final StructType FINDING = new StructType()
            .add("rule", DataTypes.StringType)
            .add("severity", DataTypes.StringType)
            .add("table", DataTypes.StringType)
            .add("field", DataTypes.StringType)
            .add("column", DataTypes.StringType)
            .add("shape", DataTypes.StringType)
            .add("text", DataTypes.StringType);
    private static final StructType RECORDS = new StructType()
            .add("file", DataTypes.StringType)
            .add("status", DataTypes.StringType)
            .add("reason", DataTypes.StringType)
            .add("n", DataTypes.LongType);
    private static final List<StructType> TABLES = StandardSchema.standard().harmonized().stream()
            .map(RowCodec::fragmentRows)
            .toList();
    /** Columns of a fragment: its own, findings, then one array of rows a standard table. */
    static final StructType FRAGMENT = fragment();
    /** Columns of a dossier, as {@link Harmonizer} documents them. */
    static final StructType DOSSIER = dossier();

    private static final int FIRST_TABLE = 10;

    private RowCodec() {}

    private static StructType fragmentRows(Table table) {
        var struct = new StructType();
        for (Field field : StandardRow.fields(table)) {
            struct = struct.add(field.name(), Sql.type(field.type()));
        }
        return table.name().equals(Dossier.SUBJECT) ? struct.add("origin", DataTypes.StringType) : struct;
    }

    private static StructType fragment() {
        var struct = new StructType()
                .add("site_id", DataTypes.StringType)
                .add("person", DataTypes.StringType)
                .add("file", DataTypes.StringType)
                .add("line", DataTypes.LongType)
                .add("status", DataTypes.StringType)
                .add("reason", DataTypes.StringType)
                .add("of_subject", DataTypes.BooleanType)
                .add("complete", DataTypes.BooleanType)
                .add("records", DataTypes.LongType)
                .add("findings", new ArrayType(FINDING, false));
        List<Table> tables = StandardSchema.standard().harmonized();
        for (int i = 0; i < tables.size(); i++) {
            struct = struct.add(tables.get(i).name(), new ArrayType(TABLES.get(i), false));
        }
        return struct;
    }

    private static StructType dossier() {
        StructType located = new StructType().add("file", DataTypes.StringType).add("line", DataTypes.LongType);
        StructType finding = located;
        for (var field : FINDING.fields()) {
            finding = finding.add(field);
        }
        var struct = new StructType()
                .add("site_id", DataTypes.StringType)
                .add("person", DataTypes.StringType)
                .add("accepted", DataTypes.BooleanType)
                .add("records", new ArrayType(RECORDS, false))
                .add(
                        "trailers",
                        new ArrayType(
                                located.add("records", DataTypes.LongType).add("problem", DataTypes.StringType), false))
                .add("findings", new ArrayType(finding, false));
        for (Table table : StandardSchema.standard().harmonized()) {
            struct = struct.add(table.name(), new ArrayType(Sql.struct(table), false));
        }
        return struct.add("likenesses", new ArrayType(located.add("hash", DataTypes.StringType), false));
    }

    static InternalRow encode(String siteId, Fragment fragment) {
        var columns = new ArrayList<Object>();
        columns.add(text(siteId));
        columns.add(text(fragment.person()));
        columns.add(text(fragment.file()));
        columns.add(fragment.line());
        columns.add(fragment.status() == null ? null : text(fragment.status().name()));
        columns.add(text(fragment.reason()));
        columns.add(fragment.ofSubject());
        columns.add(fragment.complete());
        columns.add(fragment.records());
        columns.add(array(fragment.findings().stream().map(RowCodec::encode).toList()));
        for (List<StandardRow> rows : fragment.rows()) {
            columns.add(array(rows.stream().map(row -> encode(row, null, null)).toList()));
        }
        return new GenericInternalRow(columns.toArray());
    }

    private static InternalRow encode(Finding finding) {
        return row(
                finding.rule().id(),
                finding.severity().key(),
                finding.table(),
                finding.field(),
                finding.column(),
                finding.shape(),
                finding.text());
    }

    private static InternalRow encode(StandardRow row, String siteId, String person) {
        int shift = siteId == null ? 0 : 2;
        var cells = new Object[row.size() + shift];
        if (shift > 0) {
            cells[0] = text(siteId);
            cells[1] = text(person);
        }
        for (int i = 0; i < row.size(); i++) {
            cells[i + shift] = row.cell(i) instanceof String text ? text(text) : row.cell(i);
        }
        return new GenericInternalRow(cells);
    }

    static Fragment decode(InternalRow row) {
        var tables = new ArrayList<List<StandardRow>>();
        for (int i = 0; i < TABLES.size(); i++) {
            tables.add(rows(row.getArray(FIRST_TABLE + i), TABLES.get(i)));
        }
        return new Fragment(
                string(row, 1),
                string(row, 2),
                row.getLong(3),
                row.isNullAt(4) ? null : Fragment.Status.valueOf(string(row, 4)),
                string(row, 5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.isNullAt(8) ? null : row.getLong(8),
                findings(row.getArray(9)),
                tables);
    }

    private static List<Finding> findings(ArrayData array) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < array.numElements(); i++) {
            InternalRow row = array.getStruct(i, FINDING.size());
            findings.add(new Finding(
                    Rule.of(string(row, 0)),
                    Severity.of(string(row, 1)),
                    string(row, 2),
                    string(row, 3),
                    string(row, 4),
                    string(row, 5),
                    string(row, 6)));
        }
        return findings;
    }

    private static List<StandardRow> rows(ArrayData array, StructType struct) {
        var rows = new ArrayList<StandardRow>(array.numElements());
        for (int i = 0; i < array.numElements(); i++) {
            InternalRow row = array.getStruct(i, struct.size());
            var cells = new Object[struct.size()];
            for (int j = 0; j < cells.length; j++) {
                cells[j] = row.isNullAt(j) ? null : cell(row, j, struct.fields()[j].dataType());
            }
            rows.add(new StandardRow(cells));
        }
        return rows;
    }

    private static Object cell(InternalRow row, int i, DataType type) {
        if (type.equals(DataTypes.StringType)) {
            return string(row, i);
        } else if (type.equals(DataTypes.DoubleType)) {
            return row.getDouble(i);
        } else if (type.equals(DataTypes.LongType)) {
            return row.getLong(i);
        } else if (type.equals(DataTypes.BooleanType)) {
            return row.getBoolean(i);
        }
        return row.getInt(i);
    }

    static InternalRow encode(String siteId, String person, Dossier dossier, List<Likeness> likenesses) {
        var columns = new ArrayList<Object>();
        columns.add(text(siteId));
        columns.add(text(person));
        columns.add(dossier.accepted());
        columns.add(array(dossier.fates().stream()
                .map(fate -> row(fate.file(), fate.status().name(), fate.reason(), 1L))
                .toList()));
        columns.add(array(dossier.trailers().stream()
                .map(end -> row(end.file(), end.line(), end.records(), end.reason()))
                .toList()));
        columns.add(array(dossier.findings().stream()
                .map(found -> row(
                        found.file(),
                        found.line(),
                        found.finding().rule().id(),
                        found.finding().severity().key(),
                        found.finding().table(),
                        found.finding().field(),
                        found.finding().column(),
                        found.finding().shape(),
                        found.finding().text()))
                .toList()));
        for (int i = 0; i < TABLES.size(); i++) {
            columns.add(array(dossier.rows(i).stream()
                    .map(row -> encode(row, siteId, person))
                    .toList()));
        }
        columns.add(array(likenesses.stream()
                .map(one -> row(one.file(), one.line(), one.hash()))
                .toList()));
        return new GenericInternalRow(columns.toArray());
    }

    private static InternalRow row(Object... cells) {
        var values = new Object[cells.length];
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i] instanceof String text ? text(text) : cells[i];
        }
        return new GenericInternalRow(values);
    }

    private static ArrayData array(List<InternalRow> rows) {
        return new GenericArrayData(rows.toArray());
    }

    private static UTF8String text(String text) {
        return UTF8String.fromString(text);
    }

    private static String string(InternalRow row, int i) {
        return row.isNullAt(i) ? null : row.getUTF8String(i).toString();
    }
}
