package org.ninefold.jobs.harmonize;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
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
import org.ninefold.subject.LinkageKey;
import org.ninefold.subject.Pseudonyms;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/**
 * Dossiers as a snapshot keeps them: the standard tables and the quarantine of a centre give back, row for row and in the
 * same order, what its files gave. Where a run's own tables are kept beside the snapshot, they give back the records too;
 * else no file is read, and there are none to account for.
 */
public final class KeptDossiers {
    /** Folder of the standard tables in a snapshot. */
    public static final String HARMONIZED = "patient/harmonized/";
    /** Folder of findings in a snapshot. */
    public static final String QUARANTINE = "patient/quarantine";

    /** Table of a run's own: what became of each record. */
    public static final String LEDGER = "ledger";
    /** Table of a run's own: what each file said it had. */
    public static final String TRAILER = "trailer";
    /** Table of a run's own: by what a subject may be known elsewhere. */
    public static final String LIKENESS = "likeness";

    private static final String SITE = "site_id";
    private static final String SUBJECT = "subject_id";

    /** The folders that are read, in the order in which a dossier has their rows. */
    private static final List<String> FOLDERS = Stream.of(
                    Stream.of(LEDGER, TRAILER, QUARANTINE),
                    StandardSchema.standard().harmonized().stream()
                            .map(Table::name)
                            .map(HARMONIZED::concat),
                    Stream.of(LIKENESS))
            .flatMap(folders -> folders)
            .toList();
    /** What a dossier has of a row of each folder. */
    private static final List<StructType> ROWS = Arrays.stream(RowCodec.DOSSIER.fields())
            .filter(column -> column.dataType() instanceof ArrayType)
            .map(column -> (StructType) ((ArrayType) column.dataType()).elementType())
            .toList();

    private static final int LIKENESSES = FOLDERS.indexOf(LIKENESS);
    private static final int SUBJECTS = FOLDERS.indexOf(HARMONIZED + StandardTable.SUBJECT.id());
    private static final int FIRST_ROW = 5;

    /** Of a row its file's; what is of no file stands in the last one of its site. */
    private static final String SHARE = """
            first_share + least(shares - 1,
                coalesce(try_cast(substring_index(substring_index(file, '-', -1), '.', 1) as int), shares - 1))""";

    private KeptDossiers() {}

    /**
     * The dossiers of some sites, in as many shares as the site had; each site has one dossier at least.
     *
     * @param accounted those of them whose records and likenesses are among the files
     * @param files addresses of all their files in the folders of standard tables and of findings, and of a run's own
     */
    public static Dossiers of(
            List<String> siteIds,
            Set<String> accounted,
            List<String> files,
            Pseudonyms pseudonyms,
            SparkSession spark) {
        var shares = new SubjectBuckets(counts(siteIds, files));
        Dataset<Row> rows = spark.createDataFrame(
                        siteIds.stream().map(RowFactory::create).toList(),
                        new StructType().add(SITE, DataTypes.StringType))
                .select(columns(-1, "'~'", "''", "0L"));
        for (int i = 0; i < FOLDERS.size(); i++) {
            String folder = FOLDERS.get(i);
            String[] own = files.stream()
                    .filter(file -> new Path(file).getParent().toString().endsWith("/" + folder))
                    .toArray(String[]::new);
            if (own.length > 0) {
                rows = rows.unionAll(spark.read()
                        .schema(keyed(ROWS.get(i)))
                        .parquet(own)
                        .select(columns(i, person(folder), "_metadata.file_name", "_metadata.row_index")));
            }
        }
        List<Integer> numbers = shares.numbers();
        Dataset<Row> ordered = rows.join(broadcast(shares(siteIds, shares, spark)), SITE)
                .repartitionById(numbers.size(), expr(SHARE))
                .sortWithinPartitions("person", "folder", "file", "row");
        return new Dossiers(
                Harmonizer.rows(ordered).mapPartitions(sorted -> new DossierIterator(sorted, accounted, pseudonyms)),
                numbers);
    }

    /**
     * Of a site whose folders have files of the same numbers as many shares as there are numbers: the last share has files
     * always, because the accounts of the extracts stand there. Else a number says nothing of persons, and there is one.
     */
    private static SortedMap<String, Integer> counts(List<String> siteIds, List<String> files) {
        var numbers = new HashMap<String, Map<String, Set<Integer>>>();
        for (String file : files) {
            var path = new Path(file);
            String name = path.getName();
            int dash = name.lastIndexOf('-');
            numbers.computeIfAbsent(name.substring(0, dash), site -> new HashMap<>())
                    .computeIfAbsent(path.getParent().toString(), folder -> new TreeSet<>())
                    .add(Integer.parseInt(name, dash + 1, name.indexOf('.', dash), 10));
        }
        var counts = new TreeMap<String, Integer>();
        for (String site : siteIds) {
            Set<Set<Integer>> distinct =
                    Set.copyOf(numbers.getOrDefault(site, Map.of()).values());
            counts.put(
                    site,
                    distinct.size() == 1 ? Collections.max(distinct.iterator().next()) + 1 : 1);
        }
        return counts;
    }

    /** For each site its first share and how many it has. */
    private static Dataset<Row> shares(List<String> siteIds, SubjectBuckets shares, SparkSession spark) {
        return spark.createDataFrame(
                siteIds.stream()
                        .map(site -> RowFactory.create(
                                site, shares.of(site).first(), shares.of(site).count()))
                        .toList(),
                new StructType()
                        .add(SITE, DataTypes.StringType)
                        .add("first_share", DataTypes.IntegerType)
                        .add("shares", DataTypes.IntegerType));
    }

    private static StructType keyed(StructType row) {
        var keyed = row;
        for (String key : List.of(SITE, SUBJECT)) {
            keyed = Arrays.asList(row.fieldNames()).contains(key) ? keyed : keyed.add(key, DataTypes.StringType);
        }
        return keyed;
    }

    /**
     * Whose a row of a folder is. A finding on a record that names nobody is a dossier of its own, behind all subjects, as it
     * was; the records of a centre stand with nobody.
     */
    private static String person(String folder) {
        return switch (folder) {
            case QUARANTINE ->
                "coalesce(subject_id, concat('~', _metadata.file_name, lpad(_metadata.row_index, 12, '0')))";
            case LEDGER, TRAILER -> "'~'";
            default -> SUBJECT;
        };
    }

    /** {@code site_id, person, folder, file, row}, then for each folder its row, null where it is of another one. */
    private static Column[] columns(int folder, String person, String file, String row) {
        Stream<Column> keys = Stream.of(
                col(SITE),
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
        private final Set<String> accounted;
        private final Pseudonyms pseudonyms;
        private InternalRow next;

        DossierIterator(Iterator<InternalRow> rows, Set<String> accounted, Pseudonyms pseudonyms) {
            this.rows = rows;
            this.accounted = accounted;
            this.pseudonyms = pseudonyms;
            advance();
        }

        /** Spark hands out one row object again and again. Rows of the forgotten are passed over. */
        private void advance() {
            do {
                next = rows.hasNext() ? rows.next().copy() : null;
            } while (next != null
                    && pseudonyms.isForgotten(next.getUTF8String(1).toString()));
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
            if (!accounted.contains(site.toString())) {
                for (LinkageKey key : linkageKeys(kept, String.valueOf(file), line)) {
                    kept.get(LIKENESSES).add(new GenericInternalRow(new Object[] {file, line, key.hash()}));
                }
            }
            var columns = new ArrayList<Object>(
                    List.of(site, person, !kept.get(SUBJECTS).isEmpty()));
            kept.forEach(table -> columns.add(array(table)));
            return new GenericInternalRow(columns.toArray());
        }

        private List<LinkageKey> linkageKeys(List<List<InternalRow>> kept, String file, long line) {
            if (kept.get(SUBJECTS).isEmpty()) {
                return List.of();
            }
            StandardRows rows = StandardRows.NONE;
            for (StandardTable table : List.of(StandardTable.SUBJECT, StandardTable.INFUSION)) {
                int folder = FOLDERS.indexOf(HARMONIZED + table.id());
                for (InternalRow row : kept.get(folder)) {
                    rows = table.add(rows, RowCodec.decode(row, table));
                }
            }
            return LinkageKey.of(rows, file, line, pseudonyms);
        }

        private static GenericArrayData array(List<InternalRow> rows) {
            return new GenericArrayData(rows.toArray());
        }
    }
}
