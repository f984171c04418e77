package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.write.BatchWrite;
import org.apache.spark.sql.connector.write.DataWriter;
import org.apache.spark.sql.connector.write.DataWriterFactory;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.PhysicalWriteInfo;
import org.apache.spark.sql.connector.write.WriterCommitMessage;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SharedSession;

/** Of several attempts of a task one counts; the others leave nothing. */
class PatientSinkTest {
    private static final StructType SCHEMA = new StructType()
            .add("site_id", DataTypes.StringType)
            .add("person", DataTypes.StringType)
            .add("patient/a", new ArrayType(new StructType().add("n", DataTypes.IntegerType), false));

    @TempDir
    private Path folder;

    private Path staging;
    private BatchWrite write;
    private DataWriterFactory writers;

    @BeforeEach
    void begin() {
        SharedSession.usual();
        staging = folder.resolve("staged");
        write = write("first");
        writers = write.createBatchWriterFactory(new Physical(1));
    }

    private BatchWrite write(String query) {
        var options = new CaseInsensitiveStringMap(Map.of(PatientSink.DIRECTORY, staging.toString()));
        var table = (SupportsWrite) new PatientSink().getTable(SCHEMA, new Transform[0], options);
        return table.newWriteBuilder(new Logical(options, query)).build().toBatch();
    }

    private record Logical(CaseInsensitiveStringMap options, String queryId) implements LogicalWriteInfo {
        @Override
        public StructType schema() {
            return SCHEMA;
        }
    }

    private record Physical(int numPartitions) implements PhysicalWriteInfo {}

    private static InternalRow row(String site, int... numbers) {
        Object[] rows = java.util.Arrays.stream(numbers)
                .mapToObj(n -> new GenericInternalRow(new Object[] {n}))
                .toArray();
        return new GenericInternalRow(
                new Object[] {UTF8String.fromString(site), UTF8String.fromString("p"), new GenericArrayData(rows)});
    }

    private List<String> left() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theAttemptThatWasReportedGivesTheFiles() throws IOException {
        DataWriter<InternalRow> lost = writers.createWriter(0, 1);
        lost.write(row("C01", 1, 2, 3));
        lost.commit();
        DataWriter<InternalRow> second = writers.createWriter(0, 2);
        second.write(row("C01", 1));
        write.commit(new WriterCommitMessage[] {second.commit()});
        assertThat(left()).containsExactly("staged/patient/a/C01-00000.parquet");
        assertThat(SharedSession.usual()
                        .read()
                        .parquet(staging.resolve("patient/a").toString())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aFailedAttemptTakesItsFilesAlong() throws IOException {
        DataWriter<InternalRow> failed = writers.createWriter(0, 1);
        failed.write(row("C01", 1));
        assertThat(left()).isNotEmpty();
        failed.abort();
        failed.close();
        assertThat(left()).isEmpty();
    }

    @Test
    void anAttemptThatGoesOnAfterTheRunReachesNothing() throws IOException {
        DataWriter<InternalRow> straggler = writers.createWriter(0, 1);
        straggler.write(row("C01", 1));
        DataWriter<InternalRow> second = writers.createWriter(0, 2);
        second.write(row("C01", 1));
        write.commit(new WriterCommitMessage[] {second.commit()});
        straggler.write(row("C02", 2));
        straggler.commit();
        try (Stream<Path> files = Files.walk(staging)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void attemptsOfAnotherRunHaveFoldersOfTheirOwn() throws IOException {
        DataWriter<InternalRow> dead = writers.createWriter(0, 1);
        dead.write(row("C01", 1, 2, 3));
        BatchWrite next = write("second");
        DataWriter<InternalRow> own =
                next.createBatchWriterFactory(new Physical(1)).createWriter(0, 1);
        own.write(row("C01", 1));
        dead.write(row("C01", 4));
        dead.commit();
        next.commit(new WriterCommitMessage[] {own.commit()});
        assertThat(SharedSession.usual()
                        .read()
                        .parquet(staging.resolve("patient/a").toString())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatIsBrokenOffLeavesNothing() throws IOException {
        DataWriter<InternalRow> writer = writers.createWriter(0, 1);
        writer.write(row("C01", 1));
        write.abort(new WriterCommitMessage[] {writer.commit()});
        assertThat(left()).isEmpty();
    }
}
