package org.ninefold.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.Modes;
import org.ninefold.jobs.SmallStudy;

/** The packaged job by its launcher, on this machine alone. */
class LauncherIT {
    private static final String PATIENT = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;

    @BeforeEach
    void write() {
        study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted("a1"))
                .extract("c02", PATIENT.formatted("b1"));
        out = folder.resolve("out");
    }

    private String[] pool() {
        return new String[] {"pool", "--config", study.config().toString(), "--out", out.toString()};
    }

    private Path log() {
        return folder.resolve("log");
    }

    private Launched status() throws IOException {
        return Launched.locally(folder.resolve("status"), "status", "--out", out.toString(), "--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "077"})
    void theMaskOfTheCallerDecidesNothing(String mask) throws IOException, InterruptedException {
        Launched run = Launched.under(mask, log(), pool());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Modes.assertAsDocumented(out);
        assertThat(Modes.of(out)).isEqualTo(0750);
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void exitCodesAreThoseOfTheHelp() throws IOException, InterruptedException {
        Launched wrong = Launched.locally(log(), "pool");
        assertThat(wrong.exitCode()).as(wrong.err()).isEqualTo(2);
        study.extract("c01", PATIENT.formatted("a1").replace("2018-03-01", "2018-02-30"));
        study.keys("gates { rejected-at-least = 1 }");
        Launched gate = Launched.locally(log(), pool());
        assertThat(gate.exitCode()).as(gate.err()).isEqualTo(3);
        assertThat(gate.err()).doesNotContain("without a farewell");
    }

    /** Java's own code for this is 3, which would be a data gate. */
    @Test
    void aRunThatHasNoMemoryEndsWith1AndHoldsNobodyUp() throws IOException, InterruptedException {
        Launched run = Launched.with(Map.of("NINEFOLD_HEAP", "14m"), log(), pool());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains("Terminating due to java.lang.OutOfMemoryError")
                .endsWith(
                        "The run ended without a farewell: memory was short; give more (NINEFOLD_HEAP, now 14m), then run"
                                + " again. The current snapshot is whole, and ninefold status tells whether it is this run's\n");
        Launched again = Launched.locally(log(), pool());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(status().exitCode()).isZero();
    }

    @Test
    void aSignalEndsTheRunAndTheNextOneRemovesWhatItLeft() throws IOException, InterruptedException {
        Launched run = Launched.locally(log(), pool());
        Path staging = out.resolve(".staging");
        while (!Files.isDirectory(staging) && run.isAlive()) {
            Thread.sleep(10);
        }
        run.end();
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("The run ended without a farewell: Java ended with code 143.");
        Launched status = status();
        assertThat(status.exitCode()).isBetween(0, 1);
        assertThat(ConfigFactory.parseString(status.out()).hasPath("running")).isFalse();
        Launched again = Launched.locally(log(), pool());
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.err()).contains("Taking over from a run that died: ");
        assertThat(staging).doesNotExist();
    }

    @Test
    void nothingOfARunIsPutIntoTheTemporaryFolderOfTheMachine() throws IOException, InterruptedException {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Launched run = Launched.with(
                Map.of("NINEFOLD_JAVA_OPTS", Launched.FAST + " -Djava.io.tmpdir=" + temporary), log(), pool());
        assertThat(run.exitCode()).as(run.err()).isZero();
        try (Stream<Path> left = Files.walk(temporary)) {
            assertThat(left.filter(path -> !path.equals(temporary)
                            && !path.getFileName().toString().matches("(snappy|libzstd|liblz4|lz4).*")))
                    .isEmpty();
        }
    }
}
