package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.StudyCopy;

/** A run that loses or doubles something between two stages notices it and publishes nothing. */
class BrokenRunTest {
    private static final String POINTER = "2020-01-01-000000000000 of the night before\n";
    private static final String LEDGER = "Accounting";
    private static final String TALLY = "Counting";
    private static final String AUDIT = "Checking";

    @TempDir
    private Path folder;

    private StudyCopy study;
    private Path out;

    @BeforeEach
    void copy() throws IOException {
        study = StudyCopy.in(folder.resolve("study")).only("c05", "c06", "c09");
        out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("CURRENT"), POINTER);
    }

    /** What happens to the staged files behind the run's back. */
    private interface Mishap {
        void to(Path staging) throws IOException;
    }

    /** The violations of a run that meets with a mishap just before a stage. */
    private List<String> violations(String stage, Mishap mishap) {
        var broken = catchThrowableOfType(
                BrokenIdentityException.class,
                () -> PoolRun.of(study.config(), out, begins -> {
                    if (begins.startsWith(stage)) {
                        strike(mishap);
                    }
                }));
        assertThat(broken).as("the run fails for what it found").isNotNull();
        assertThat(out.resolve("CURRENT")).hasContent(POINTER);
        assertThat(out.resolve(".staging")).doesNotExist();
        assertThat(out.resolve("snapshots")).isEmptyDirectory();
        return broken.violations();
    }

    private void strike(Mishap mishap) {
        try (var staged = Files.list(out.resolve(".staging"))) {
            mishap.to(staged.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aLostPartOfTheTallyIsMissedInEveryTable() {
        List<String> violations =
                violations(TALLY, staging -> Files.delete(staging.resolve("work/tally/C05-00000.parquet")));
        assertThat(violations).contains(tableSentence("C05", 0, 4)).allSatisfy(violation -> assertThat(violation)
                .contains("C05"));
    }

    private static String tableSentence(String site, int counted, int expected) {
        return "table OS/ALL at %s: %d subjects counted, ADSL has %d in the population"
                .formatted(site, counted, expected);
    }

    @Test
    void aPartOfTheTallyThatCountsTwiceIsNoticed() {
        List<String> violations = violations(
                TALLY,
                staging -> Files.copy(
                        staging.resolve("work/tally/C06-00000.parquet"),
                        staging.resolve("work/tally/C06-00001.parquet")));
        assertThat(violations).contains(tableSentence("C06", 6, 3));
    }

    @Test
    void aLostPartOfTheEndpointsIsNoticed() {
        assertThat(violations(AUDIT, staging -> Files.delete(staging.resolve("patient/adam/adtte/C09-00000.parquet"))))
                .contains("endpoint OS at C09: the risk table has {CENSORED:END_OF_FOLLOW_UP=1}, ADTTE has {}");
    }

    @Test
    void aLostPartOfTheLedgerLeavesRecordsUnaccountedFor() {
        assertThat(violations(LEDGER, staging -> Files.delete(staging.resolve("work/ledger/C05-00000.parquet"))))
                .containsExactly(
                        "c05/follow_up.csv: 7 records read, but 0 kept + 0 filtered + 0 quarantined + 0 duplicate = 0",
                        "c05/patients.csv: 5 records read, but 0 kept + 0 filtered + 0 quarantined + 0 duplicate = 0",
                        "c05/toxicities.csv: 4 records read, but 0 kept + 0 filtered + 0 quarantined + 0 duplicate = 0");
    }

    @Test
    void aFileWhoseEndNobodySawDoesNotBalance() {
        assertThat(violations(LEDGER, staging -> Files.delete(staging.resolve("work/trailer/C09-00000.parquet"))))
                .containsExactly("c09/patient.csv: nobody saw its end, so that nobody knows how many records it has");
    }
}
