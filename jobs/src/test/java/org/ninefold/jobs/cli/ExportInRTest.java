package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SampleSnapshot;

/** What is exported, read by R's haven and jsonlite; left out where R is not, unless {@code NINEFOLD_R_REQUIRED} is true. */
class ExportInRTest {
    @TempDir
    private Path folder;

    @Test
    void transportFilesAndDatasetsHaveTheSameCells() throws Exception {
        assumeTrue(
                "true".equals(System.getenv("NINEFOLD_R_REQUIRED")) || runs("-e", "library(haven); library(jsonlite)"));
        for (String form : new String[] {"xpt", "dataset-json"}) {
            String snapshot = SampleSnapshot.published().snapshot().toString();
            CommandRun run = CommandRun.of("export", "--form", form, "--snapshot", snapshot, "--to", folder.toString());
            assertThat(run.exitCode()).as(run.err()).isZero();
        }

        assertThat(said("src/test/r/exports.R", folder.toString()))
                .contains("adsl 43 rows of 51 columns agree")
                .contains("adlb 0 rows of 10 columns agree")
                .endsWith("agree\n");
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
