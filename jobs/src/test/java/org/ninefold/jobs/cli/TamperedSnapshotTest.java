package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;

/** Who changed the current snapshot is found out by the next run, even if that takes nothing of it. */
class TamperedSnapshotTest {
    private static final String PATIENT = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";
    private static final String NOT_COMPARED =
            "; nothing is compared with it and no file that was changed is taken over: find out who changed it";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;
    private Path before;

    @BeforeEach
    void firstNight() throws IOException {
        study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted("a1"))
                .extract("c02", PATIENT.formatted("b1"));
        out = folder.resolve("out");
        assertThat(pool().exitCode()).isZero();
        before = Published.current(out).snapshot();
    }

    private CommandRun pool() {
        return CommandRun.of("pool", "--config", study.config().toString(), "--out", out.toString());
    }

    /** The next night, on which both centres deliver something else. */
    private String warningOfTheNextNight() throws IOException {
        study.extract("c01", PATIENT.formatted("a1"), PATIENT.formatted("a2"))
                .extract("c02", PATIENT.formatted("b1"), PATIENT.formatted("b2"));
        CommandRun run = pool();
        assertThat(run.exitCode()).as(run.err()).isZero();
        Config record = lastRecord();
        assertThat(record.getInt("exit-code")).isZero();
        assertThat(record.getStringList("warnings")).hasSize(1);
        String warning = record.getStringList("warnings").get(0);
        assertThat(run.out()).containsOnlyOnce("Warning     " + warning + "\n");
        assertThat(run.err()).containsOnlyOnce("Warning: " + warning + "\n");
        Path after = Published.current(out).snapshot();
        assertThat(ConfigFactory.parseFile(after.resolve("MANIFEST.json").toFile())
                        .hasPath("compared-with"))
                .isFalse();
        assertThat(warning).endsWith(NOT_COMPARED);
        return warning.substring(0, warning.length() - NOT_COMPARED.length()).replace("file:", "");
    }

    private Config lastRecord() throws IOException {
        try (Stream<Path> records = Files.list(out.resolve("runs"))) {
            return ConfigFactory.parseFile(
                    records.max(Path::compareTo).orElseThrow().toFile());
        }
    }

    @Test
    void aFigureThatWasChanged() throws IOException {
        Files.writeString(before.resolve("aggregate/results.csv"), "x\n");
        assertThat(warningOfTheNextNight())
                .isEqualTo(before.toAbsolutePath()
                        + " is not as its manifest says: aggregate/results.csv is missing or changed");
    }

    @Test
    void aTableThatIsNoneAnyMoreAndOneThatIsGone() throws IOException {
        Files.write(before.resolve("aggregate/results.parquet"), new byte[] {1});
        Files.delete(before.resolve("patient/adam/adsl/C01-00000.parquet"));
        assertThat(warningOfTheNextNight())
                .startsWith(before.toAbsolutePath() + " is not as its manifest says: ")
                .endsWith(" is missing or changed, and so on of 1 files more");
    }

    @Test
    void aManifestThatWasChanged() throws IOException {
        Path manifest = before.resolve("MANIFEST.json");
        Files.writeString(manifest, Files.readString(manifest) + " ");
        assertThat(warningOfTheNextNight())
                .isEqualTo("MANIFEST.json of %s is not the manifest that CURRENT names"
                        .formatted(before.toAbsolutePath()));
    }

    @Test
    void aSnapshotThatIsGone() throws IOException {
        Files.move(before, folder.resolve("away"));
        assertThat(warningOfTheNextNight())
                .isEqualTo("CURRENT names %s, which is not there".formatted(before.getFileName()));
    }

    @Test
    void aWholeOneIsNoWordWorth() throws IOException {
        study.extract("c01", PATIENT.formatted("a1"), PATIENT.formatted("a2"));
        CommandRun run = pool();
        assertThat(run.exitCode()).isZero();
        assertThat(lastRecord().hasPath("warnings")).isFalse();
        assertThat(run.err()).contains("… Verifying the current snapshot\n").doesNotContain("Warning: ");
    }
}
