package org.ninefold.jobs.harmonize;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * Dossiers as a snapshot keeps them: the standard tables and the quarantine of a centre give back, row for row and in the
 * same order, what its files gave. Only the records themselves are gone: no file is read, so there are none to account for.
 */
public final class KeptDossiers {
    /** Folder of the standard tables in a snapshot. */
    public static final String HARMONIZED = "patient/harmonized/";
    /** Folder of findings in a snapshot. */
    public static final String QUARANTINE = "patient/quarantine";

    /** The folders that are read, in the order in which a dossier has their rows: findings, then the standard tables. */
    private static final List<String> FOLDERS = Stream.concat(
                    Stream.of(QUARANTINE),
                    StandardSchema.standard().harmonized().stream()
                            .map(Table::name)
                            .map(HARMONIZED::concat))
            .toList();
    /** What a dossier has of a row of each folder. */
    private static final List<StructType> ROWS = Stream.concat(
                    Stream.of("findings"),
                    StandardSchema.standard().harmonized().stream().map(Table::name))
            .map(column -> (ArrayType) RowCodec.DOSSIER.apply(column).dataType())
            .map(array -> (StructType) array.elementType())
            .toList();

    private static final int SUBJECTS = FOLDERS.indexOf(HARMONIZED + Dossier.SUBJECT);
    private static final int INFUSIONS = FOLDERS.indexOf(HARMONIZED + "infusion");
    private static final int FIRST_ROW = 5;

    private KeptDossiers() {}

    /**
     * The dossiers of some sites, with the columns and in the order of {@link Harmonizer#dossiers}; each site has one at
     * least.
     *
     * @param files addresses of all their files in the folders of standard tables and of findings
     */
    public static Dataset<Row> of(List<String> siteIds, List<String> files, Pseudonyms pseudonyms, SparkSession spark) {
        Dataset<Row> rows = spark.createDataFrame(
                        siteIds.stream().map(RowFactory::create).toList(),
                        new StructType().add("site_id", DataTypes.StringType))
                .select(columns(-1, "'~'", "''", "0L"));
        for (int i = 0; i < FOLDERS.size(); i++) {
            String folder = FOLDERS.get(i);
            // A finding on a record that names nobody is a dossier of its own, behind all subjects, as it was.
            String person = folder.equals(QUARANTINE)
                    ? "coalesce(subject_id, concat('~', _metadata.file_name, lpad(_metadata.row_index, 12, '0')))"
                    : "subject_id";
            StructType schema = folder.equals(QUARANTINE)
                    ? ROWS.get(i).add("site_id", DataTypes.StringType).add("subject_id", DataTypes.StringType)
                    : ROWS.get(i);
            rows = rows.unionAll(spark.read()
                    .schema(schema)
                    .parquet(files.stream()
                            .filter(file ->
                                    new Path(file).getParent().toString().endsWith("/" + folder))
                            .toArray(String[]::new))
                    .select(columns(i, person, "_metadata.file_name", "_metadata.row_index")));
        }
        Dataset<Row> ordered =
                rows.repartition(col("site_id")).sortWithinPartitions("site_id", "person", "folder", "file", "row");
        JavaRDD<InternalRow> dossiers = ((org.apache.spark.sql.classic.Dataset<Row>) ordered)
                .queryExecution()
                .toRdd()
                .toJavaRDD()
                .mapPartitions(sorted -> new DossierIterator(sorted, pseudonyms));
        return Harmonizer.table(dossiers, RowCodec.DOSSIER, spark);
    }

    /** {@code site_id, person, folder, file, row}, then for each folder its row, null where it is of another one. */
    private static Column[] columns(int folder, String person, String file, String row) {
        Stream<Column> keys = Stream.of(
                col("site_id"),
                expr(person).as("person"),
                lit(folder).as("folder"),
                expr(file).as("file"),
                expr(row).as("row"));
        Stream<Column> rows = IntStream.range(0, FOLDERS.size())
                .mapToObj(i -> i == folder
                        ? struct(Arrays.stream(ROWS.get(i).fieldNames())
                                .map(name -> col(Sql.name(name)))
                                .toArray(Column[]::new))
                        : lit(null).cast(ROWS.get(i)));
        return Stream.concat(keys, rows).toArray(Column[]::new);
    }

    /** Runs of rows of one person as dossiers. */
    private static final class DossierIterator implements Iterator<InternalRow> {
        private final Iterator<InternalRow> rows;
        private final Pseudonyms pseudonyms;
        private InternalRow next;

        DossierIterator(Iterator<InternalRow> rows, Pseudonyms pseudonyms) {
            this.rows = rows;
            this.pseudonyms = pseudonyms;
            advance();
        }

        /** Spark hands out one row object again and again. */
        private void advance() {
            next = rows.hasNext() ? rows.next().copy() : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public InternalRow next() {
            UTF8String site = next.getUTF8String(0);
            UTF8String person = next.getUTF8String(1);
            List<List<InternalRow>> kept = new ArrayList<>();
            FOLDERS.forEach(folder -> kept.add(new ArrayList<>()));
            var likenesses = new ArrayList<InternalRow>();
            UTF8String file = null;
            long line = 0;
            while (next != null
                    && next.getUTF8String(0).equals(site)
                    && next.getUTF8String(1).equals(person)) {
                int folder = next.getInt(2);
                if (folder >= 0) {
                    kept.get(folder)
                            .add(next.getStruct(
                                    FIRST_ROW + folder, ROWS.get(folder).size()));
                }
                if (folder == SUBJECTS) {
                    file = UTF8String.fromString(FOLDERS.get(SUBJECTS) + "/" + next.getUTF8String(3));
                    line = next.getLong(4) + 1;
                }
                advance();
            }
            for (String hash : likenesses(kept)) {
                likenesses.add(new GenericInternalRow(new Object[] {file, line, UTF8String.fromString(hash)}));
            }
            var columns = new ArrayList<Object>(
                    List.of(site, person, !kept.get(SUBJECTS).isEmpty()));
            columns.add(array(List.of()));
            columns.add(array(List.of()));
            kept.forEach(table -> columns.add(array(table)));
            columns.add(array(likenesses));
            return new GenericInternalRow(columns.toArray());
        }

        private List<String> likenesses(List<List<InternalRow>> kept) {
            if (kept.get(SUBJECTS).isEmpty()) {
                return List.of();
            }
            InternalRow subject = kept.get(SUBJECTS).get(0);
            int sex = ROWS.get(SUBJECTS).fieldIndex("sex");
            return Likeness.hashes(
                    day(subject, SUBJECTS, "birth_date"),
                    subject.isNullAt(sex) ? null : subject.getUTF8String(sex).toString(),
                    kept.get(INFUSIONS).stream()
                            .map(row -> day(row, INFUSIONS, "date"))
                            .min(Integer::compare)
                            .orElse(null),
                    day(subject, SUBJECTS, "prior_transplant_date"),
                    pseudonyms);
        }

        private static Integer day(InternalRow row, int folder, String field) {
            int place = ROWS.get(folder).fieldIndex(field);
            return row.isNullAt(place) ? null : row.getInt(place);
        }

        private static GenericArrayData array(List<InternalRow> rows) {
            return new GenericArrayData(rows.toArray());
        }
    }
}
