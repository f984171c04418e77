package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.Write;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes all patient tables of a run in one pass. A row has {@code site_id}, {@code person} and, for each table, an
 * array of its rows in a column named as the table's folder; it gives {@code <directory>/<folder>/<site>-<nnnnn>.parquet}.
 * Rows must come clustered and ordered by site and person.
 *
 * <p>An attempt of a task writes into a folder of its own, which no other attempt of any run has; the driver moves the
 * files of the one attempt of each partition that it counts as done. An attempt that was lost, or was second, leaves
 * nothing in the directory, even if its process goes on writing after the run: the attempts' folder lies beside it.
 */
public final class PatientSink implements TableProvider {
    /** Option: the directory to write to. */
    public static final String DIRECTORY = "directory";
    /** Option: rows a file holds before the next begins. */
    public static final String ROWS_A_FILE = "rows-a-file";

    private static final int DEFAULT_ROWS_A_FILE = 2_000_000;
    private static final String ATTEMPTS = ".attempts";

    @Override
    public StructType inferSchema(CaseInsensitiveStringMap options) {
        return new StructType();
    }

    @Override
    public boolean supportsExternalMetadata() {
        return true;
    }

    @Override
    public Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties) {
        return new SinkTable();
    }

    private static final class SinkTable implements SupportsWrite {
        @Override
        public String name() {
            return "patient tables";
        }

        @Override
        public Column[] columns() {
            return new Column[0];
        }

        @Override
        public Set<TableCapability> capabilities() {
            return Set.of(TableCapability.BATCH_WRITE, TableCapability.ACCEPT_ANY_SCHEMA);
        }

        @Override
        public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
            return new WriteBuilder() {
                @Override
                public Write build() {
                    return new Write() {
                        @Override
                        public BatchWrite toBatch() {
                            return new SinkWrite(info);
                        }
                    };
                }
            };
        }
    }

    /** The files that a committed task left in its folder, relative to it. */
    record Written(String folder, List<String> files) implements WriterCommitMessage {}

    private static final class SinkWrite implements BatchWrite {
        private final Path directory;
        private final Path attempts;
        private final StructType schema;
        private final int rowsAFile;
        private final SerializableConfiguration hadoop;

        SinkWrite(LogicalWriteInfo info) {
            directory = new Path(info.options().get(DIRECTORY));
            attempts = new Path(attempts(directory), info.queryId());
            schema = info.schema();
            rowsAFile = info.options().getInt(ROWS_A_FILE, DEFAULT_ROWS_A_FILE);
            hadoop = new SerializableConfiguration(
                    SparkSession.active().sparkContext().hadoopConfiguration());
        }

        @Override
        public DataWriterFactory createBatchWriterFactory(PhysicalWriteInfo info) {
            String folder = attempts.toString();
            StructType target = schema;
            int limit = rowsAFile;
            SerializableConfiguration conf = hadoop;
            return (partition, task) -> new PatientWriter(folder + "/" + task, target, limit, conf.value());
        }

        /** Which attempt counts is settled by the message that arrives, not by a leave to commit asked for before. */
        @Override
        public boolean useCommitCoordinator() {
            return false;
        }

        @Override
        public void commit(WriterCommitMessage[] messages) {
            try {
                Folders folders = folders();
                for (WriterCommitMessage message : messages) {
                    var written = (Written) message;
                    for (String file : written.files()) {
                        folders.move(new Path(written.folder(), file), new Path(directory, file));
                    }
                }
                folders.remove(attempts(directory));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void abort(WriterCommitMessage[] messages) {
            try {
                folders().remove(attempts(directory));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private Folders folders() throws IOException {
            return new Folders(Snapshots.fileSystem(directory, hadoop.value()));
        }
    }

    /** Where the attempts of tasks write whose files go to a directory. */
    static Path attempts(Path directory) {
        return directory.suffix(ATTEMPTS);
    }

    /** Whether a folder of this name is one of attempts. */
    static boolean isOfAttempts(String name) {
        return name.endsWith(ATTEMPTS);
    }

    /** The tables of a row: position and folder of each column but the first two. */
    static List<Integer> tables(StructType schema) {
        return IntStream.range(2, schema.size()).boxed().toList();
    }
}
