package org.ninefold.jobs.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Text extracts as a Spark data source. Unlike Spark's own CSV reader it gives each record's file and line, is strict
 * about bytes that the encoding does not know, and never guesses a type. One file is one partition.
 *
 * <p>Options: {@code files} (how many), {@code uri.N} and {@code label.N}, {@code encoding}, {@code delimiter},
 * {@code quote}. The schema is given by the caller ({@link ExtractColumns}); a file's columns are found by name in its
 * own header.
 */
public final class CsvExtractSource implements TableProvider {

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        throw new UnsupportedOperationException("the schema of an extract is given, never inferred");
    }

    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new ExtractTable(schema);
    }

    private record ExtractTable(StructType struct) implements SupportsRead {
        @Override
        public String name() {
            return "extract";
        }

        @Override
        public Column[] columns() {
            return Arrays.stream(struct.fields())
                    .map(field -> Column.create(field.name(), field.dataType(), field.nullable()))
                    .toArray(Column[]::new);
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.BATCH_READ);
        }

        @Override
        public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
            var files = new ArrayList<InputPartition>();
            for (int i = 0; i < options.getInt("files", 0); i++) {
                files.add(new FilePartition(options.get("uri." + i), options.get("label." + i)));
            }
            var format = new CsvFormat(
                    options.get("encoding"),
                    options.get("delimiter").charAt(0),
                    options.get("quote").charAt(0));
            return new ExtractScan(files, format, struct);
        }
    }

    record FilePartition(String uri, String label) implements InputPartition {}

    private static final class ExtractScan implements ScanBuilder, SupportsPushDownRequiredColumns, Scan, Batch {
        private final List<InputPartition> files;
        private final CsvFormat format;
        private StructType required;

        ExtractScan(List<InputPartition> files, CsvFormat format, StructType schema) {
            this.files = List.copyOf(files);
            this.format = format;
            this.required = schema;
        }

        @Override
        public void pruneColumns(StructType requiredSchema) {
            required = requiredSchema;
        }

        @Override
        public Scan build() {
            return this;
        }

        @Override
        public StructType readSchema() {
            return required;
        }

        @Override
        public Batch toBatch() {
            return this;
        }

        @Override
        public InputPartition[] planInputPartitions() {
            return files.toArray(InputPartition[]::new);
        }

        @Override
        public PartitionReaderFactory createReaderFactory() {
            var conf = new SerializableConfiguration(
                    SparkSession.active().sparkContext().hadoopConfiguration());
            return new CsvPartitionReaderFactory(format, List.of(required.fieldNames()), conf);
        }
    }
}
