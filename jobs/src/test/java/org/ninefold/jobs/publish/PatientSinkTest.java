package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.derive.PatientTable;
import org.ninefold.jobs.derive.SiteRows;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.jobs.tables.FilesReader;

/** Of several attempts of a task one counts; the others leave nothing. */
class PatientSinkTest {
    private static final List<PatientTable> TABLES =
            List.of(new PatientTable("patient/a", AccountColumns.table("a", "n:INTEGER")));

    @TempDir
    private Path folder;

    private PatientSink sink;

    @BeforeEach
    void begin() {
        sink = sink("first");
    }

    private PatientSink sink(String run) {
        return new PatientSink(staging().toString(), run, TABLES, new SerializableConfiguration(PoolRun.HADOOP));
    }

    private Path staging() {
        return folder.resolve("staged");
    }

    private static SiteRows row(String site, int... numbers) {
        List<Object[]> rows =
                Arrays.stream(numbers).mapToObj(n -> new Object[] {n}).toList();
        return new SiteRows(site, List.of(rows));
    }

    private List<String> left() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .sorted()
                    .toList();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(staging())) {
            return walk.filter(Files::isRegularFile).map(Path::toString).toList();
        }
    }

    private long rows() throws IOException {
        try (var files = new FilesReader(AccountColumns.table("a", "n:INTEGER"), files().iterator(), PoolRun.HADOOP)) {
            long rows = 0;
            for (; files.hasNext(); files.next()) {
                rows++;
            }
            return rows;
        }
    }

    @Test
    void theAttemptThatWasReportedGivesTheFiles() throws IOException {
        PatientWriter lost = sink.writer(1, 0);
        lost.write(row("C01", 1, 2, 3));
        lost.commit();
        PatientWriter second = sink.writer(2, 0);
        second.write(row("C01", 1));
        sink.keep(List.of(second.commit()));
        assertThat(left()).containsExactly("staged/patient/a/C01-00000.parquet");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aFailedAttemptTakesItsFilesAlong() throws IOException {
        PatientWriter failed = sink.writer(1, 0);
        failed.write(row("C01", 1));
        assertThat(left()).isNotEmpty();
        failed.abort();
        assertThat(left()).isEmpty();
    }

    @Test
    void anAttemptThatGoesOnAfterTheRunReachesNothing() throws IOException {
        PatientWriter straggler = sink.writer(1, 0);
        straggler.write(row("C01", 1));
        PatientWriter second = sink.writer(2, 0);
        second.write(row("C01", 1));
        sink.keep(List.of(second.commit()));
        straggler.write(row("C02", 2));
        straggler.commit();
        try (Stream<Path> files = Files.walk(staging())) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void attemptsOfAnotherRunHaveFoldersOfTheirOwn() throws IOException {
        PatientWriter dead = sink.writer(1, 0);
        dead.write(row("C01", 1, 2, 3));
        PatientSink next = sink("second");
        PatientWriter own = next.writer(1, 0);
        own.write(row("C01", 1));
        dead.write(row("C01", 4));
        dead.commit();
        next.keep(List.of(own.commit()));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatIsBrokenOffLeavesNothing() throws IOException {
        PatientWriter writer = sink.writer(1, 0);
        writer.write(row("C01", 1));
        writer.commit();
        sink.abandon();
        assertThat(left()).isEmpty();
    }

    @Test
    void aTaskThatFailsFailsTheWrite() throws IOException {
        Engine engine = new LocalEngine(PoolRun.HADOOP, 2);
        Parts<SiteRows> rows = engine.parts(List.of(1, 2), 2).map((attempt, own) -> {
            if (own.next() == 2) {
                throw new IllegalStateException("broken");
            }
            return List.of(row("C01", 1)).iterator();
        });
        assertThatThrownBy(() -> PatientSink.write(
                        new Cohort(TABLES, rows, List.of(0, 0)),
                        new org.apache.hadoop.fs.Path(staging().toUri()),
                        engine))
                .hasStackTraceContaining("broken");
        // a task that was not told yet may still write, but not there
        assertThat(staging()).doesNotExist();
    }
}
