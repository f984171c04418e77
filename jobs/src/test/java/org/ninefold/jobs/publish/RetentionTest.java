package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.study.Keep;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-03-31T02:00:00Z");

    @TempDir
    private Path out;

    private void snapshot(String id, String end) throws IOException {
        Path folder =
                Files.createDirectories(out.resolve("snapshots").resolve(id).resolve("aggregate"));
        Files.writeString(folder.resolve("results.csv"), "x\n");
        Files.writeString(
                folder.getParent().resolve("MANIFEST.json"), "{ \"run\" : { \"end\" : \"%s\" } }".formatted(end));
    }

    private void current(String id) throws IOException {
        Files.writeString(out.resolve("CURRENT"), id + " 0000\n");
    }

    private void record(String run, String snapshot, String end) throws IOException {
        Path file = Files.createDirectories(out.resolve("runs")).resolve(run + ".json");
        Files.writeString(
                file, "{ \"end\" : \"%s\", \"exit-code\" : 0, \"snapshot\" : \"%s\" }".formatted(end, snapshot));
    }

    private List<String> apply(int days, int atLeast) throws IOException {
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), new Configuration());
        var run = new Holder("r", "h", "1", NOW.toString());
        try (OutputLock claim = snapshots.claim(run, InstantSource.fixed(NOW))) {
            claim.requireHeld();
            return new Retention(new Keep(days, atLeast), snapshots, NOW).apply();
        }
    }

    private List<String> names(String folder) throws IOException {
        try (Stream<Path> list = Files.list(out.resolve(folder))) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsOlderThanTheDaysAndBeyondTheNumberGoes() throws IOException {
        snapshot("a", "2026-01-01T02:00:00Z");
        snapshot("b", "2026-02-01T02:00:00Z");
        snapshot("c", "2026-03-02T02:00:00Z");
        snapshot("d", "2026-03-31T01:00:00Z");
        current("d");
        assertThat(apply(30, 1))
                .containsExactly(
                        "removed snapshot b, last current 58 days ago", "removed snapshot a, last current 89 days ago");
        assertThat(names("snapshots")).containsExactly("c", "d");
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void soManyStayHoweverOld() throws IOException {
        snapshot("a", "2020-01-01T02:00:00Z");
        snapshot("b", "2020-02-01T02:00:00Z");
        snapshot("c", "2020-03-01T02:00:00Z");
        current("c");
        assertThat(apply(30, 2)).containsExactly("removed snapshot a, last current 2281 days ago");
        assertThat(names("snapshots")).containsExactly("b", "c");
    }

    @Test
    void theCurrentOneAndWhatWasInUseAfterItStay() throws IOException {
        snapshot("a", "2020-01-01T02:00:00Z");
        snapshot("b", "2020-02-01T02:00:00Z");
        snapshot("c", "2020-03-01T02:00:00Z");
        current("b");
        assertThat(apply(1, 1)).containsExactly("removed snapshot a, last current 2281 days ago");
        assertThat(names("snapshots")).containsExactly("b", "c");
    }

    @Test
    void withoutACurrentOneAllStay() throws IOException {
        snapshot("a", "2020-01-01T02:00:00Z");
        current("another");
        assertThat(apply(1, 1)).isEmpty();
        assertThat(names("snapshots")).containsExactly("a");
    }

    @Test
    void anAgeCountsFromTheLastRunThatPointedToASnapshot() throws IOException {
        snapshot("a", "2020-01-01T02:00:00Z");
        snapshot("b", "2026-03-31T01:00:00Z");
        current("b");
        record("2026-03-30T010000.000Z", "a", "2026-03-30T01:00:01Z");
        assertThat(apply(30, 1)).isEmpty();
        assertThat(names("snapshots")).containsExactly("a", "b");
    }

    @Test
    void aFolderWithoutAManifestIsNotTouched() throws IOException {
        snapshot("b", "2026-03-31T01:00:00Z");
        Files.createDirectories(out.resolve("snapshots/mine"));
        current("b");
        assertThat(apply(1, 1)).isEmpty();
        assertThat(names("snapshots")).containsExactly("b", "mine");
    }

    @Test
    void aManifestThatTellsNoAgeKeepsNothingElse() throws IOException {
        snapshot("a", "2026-01-01T02:00:00Z");
        snapshot("b", "2026-01-02T02:00:00Z");
        snapshot("c", "2026-03-31T01:00:00Z");
        Files.writeString(out.resolve("snapshots/b/MANIFEST.json"), "{ \"run");
        current("c");
        assertThat(apply(30, 1))
                .containsExactly(
                        "could not tell the age of snapshot b: its MANIFEST.json is not as it was written; it stays",
                        "removed snapshot a, last current 89 days ago");
        assertThat(names("snapshots")).containsExactly("b", "c");
    }

    @Test
    void recordsOfRunsGoLikewise() throws IOException {
        snapshot("b", "2026-03-31T01:00:00Z");
        current("b");
        record("2025-01-01T010000.000Z", "x", "2025-01-01T01:00:01Z");
        record("2025-01-02T010000.000Z", "x", "2025-01-02T01:00:01Z");
        record("2026-03-30T010000.000Z", "b", "2026-03-30T01:00:01Z");
        assertThat(apply(30, 2)).containsExactly("removed record of run 2025-01-01T010000.000Z");
        assertThat(names("runs")).containsExactly("2025-01-02T010000.000Z.json", "2026-03-30T010000.000Z.json");
    }
}
