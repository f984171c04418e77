package org.ninefold.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;

/** The packaged job on a standalone cluster whose processes authenticate each other and encrypt what they say. */
class SecureClusterIT {
    private static final Path PROFILE = Path.of("..", "conf", "spark-secure.conf");
    private static final String SECRET = "c0ffee00c0ffee00c0ffee00c0ffee00";

    @TempDir
    private static Path shared;

    private static StandaloneCluster cluster;
    private static String properties;
    private static Launched stranger;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        properties = properties("spark.conf", SECRET);
        cluster = new StandaloneCluster(shared.resolve("cluster"), "--properties-file", properties);
        // Spark asks the master three times in a minute: the other tests go on meanwhile.
        stranger = pool("stranger", "--properties-file " + properties("guessed.conf", "another secret"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    /** The profile with a secret, in a file that its owner alone can read. */
    private static String properties(String name, String secret) throws IOException {
        Path file = Files.createFile(
                shared.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Files.readString(PROFILE) + "spark.authenticate.secret " + secret + "\n");
        return file.toString();
    }

    private static Launched pool(String name, String options) throws IOException {
        return Launched.submitted(
                shared.resolve(name + "-log"),
                "--master " + cluster.master() + " " + options,
                "pool",
                "--config",
                SampleSnapshot.CONFIG.toString(),
                "--out",
                shared.resolve(name).toString());
    }

    @Test
    void encryptedRunsGiveTheSameTables() throws IOException, InterruptedException {
        Launched run = pool("friend", "--properties-file " + properties);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Hashes.promised(Published.current(shared.resolve("friend"))))
                .isEqualTo(Hashes.promised(Launched.local()));
        assertThat(run.err() + run.out() + String.join("", cluster.executorLogs()))
                .doesNotContain(SECRET);
    }

    @Test
    void theProfileWithoutASecretStartsNothing() throws IOException, InterruptedException {
        Launched run = pool("careless", "--properties-file " + PROFILE);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("Spark did not start, or was ended from outside;");
        assertThat(shared.resolve("careless/CURRENT")).doesNotExist();
        assertThat(shared.resolve("careless/snapshots")).doesNotExist();
    }

    @Test
    void whoHasAnotherSecretIsRefused() throws IOException, InterruptedException {
        assertThat(stranger.exitCode()).as(stranger.err()).isEqualTo(1);
        assertThat(stranger.err()).contains("""
                Spark did not start, or was ended from outside; nothing was published and the previous snapshot stays current:
                  expected a Spark that takes this run, found none: see that the master runs, that spark.master is its address, and that spark.authenticate and spark.authenticate.secret are those of the cluster""");
        assertThat(shared.resolve("stranger/CURRENT")).doesNotExist();
        assertThat(shared.resolve("stranger/.staging")).doesNotExist();
        assertThat(shared.resolve("stranger/snapshots"))
                .satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(), folder -> assertThat(folder)
                        .isEmptyDirectory());
    }
}
