package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;

/** A snapshot is whole, says so itself, and is never made twice. */
class SnapshotTest {
    @TempDir
    private Path folder;

    private static CommandRun poolAgain(Path out) {
        return CommandRun.of("pool", "--config", SampleSnapshot.CONFIG.toString(), "--out", out.toString());
    }

    private Path copyOfSample() throws IOException {
        return SampleSnapshot.copyTo(folder.resolve("out"));
    }

    @Test
    void thePointerNamesTheSnapshotAndTheHashOfItsManifest() throws IOException {
        Path out = SampleSnapshot.get().out();
        Path snapshot = SampleSnapshot.published().snapshot();
        assertThat(out.resolve("CURRENT"))
                .content()
                .isEqualTo(snapshot.getFileName() + " " + Hashes.of(snapshot.resolve("MANIFEST.json")) + "\n");
        assertThat(snapshot.getFileName().toString()).matches("2020-06-30-[0-9a-f]{12}");
        assertThat(Files.readSymbolicLink(out.resolve("current")))
                .isEqualTo(Path.of("snapshots").resolve(snapshot.getFileName()));
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void theManifestListsEveryFileWithItsHash() {
        Published published = SampleSnapshot.published();
        Config manifest = ConfigFactory.parseFile(
                published.snapshot().resolve("MANIFEST.json").toFile());
        List<String> listed = manifest.getConfigList("files").stream()
                .map(file -> file.getString("path") + " " + file.getString("sha256"))
                .toList();
        List<String> found = published.files().stream()
                .filter(file -> !file.equals("MANIFEST.json"))
                .map(file -> file + " " + Hashes.of(published.snapshot().resolve(file)))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(found);
    }

    @Test
    void theManifestNamesTheInputsWithTheirHashes() {
        Config manifest = SampleSnapshot.get().outcome().manifest();
        Path extracts = Path.of("..", "data-samples", "nine-centers");
        var names = new HashMap<String, String>();
        SampleSnapshot.published()
                .rows("select sha256, file, name from files")
                .forEach(row -> names.put(row.get(0) + " " + row.get(1), (String) row.get(2)));
        assertThat(manifest.getConfigList("inputs")).hasSize(13).allSatisfy(input -> {
            String sha256 = input.getString("sha256");
            String name = names.get(sha256 + " " + input.getString("path"));
            assertThat(sha256).isEqualTo(Hashes.of(extracts.resolve(name)));
        });
        assertThat(names).containsValue("c02/export_2016-2017.csv");
    }

    @Test
    void patientTablesAreForTheOwnerAloneAndFiguresForMembers() throws IOException {
        Path snapshot = SampleSnapshot.published().snapshot();
        assertThat(permissions(snapshot)).isEqualTo("rwxr-x---");
        assertThat(permissions(snapshot.resolve("aggregate"))).isEqualTo("rwxr-x---");
        assertThat(permissions(snapshot.resolve("patient"))).isEqualTo("rwx------");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void nothingOfTheEngineIsLeftInASnapshot() {
        assertThat(SampleSnapshot.published().files())
                .noneMatch(file -> file.contains("_SUCCESS") || file.endsWith(".crc") || file.contains("part-"))
                .noneMatch(file -> file.startsWith("work/") || file.startsWith("attempts/"))
                .filteredOn(file -> file.startsWith("patient/harmonized/") || file.startsWith("patient/adam/"))
                .allMatch(file -> file.matches("patient/(harmonized|adam)/[a-z_]+/C0[1-9]-00000\\.parquet"));
    }

    @Test
    void theSameInputsAgainAreVerifiedAndNotComputed() throws IOException {
        Path out = copyOfSample();
        byte[] pointer = Files.readAllBytes(out.resolve("CURRENT"));
        Files.writeString(out.resolve("CURRENT"), "another\n");
        CommandRun run = poolAgain(out);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("unchanged since the last run, verified").contains("34/43   79 % (66, 92)");
        assertThat(run.err()).contains("Verifying").doesNotContain("Counting");
        assertThat(out.resolve("CURRENT")).hasBinaryContent(pointer);
        assertThat(out.resolve("snapshots")).isDirectoryContaining("glob:**/2020-06-30-*");
    }

    @Test
    void aTamperedFileIsReported() throws IOException {
        Path out = copyOfSample();
        byte[] pointer = Files.readAllBytes(out.resolve("CURRENT"));
        Path snapshot = Published.current(out).snapshot();
        Path results = snapshot.resolve("aggregate/results.csv");
        Files.writeString(results, Files.readString(results).replaceFirst("34\\.0", "35.0"), StandardCharsets.UTF_8);
        CommandRun run = poolAgain(out);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(" is not as its manifest says: aggregate/results.csv is missing or changed;"
                        + " move the snapshot away and run again");
        assertThat(out.resolve("CURRENT")).hasBinaryContent(pointer);
    }

    @Test
    void aTamperedManifestIsReported() throws IOException {
        Path out = copyOfSample();
        byte[] pointer = Files.readAllBytes(out.resolve("CURRENT"));
        Path manifest = Published.current(out).snapshot().resolve("MANIFEST.json");
        Files.writeString(
                manifest, Files.readString(manifest).replace("79 % (66, 92)", "97 % (96, 99)"), StandardCharsets.UTF_8);
        CommandRun run = poolAgain(out);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(" is not the manifest that CURRENT names; move the snapshot away and run again");
        assertThat(out.resolve("CURRENT")).hasBinaryContent(pointer);
    }

    @Test
    void aFileThatNobodyPublishedIsReported() throws IOException {
        Path out = copyOfSample();
        Path snapshot = Published.current(out).snapshot();
        Files.writeString(snapshot.resolve("aggregate/extra.csv"), "x\n", StandardCharsets.UTF_8);
        CommandRun run = poolAgain(out);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(" is not as its manifest says: aggregate/extra.csv is not in it;");
    }

    @Test
    void theSummaryNamesNoPatient() throws IOException {
        Path out = copyOfSample();
        CommandRun run = poolAgain(out);
        PrivateValues.assertNoneIn(run.out());
        PrivateValues.assertNoneIn(run.err());
        Published published = Published.current(out);
        PrivateValues.assertNoneIn(Files.readString(published.snapshot().resolve("MANIFEST.json")));
        PrivateValues.assertNoneIn(Files.readString(published.snapshot().resolve("aggregate/results.csv")));
    }

    @Test
    void noTableHoldsAPatientNumber() {
        Published published = SampleSnapshot.published();
        for (String table : published.tables().keySet()) {
            String text = published.rows("select * from \"" + table + "\"").toString();
            PrivateValues.IDENTIFIERS.forEach(
                    identifier -> assertThat(text).as(table).doesNotContain(identifier));
        }
    }
}
