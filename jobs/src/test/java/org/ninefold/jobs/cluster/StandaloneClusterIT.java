package org.ninefold.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SmallStudy;

/** The packaged job, submitted to a standalone master with two workers. */
class StandaloneClusterIT {
    @TempDir
    private static Path shared;

    private static StandaloneCluster cluster;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        cluster = new StandaloneCluster(shared.resolve("cluster"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private Launched pool(Path config) throws IOException {
        return Launched.submitted(
                folder.resolve("log"),
                "--master " + cluster.master(),
                "pool",
                "--config",
                config.toString(),
                "--out",
                folder.resolve("out").toString());
    }

    @Test
    void everyTableIsThatOfALocalRun() throws IOException, InterruptedException {
        Launched run = pool(SampleSnapshot.CONFIG);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Published published = Published.current(folder.resolve("out"));
        assertThat(Hashes.promised(published)).hasSizeGreaterThan(100).isEqualTo(Hashes.promised(Launched.local()));
        assertThat(manifest(published)).isEqualTo(manifest(Launched.local()));
        assertThat(run.out()).contains("Subjects    43 in the study");
        assertThat(run.err()).doesNotContain("[Stage ", "\r", "failed tasks");
        assertThat(cluster.executorLogs())
                .as("executors that took part")
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(log -> assertThat(log).doesNotContain("Running task", "FileScanRDD"));
    }

    /** All that does not differ from run to run: inputs, accounting, figures and the hash of every file. */
    private static Object manifest(Published published) {
        return ConfigFactory.parseFile(
                        published.snapshot().resolve("MANIFEST.json").toFile())
                .withoutPath("run");
    }

    @Test
    void aGateClosesWithItsSentenceAndNoValueIsLogged() throws IOException, InterruptedException {
        String bad = "a%d;1970-01-01;m;long-before-yesterday;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", bad.formatted(1), bad.formatted(2), bad.formatted(3))
                .extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
        Launched run = pool(study.config());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        assertThat(run.err()).contains("""
                        The data do not allow a run; the previous snapshot stays current:
                          C01: 3 of 3 records rejected, more than 2 and more than 10 % (3 × value.date at infusion.date); correct the file or the mapping""");
        assertThat(run.err() + String.join("", cluster.executorLogs())).doesNotContain("long-before-yesterday");
    }

    @Test
    void aConfigurationThatCannotBeUsedIsTold() throws IOException, InterruptedException {
        SmallStudy study = SmallStudy.in(folder.resolve("study")).keys("colour = blue");
        Launched run = pool(study.config());
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("The configuration cannot be used:").contains("study.colour");
    }
}
