package org.ninefold.jobs.harmonize;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.subject.Finding;
import org.ninefold.subject.LocatedFinding;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardTable;

/** Dossiers as Spark's rows. */
public final class RowCodec {
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
    /** Columns of a dossier, as {@link Harmonizer} documents them. */
    static final StructType DOSSIER = dossier();

    private static final int FIRST_TABLE = 6;
    private static final int TABLES = StandardSchema.standard().harmonized().size();

    private RowCodec() {}

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
        return struct.add("likenesses", new ArrayType(located.add("hash", DataTypes.LongType), false));
    }

    /** A merged subject as a dossier. */
    public static InternalRow encode(MergedSubject dossier) {
        UTF8String site = text(dossier.siteId());
        UTF8String subject = text(dossier.person());
        var columns = new Object[DOSSIER.size()];
        columns[0] = site;
        columns[1] = subject;
        columns[2] = dossier.accepted();
        columns[3] = array(
                dossier.dispositions(), one -> row(one.file(), one.status().name(), one.reason(), one.n()));
        columns[4] = array(dossier.ends(), end -> row(end.file(), end.line(), end.records(), end.problem()));
        columns[5] = array(dossier.findings(), RowCodec::encode);
        for (int i = 0; i < TABLES; i++) {
            columns[FIRST_TABLE + i] =
                    array(StandardTable.all().get(i).in(dossier.rows()), row -> encode(row, site, subject));
        }
        columns[FIRST_TABLE + TABLES] = array(dossier.linkageKeys(), one -> row(one.file(), one.line(), one.hash()));
        return new GenericInternalRow(columns);
    }

    private static InternalRow encode(LocatedFinding found) {
        Finding finding = found.finding();
        return row(
                found.file(),
                found.line(),
                finding.rule().id(),
                finding.severity().key(),
                finding.table(),
                finding.field(),
                finding.column(),
                finding.shape(),
                finding.text());
    }

    private static InternalRow encode(StandardRow row, UTF8String siteId, UTF8String person) {
        Object[] own = row.cells();
        var cells = new Object[own.length + 2];
        cells[0] = siteId;
        cells[1] = person;
        for (int i = 0; i < own.length; i++) {
            cells[i + 2] = value(own[i]);
        }
        return new GenericInternalRow(cells);
    }

    /** A row of a standard table, behind site and subject. */
    static StandardRow decode(InternalRow row, StandardTable table) {
        var cells = new Object[table.fields().size()];
        for (int i = 0; i < cells.length; i++) {
            if (!row.isNullAt(i + 2)) {
                cells[i] = switch (table.fields().get(i).type()) {
                    case STRING -> row.getUTF8String(i + 2).toString();
                    case INTEGER, DATE -> row.getInt(i + 2);
                    case BIGINT -> row.getLong(i + 2);
                    case NUMBER -> row.getDouble(i + 2);
                    case BOOLEAN -> row.getBoolean(i + 2);
                };
            }
        }
        return table.row(cells);
    }

    private static InternalRow row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = value(cells[i]);
        }
        return new GenericInternalRow(cells);
    }

    private static <T> ArrayData array(List<T> elements, Function<T, InternalRow> encode) {
        var rows = new Object[elements.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = encode.apply(elements.get(i));
        }
        return new GenericArrayData(rows);
    }

    private static Object value(Object cell) {
        return cell instanceof String text ? text(text) : cell;
    }

    private static UTF8String text(String text) {
        return UTF8String.fromString(text);
    }
}
