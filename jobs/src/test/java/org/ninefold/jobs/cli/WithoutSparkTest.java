package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.StudyCopy;

/** What needs no Spark is answered before Spark is loaded. */
class WithoutSparkTest {
    /** What Spark loads before it does anything: Scala, its logging, its network. */
    private static final List<String> OF_SPARK =
            List.of("scala.", "org.apache.spark.SparkContext", "org.apache.logging.", "io.netty.");

    @TempDir
    private Path folder;

    /** The exit code of a command in a process of its own, which must not load Spark; what it says goes to a file. */
    private int exitCode(String... arguments) throws IOException, InterruptedException {
        Path loaded = folder.resolve("loaded");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load=info:file=" + loaded,
                "-cp",
                System.getProperty("java.class.path"),
                "org.ninefold.jobs.cli.Ninefold"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said().toFile())
                .start();
        int exitCode = process.waitFor();
        List<String> classes = Files.readAllLines(loaded).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", ""))
                .toList();
        assertThat(classes).anyMatch(name -> name.startsWith("org.ninefold."));
        assertThat(classes).noneMatch(name -> OF_SPARK.stream().anyMatch(name::startsWith));
        return exitCode;
    }

    private Path said() {
        return folder.resolve("said");
    }

    @Test
    void helpAndVersion() throws IOException, InterruptedException {
        assertThat(exitCode("--help")).isZero();
        assertThat(said()).content().startsWith("Usage: ninefold");
        assertThat(exitCode("pool", "--help")).isZero();
        assertThat(exitCode("--version")).isZero();
        assertThat(said()).content().containsPattern("(?m)^Spark 4\\.2\\.\\d+$");
    }

    @Test
    void wrongUsage() throws IOException, InterruptedException {
        assertThat(exitCode("pool")).isEqualTo(2);
        assertThat(said()).content().contains("--config");
        assertThat(exitCode("pool", "--config", SampleSnapshot.CONFIG.toString(), "--centers", "C99"))
                .isEqualTo(2);
        assertThat(said()).content().contains("found \"C99\"");
    }

    @Test
    void mistakesInStudyAndCentreFiles() throws IOException, InterruptedException {
        StudyCopy copy = StudyCopy.in(folder.resolve("copy"));
        copy.change(copy.config(), text -> text.replace("cutoff = ", "cut-off = "));
        assertThat(exitCode("check", "--config", copy.config().toString())).isEqualTo(2);
        assertThat(said())
                .content()
                .contains("The configuration cannot be used")
                .contains("cut-off");
    }

    @Test
    void aMissingKey() throws IOException, InterruptedException {
        Path site = Files.writeString(
                folder.resolve("site.conf"), "ninefold { pseudonym { key-id = a, key-file = \"/none\" } }\n");
        assertThat(exitCode("pool", "--config", SampleSnapshot.CONFIG.toString(), "--site", site.toString()))
                .isEqualTo(2);
        assertThat(said()).content().contains("ninefold.pseudonym.key-file");
    }
}
