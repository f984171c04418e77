package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.BlockManagerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Modes;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.publish.Scratch;
import org.ninefold.jobs.publish.Snapshots;

/** What Spark is told for a run on this machine alone. */
class SessionTest {
    @TempDir
    private Path out;

    @BeforeEach
    void endTheSharedOne() {
        SharedSession.usual().stop();
    }

    private Scratch scratch() throws IOException {
        return new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), new Configuration())
                .staging()
                .scratch();
    }

    @Test
    void whatSparkPutsOnTheDiskLiesInStagingAndGoesWithTheRun() throws IOException {
        try (Scratch scratch = scratch();
                SparkSession session = Session.open("test", scratch)) {
            assertThat(session.sparkContext().isLocal()).isTrue();
            assertThat(scratch.folder().getParent()).isEqualTo(out.resolve(".staging"));
            assertThat(Modes.of(out.resolve(".staging"))).isEqualTo(0700);
            assertThat(Modes.of(scratch.folder())).isEqualTo(0700);
            File[] disks = SparkEnv.get().blockManager().diskBlockManager().localDirs();
            assertThat(Arrays.stream(disks).map(File::toPath)).isNotEmpty().allSatisfy(disk -> assertThat(disk)
                    .startsWith(scratch.folder()));
        }
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void aPlaceThatTheSettingsNameIsTaken() throws IOException {
        Path fast = Files.createDirectory(out.resolve("fast"));
        System.setProperty("spark.local.dir", fast.toString());
        try (Scratch scratch = scratch();
                SparkSession session = Session.open("test", scratch)) {
            assertThat(session.sparkContext().conf().get("spark.local.dir")).isEqualTo(fast.toString());
        } finally {
            System.clearProperty("spark.local.dir");
        }
    }

    @Test
    void sparkTalksToNobodyWhoDoesNotKnowTheSecretOfTheRun() throws IOException {
        String secret;
        try (Scratch scratch = scratch();
                SparkSession session = Session.open("test", scratch)) {
            secret = secret(session);
        }
        try (Scratch scratch = scratch();
                SparkSession session = Session.open("test", scratch)) {
            assertThat(secret(session)).isNotEqualTo(secret);
        }
    }

    private static String secret(SparkSession session) {
        assertThat(session.sparkContext().conf().getBoolean("spark.ui.enabled", true))
                .isFalse();
        BlockManagerId own = SparkEnv.get().blockManager().blockManagerId();
        assertThat(own.host()).isEqualTo("localhost");
        var security = SparkEnv.get().securityManager();
        assertThat(security.isAuthenticationEnabled()).isTrue();
        assertThat(security.getSecretKey()).hasSizeGreaterThanOrEqualTo(32);
        return security.getSecretKey();
    }
}
