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

/** Dossiers as Spark's rows. */
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

    static InternalRow encode(String siteId, String person, SubjectMerge dossier, List<LinkageKey> likenesses) {
        UTF8String site = text(siteId);
        UTF8String subject = text(person);
        var columns = new Object[DOSSIER.size()];
        columns[0] = site;
        columns[1] = subject;
        columns[2] = dossier.accepted();
        columns[3] =
                array(dossier.fates(), fate -> row(fate.file(), fate.status().name(), fate.reason(), 1L));
        columns[4] = array(dossier.trailers(), end -> row(end.file(), end.line(), end.records(), end.reason()));
        columns[5] = array(dossier.findings(), RowCodec::encode);
        for (int i = 0; i < TABLES; i++) {
            columns[FIRST_TABLE + i] = array(dossier.rows(i), row -> encode(row, site, subject));
        }
        columns[FIRST_TABLE + TABLES] = array(likenesses, one -> row(one.file(), one.line(), one.hash()));
        return new GenericInternalRow(columns);
    }

    private static InternalRow encode(SubjectMerge.Located found) {
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
        var cells = new Object[row.size() + 2];
        cells[0] = siteId;
        cells[1] = person;
        for (int i = 0; i < row.size(); i++) {
            cells[i + 2] = value(row.cell(i));
        }
        return new GenericInternalRow(cells);
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
