package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;

/** What a snapshot has, read by packages of R; left out where R is not, unless {@code NINEFOLD_R_REQUIRED} is true. */
class ReadInRTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nine-centers", "every-method"})
    void resultsAreACard(String study) throws Exception {
        assumeTrue(isRequired() || runs("-e", "0"));
        Path config = Path.of("../conf/" + study + ".conf");
        PoolRun.of(config, folder, stage -> {});
        Path results = Published.current(folder).snapshot().resolve("aggregate/results.csv");

        assertThat(said("src/test/r/card.R", "../docs/r/card.R", results.toString()))
                .endsWith("statistics, each of its own key\n");
    }

    /** The SAS transport files and the Dataset-JSON files of the sample. */
    private String exported(String... forms) {
        for (String form : forms) {
            String snapshot = SampleSnapshot.published().snapshot().toString();
            CommandRun run = CommandRun.of("export", "--form", form, "--snapshot", snapshot, "--to", folder.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
        }
        return folder.toString();
    }

    @Test
    void transportFilesAndDatasetsHaveTheSameCells() throws Exception {
        assumeTrue(isRequired() || runs("-e", "library(haven); library(jsonlite)"));

        assertThat(said("src/test/r/exports.R", exported("xpt", "dataset-json")))
                .contains("adsl 43 rows of 51 columns agree")
                .contains("adlb 0 rows of 10 columns agree")
                .endsWith("agree\n");
    }

    @Test
    void survivalGivesThePublishedFigures() throws Exception {
        assumeTrue(isRequired() || runs("-e", "library(haven); library(survival)"));
        Path results = SampleSnapshot.published().snapshot().resolve("aggregate/results.csv");

        assertThat(said("src/test/r/survival.R", exported("xpt"), results.toString())
                        .lines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).contains("agrees:"));
    }

    private static boolean isRequired() {
        return "true".equals(System.getenv("NINEFOLD_R_REQUIRED"));
    }

    private static boolean runs(String... arguments) throws InterruptedException {
        try {
            return rscript(arguments).waitFor() == 0;
        } catch (IOException e) {
            return false; // R is not installed
        }
    }

    private static String said(String... arguments) throws IOException, InterruptedException {
        Process process = rscript(arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static Process rscript(String... arguments) throws IOException {
        String[] command = new String[arguments.length + 1];
        command[0] = "Rscript";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
