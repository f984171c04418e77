package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.extract.FailingFileSystem;

/** A disk that fails to give an extract is no fault of the extract: the task is tried again, and in the end the disk is told. */
class FailingDiskTest {
    private static final String LINE = "p1;1980-01-31;f;2018-03-01;;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final Map<String, String> SPARK = Map.of(
            "spark.master",
            "local[2,3]",
            "spark.ui.enabled",
            "false",
            "spark.driver.host",
            "localhost",
            "spark.driver.bindAddress",
            "127.0.0.1",
            "spark.hadoop." + FailingFileSystem.SETTING,
            FailingFileSystem.class.getName());
    /** When the run begins a file is opened to be hashed, and again for its header. */
    private static final int FIRST_OF_A_TASK = 3;

    @TempDir
    private Path folder;

    private SmallStudy study;

    @BeforeEach
    void study() {
        SharedSession.usual().stop(); // one that tries again takes its place
        SPARK.forEach(System::setProperty);
        study = SmallStudy.in(folder.resolve("study")).extract("c01", LINE).extract("c02", LINE.replace("80-", "81-"));
        study.change(
                "study",
                text -> text.replace(
                        "data-root = \"data\"",
                        "data-root = \"" + FailingFileSystem.far(folder.resolve("study/data")) + "\""));
    }

    @AfterEach
    void forget() {
        SPARK.keySet().forEach(System::clearProperty);
        FailingFileSystem.fail("", 0, 0);
    }

    private CommandRun pool() {
        return CommandRun.of(
                "pool",
                "--config",
                study.config().toString(),
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void aReadingThatFailsOnceIsTriedAgain() {
        FailingFileSystem.fail("c02.csv", FIRST_OF_A_TASK, FIRST_OF_A_TASK);
        CommandRun run = pool();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(FailingFileSystem.readings()).isGreaterThan(FIRST_OF_A_TASK);
    }

    @Test
    void aReadingThatAlwaysFailsEndsTheRunWithWhatTheDiskSaid() {
        FailingFileSystem.fail("c02.csv", FIRST_OF_A_TASK, Integer.MAX_VALUE);
        CommandRun run = pool();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(FailingFileSystem.readings()).isEqualTo(FIRST_OF_A_TASK + 2);
        assertThat(run.err().lines().filter(line -> line.startsWith("  ")).map(String::strip))
                .containsExactly(
                        "FailedReadException: c02.csv (%s:3: center.sources.patients) was not given by its file system: IOException, Input/output error"
                                .formatted(study.config().resolveSibling("c02.conf")),
                        "look after that file or its disk – room, permissions, mounts – unless the sentence says what to"
                                + " do; then run again");
        assertThat(folder.resolve("out/CURRENT")).doesNotExist();
    }

    @Test
    void aReadingThatFailsBeforeSparkDoesIsToldInTheSameWay() {
        FailingFileSystem.fail("c02.csv", 1, 1);
        CommandRun run = pool();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "c02.conf:3: center.sources.patients) was not given by its file system: IOException, Input/output error");
        assertThat(List.of(run.out())).containsExactly("");
    }
}
