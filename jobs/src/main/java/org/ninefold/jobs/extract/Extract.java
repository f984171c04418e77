package org.ninefold.jobs.extract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ninefold.study.Center;
import org.ninefold.study.Source;
import org.ninefold.study.SourceFormat;

/**
 * One source of a centre, found and opened.
 *
 * @param files its files, ordered by label
 * @param header its columns, in the order of the first file
 * @param records for Parquet the number of records of each file by label, from the footers; empty for text, where each
 *     file's trailer says it
 */
public record Extract(
        Center center, Source source, List<ExtractFile> files, List<String> header, Map<String, Long> records) {

    public Extract {
        files = List.copyOf(files);
        header = List.copyOf(header);
        records = Map.copyOf(records);
    }

    /** The rows of {@link ExtractColumns}, every cell as text. */
    public Dataset<Row> read(SparkSession spark) {
        return source.format() == SourceFormat.CSV ? text(spark) : parquet(spark);
    }

    private Dataset<Row> text(SparkSession spark) {
        var options = new TreeMap<String, String>();
        options.put("files", Integer.toString(files.size()));
        options.put("encoding", source.encoding());
        options.put("delimiter", Character.toString(source.delimiter()));
        options.put("quote", Character.toString(source.quote()));
        for (int i = 0; i < files.size(); i++) {
            options.put("uri." + i, files.get(i).uri());
            options.put("label." + i, files.get(i).label());
        }
        return spark.read()
                .format(CsvExtractSource.class.getName())
                .schema(ExtractColumns.schema(header))
                .options(options)
                .load();
    }

    private Dataset<Row> parquet(SparkSession spark) {
        return files.stream()
                .map(file -> spark.read().parquet(file.uri()).select(columns(file.label())))
                .reduce(Dataset::unionByName)
                .orElseThrow();
    }

    private Column[] columns(String label) {
        var columns = new java.util.ArrayList<Column>(List.of(
                lit(label).as(ExtractColumns.FILE),
                col("_metadata.row_index").plus(lit(1L)).as(ExtractColumns.LINE),
                lit(null).cast("string").as(ExtractColumns.PROBLEM),
                lit(null).cast("bigint").as(ExtractColumns.RECORDS)));
        for (String name : header) {
            columns.add(col("`" + name.replace("`", "``") + "`").cast("string").as(name));
        }
        return columns.toArray(Column[]::new);
    }
}
