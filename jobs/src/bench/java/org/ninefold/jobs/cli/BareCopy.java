package org.ninefold.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.publish.Scratch;

/**
 * The yardstick: Spark, in the very session of the job, copies delimited files to Parquet, every column a string. Files of one
 * header are read together, and nothing is inferred, so nothing is read twice.
 */
public final class BareCopy {
    /** A file to copy: what files of one header have in common, its path, encoding and delimiter. */
    private record Input(String source, Path path, String encoding, String delimiter) {}

    private BareCopy() {}

    /** Arguments: the list of files, and the folder for the copies. Paths of the list are relative to it. */
    public static void main(String[] args) throws IOException {
        Path list = Path.of(args[0]).toAbsolutePath();
        Map<String, List<Input>> sources = new LinkedHashMap<>();
        for (String line : Files.readAllLines(list)) {
            String[] cells = line.split("\t", -1);
            var input = new Input(
                    cells[0], list.resolveSibling(cells[1]), cells[2], cells[3].equals("tab") ? "\t" : cells[3]);
            sources.computeIfAbsent(input.source(), s -> new ArrayList<>()).add(input);
        }
        try (var scratch = new Scratch(Files.createTempDirectory("bare-copy-"), BareCopy::remove);
                SparkSession spark = Session.open("bare copy", scratch)) {
            spark.conf().set("spark.sql.legacy.javaCharsets", "true");
            for (Map.Entry<String, List<Input>> source : sources.entrySet()) {
                copy(spark, source.getValue(), args[1] + "/" + source.getKey());
            }
        }
    }

    private static void remove(Path folder) {
        FileUtil.fullyDelete(folder.toFile());
    }

    private static void copy(SparkSession spark, List<Input> inputs, String target) throws IOException {
        Input first = inputs.get(0);
        var schema = new StructType();
        for (String column : header(first).split(Pattern.quote(first.delimiter()), -1)) {
            schema = schema.add(column, "string");
        }
        spark.read()
                .schema(schema)
                .option("header", true)
                .option("encoding", first.encoding())
                .option("delimiter", first.delimiter())
                .option("enforceSchema", true)
                .csv(inputs.stream().map(input -> input.path().toString()).toArray(String[]::new))
                .write()
                .parquet(target);
    }

    private static String header(Input input) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(input.path(), Charset.forName(input.encoding()))) {
            return reader.readLine();
        }
    }
}
