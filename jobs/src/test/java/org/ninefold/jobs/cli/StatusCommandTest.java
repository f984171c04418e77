package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;

class StatusCommandTest {
    @TempDir
    private Path folder;

    private Path out;

    @BeforeEach
    void copy() throws IOException {
        out = SampleSnapshot.copyTo(folder.resolve("out"));
    }

    private void record(String run, String rest) throws IOException {
        Path file = Files.createDirectories(out.resolve("runs")).resolve(run + ".json");
        Files.writeString(file, rest);
    }

    private static String closed(int exitCode) {
        return "{ \"end\" : \"2020-07-01T02:10:00Z\", \"exit-code\" : %d }".formatted(exitCode);
    }

    private CommandRun status(int exitCode, String... more) {
        var arguments = new ArrayList<>(List.of("status", "--out", out.toString()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        return run;
    }

    @Test
    void theCurrentSnapshotAndTheLastRunAreTold() throws IOException {
        record("2020-07-01T020000.000Z", closed(0));
        String id = Published.current(out).snapshot().getFileName().toString();
        assertThat(status(0, "--verify").out())
                .startsWith("""
                        Study       NC9 · Donor-derived CD19 CAR-T for B-ALL relapse after transplant
                        Snapshot    %s
                        Cut-off     2020-06-30
                        """.formatted(id))
                .contains("\nPublished   ")
                .contains(", 0 hours ago\nWarning     C04: ")
                .endsWith("\nLast run    2020-07-01T020000.000Z, ended 2020-07-01T02:10:00Z, exit code 0\n");
    }

    @Test
    void monitorsReadOneObject() throws IOException {
        record("2020-07-01T020000.000Z", closed(0));
        Config json = ConfigFactory.parseString(status(0, "--json").out());
        assertThat(json.getString("study")).isEqualTo("NC9");
        assertThat(json.getString("snapshot"))
                .isEqualTo(Published.current(out).snapshot().getFileName().toString());
        assertThat(json.getString("cutoff")).isEqualTo("2020-06-30");
        assertThat(json.getBoolean("whole")).isTrue();
        assertThat(json.getStringList("problems")).isEmpty();
        assertThat(json.getLong("age-seconds")).isBetween(0L, 3600L);
        assertThat(json.getStringList("warnings")).hasSize(9);
        assertThat(json.getInt("exit-code")).isZero();
        assertThat(json.getString("last-run.run")).isEqualTo("2020-07-01T020000.000Z");
    }

    @Test
    void theExitCodeIsThatOfTheLastRun() throws IOException {
        record("2020-07-01T020000.000Z", closed(0));
        record("2020-07-02T020000.000Z", closed(3));
        assertThat(status(3).out()).contains("Last run    2020-07-02T020000.000Z, ended ");
    }

    @Test
    void theRunThatEndedLastCountsNotTheOneThatBeganLast() throws IOException {
        record("2020-07-01T010000.000Z", closed(0));
        record("2020-07-01T020000.000Z", closed(3).replace("02:10", "02:05"));
        assertThat(status(0).out()).contains("Last run    2020-07-01T010000.000Z, ended ");
    }

    @Test
    void aRunThatWasRefusedDoesNotChangeTheVerdict() throws IOException {
        record("2020-07-01T020000.000Z", closed(0));
        record("2020-07-01T021500.000Z", """
                { "end" : "2020-07-01T02:15:01Z", "exit-code" : 5, "refused" : true }""");
        assertThat(status(0).out()).endsWith("""
                        Last run    2020-07-01T020000.000Z, ended 2020-07-01T02:10:00Z, exit code 0
                        Refused     2020-07-01T021500.000Z, another run held the directory
                        """);
        assertThat(ConfigFactory.parseString(status(0, "--json").out()).getString("refused.run"))
                .isEqualTo("2020-07-01T021500.000Z");
        record("2020-07-02T020000.000Z", closed(0).replace("07-01", "07-02"));
        assertThat(status(0).out()).doesNotContain("Refused");
    }

    @Test
    void aRunOfThisMinuteMayBeAboutToTakeItsClaim() throws IOException {
        Files.delete(out.resolve("CURRENT"));
        String run = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss.SSS'Z'")
                .withZone(ZoneOffset.UTC)
                .format(Instant.now());
        record(run, "{ }");
        assertThat(status(0).out()).isEqualTo("Snapshot    none\nStarting    " + run + "\n");
    }

    @Test
    void aRunThatLostItsClaimFailed() throws IOException {
        record("2020-07-01T010000.000Z", closed(0).replace("02:10", "01:10"));
        record("2020-07-01T020000.000Z", closed(5));
        status(5);
    }

    @Test
    void aRecordThatSaysNonsenseIsOfARunThatDied() throws IOException {
        record("2020-07-01T020000.000Z", "{ \"end\" : \"yesterday\", \"exit-code\" : \"none\" }");
        assertThat(status(0).out()).contains("Last run    2020-07-01T020000.000Z, died, exit code 0");
    }

    @Test
    void aRunThatDiedAfterItHadPublishedIsDone() throws IOException {
        record("2020-07-01T020000.000Z", closed(3));
        // the sample was published later than this run began, and by no other
        record("2020-07-02T020000.000Z", "{ \"sta");
        assertThat(status(0).out()).endsWith("\nLast run    2020-07-02T020000.000Z, died, exit code 0\n");
    }

    @Test
    void aRunThatDiedBeforeItPublishedFailed() throws IOException {
        Path manifest = Published.current(out).snapshot().resolve("MANIFEST.json");
        String before = Files.readString(manifest);
        String start = ConfigFactory.parseString(before).getString("run.start");
        String earlier = before.replace(start, "2020-07-01T02:00:00Z");
        Files.writeString(manifest, earlier);
        Files.writeString(
                out.resolve("CURRENT"), manifest.getParent().getFileName() + " " + Hashes.of(manifest) + "\n");
        record("2020-07-02T020000.000Z", "{ \"start\" : \"2020-07-02T02:00:00Z\" }");
        assertThat(status(1).out())
                .doesNotContain("Not whole")
                .endsWith("\nLast run    2020-07-02T020000.000Z, died, exit code 1\n");
    }

    @Test
    void aChangedFileIsFoundWhenAskedFor() throws IOException {
        Path results = Published.current(out).snapshot().resolve("aggregate/results.csv");
        Files.writeString(results, Files.readString(results).replaceFirst("34\\.0", "35.0"));
        assertThat(status(0).out()).doesNotContain("Not whole");
        assertThat(status(1, "--verify").out())
                .contains(" is not as its manifest says: aggregate/results.csv is missing or changed;");
    }

    @Test
    void aChangedManifestIsFoundByThePointer() throws IOException {
        Path manifest = Published.current(out).snapshot().resolve("MANIFEST.json");
        Files.writeString(manifest, Files.readString(manifest).replace("79 % (66, 92)", "97 % (96, 99)"));
        assertThat(status(1).out())
                .contains(" is not the manifest that CURRENT names; move the snapshot away and run again\n");
    }

    @Test
    void aPointerToNothingIsTold() throws IOException {
        Files.writeString(out.resolve("CURRENT"), "2020-01-01-000000000000 0\n");
        assertThat(status(1).out()).isEqualTo("""
                        Snapshot    none
                        Not whole   CURRENT names 2020-01-01-000000000000, which is not there; put it back or run again
                        """);
    }

    @Test
    void aFolderThatNoRunKnowsIsWrongUsage() {
        out = folder;
        assertThat(status(2).err())
                .startsWith("--out: expected an output directory of ninefold pool, found no run in " + folder + "\n");
    }
}
