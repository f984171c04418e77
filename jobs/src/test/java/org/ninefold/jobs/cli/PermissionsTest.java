package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Modes;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;

/** Who may read what, file by file, whatever the mask of the process. */
class PermissionsTest {
    private static final String PATIENT = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";

    @TempDir
    private Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    private void pool(SmallStudy study) {
        CommandRun run = CommandRun.of("pool", "--config", study.config().toString(), "--out", out().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @Test
    void everyFileOfTwoNightsHasThePermissionOfItsPlace() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted("a1"))
                .extract("c02", PATIENT.formatted("b1"));
        pool(study);
        Modes.assertAsDocumented(out());

        // as an earlier version left them
        Path carried = Published.current(out()).snapshot().resolve("patient/adam/adsl/C01-00000.parquet");
        Files.setPosixFilePermissions(carried, PosixFilePermissions.fromString("rw-r--r--"));
        study.extract("c02", PATIENT.formatted("b1"), PATIENT.formatted("b2"));
        pool(study);
        Path again = Published.current(out()).snapshot().resolve("patient/adam/adsl/C01-00000.parquet");
        assertThat(Files.isSameFile(carried, again)).as("taken over").isTrue();
        Modes.assertAsDocumented(out());
    }

    @Test
    void aDirectoryThatIsThereKeepsItsPermissionAndHandsDownItsGroup() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study")).extract("c01", PATIENT.formatted("a1"));
        Files.createDirectory(out());
        Files.setAttribute(out(), "unix:mode", 02755);
        pool(study.extract("c02"));
        assertThat(Modes.of(out())).isEqualTo(02755);
        assertThat(Modes.of(out().resolve("snapshots")) & 0777).isEqualTo(0750);
    }

    @Test
    void nothingIsLeftOfWhatARunNeededWhileItLasted() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted("a1"))
                .extract("c02");
        CommandRun run = CommandRun.of("check", "--config", study.config().toString(), "--out", out().toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(out().resolve(".staging")).doesNotExist();
        pool(study);
        assertThat(out().resolve(".staging")).doesNotExist();
        try (Stream<Path> list = Files.list(out())) {
            assertThat(list.filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS)))
                    .extracting(path -> path.getFileName().toString())
                    .containsExactlyInAnyOrder("CURRENT", "current", "runs", "snapshots", ".claim", ".reuse");
        }
    }
}
