package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Published;

/** A title with an escape, a label of two lines, levels that a spreadsheet would run. */
class SteeringTextsTest {
    private static final String STUDY = "src/test/resources/org/ninefold/jobs/steering-texts/study.conf";

    @TempDir
    private Path out;

    @Test
    void textsSteerNeitherTerminalsNorSpreadsheets() throws IOException {
        CommandRun run = CommandRun.of("pool", "--config", STUDY, "--out", out.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("SEC · Sec\\u001b[31m red\n").contains("Survival\\u000aSnapshot    /nowhere");
        assertThat(run.out() + run.err()).doesNotContain("\u001b").doesNotContain("\nSnapshot    /nowhere");

        Published published = Published.current(out);
        String csv = Files.readString(published.snapshot().resolve("aggregate/results.csv"));
        assertThat(csv)
                .contains(",'=1+1,")
                .contains(",'-A1,")
                .doesNotContain(",=1+1")
                .doesNotContain(",-A1");
        assertThat(published.rows("select distinct variable_level from results where variable_level like '%1'"))
                .as("tables for programs have the texts as they are")
                .contains(List.of("=1+1"), List.of("-A1"));
    }
}
