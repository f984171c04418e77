package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.Traces;
import org.ninefold.jobs.pipeline.Forgetting;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.study.ClosedFigures;
import org.ninefold.study.Site;
import org.ninefold.study.StudyReader;

/** The output directory on HDFS: a name node and a data node in this process. */
class HdfsTest {
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    private static final String CARL = "p3;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";
    private static final Holder OTHER = new Holder("r2", "beta", "22", "2026-01-02T00:00:00Z");

    @TempDir
    private static java.nio.file.Path disks;

    @TempDir
    private java.nio.file.Path folder;

    private static MiniDFSCluster cluster;
    private static FileSystem hdfs;

    @BeforeAll
    static void start() throws IOException {
        var conf = new Configuration();
        conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, disks.toString());
        cluster = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
        hdfs = cluster.getFileSystem();
    }

    @AfterAll
    static void stop() {
        cluster.shutdown();
    }

    private Config pool(SmallStudy study, Path out) throws IOException {
        return PoolRun.of(study.config(), out, stage -> {}).manifest();
    }

    private static List<String> names(Path path) throws IOException {
        return Arrays.stream(hdfs.listStatus(path))
                .map(status -> status.getPath().getName())
                .toList();
    }

    /** As on the local disk, byte for byte, tonight and the night after, when a centre is taken over. */
    @Test
    void snapshotsAreThoseOfTheLocalDisk() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", ANNA, BERT)
                .extract("c02", CARL);
        Path out = new Path(hdfs.getUri().toString(), "/nights/small");
        java.nio.file.Path local = folder.resolve("local");
        pool(study, out);
        study.extract("c02", CARL, BERT.replace("p2", "p7"));
        Config manifest = pool(study, out);
        assertThat(manifest.getInt("centers.reused")).isEqualTo(1);
        PoolRun.of(study.config(), local, stage -> {});

        String id = manifest.getString("snapshot");
        assertThat(new Storage(out, hdfs.getConf()).read(new Path(out, "CURRENT")))
                .startsWith(id + " ");
        assertThat(names(new Path(out, "snapshots"))).hasSize(2).contains(id);
        assertThat(names(out)).contains("CURRENT", "snapshots").doesNotContain(".claim", ".staging");
        Path snapshot = new Path(out, "snapshots/" + id);
        FileStatus patient = hdfs.getFileStatus(new Path(snapshot, "patient"));
        assertThat(patient.getPermission()).isEqualTo(new FsPermission((short) 0700));
        assertThat(mode(new Path(snapshot, "patient/adam/adsl/C01-00000.parquet")))
                .isEqualTo(0600);
        assertThat(mode(new Path(snapshot, "aggregate/results.parquet"))).isEqualTo(0640);
        assertThat(mode(new Path(snapshot, "aggregate/figures"))).isEqualTo(0750);
        assertThat(mode(new Path(out, "CURRENT"))).isEqualTo(0640);
        java.nio.file.Path copy = folder.resolve("copy");
        hdfs.copyToLocalFile(false, snapshot, new Path(copy.toUri()), true);
        assertThat(Hashes.promised(new Published(copy))).isEqualTo(Hashes.promised(Published.current(local)));
        assertThat(Files.exists(copy.resolve("MANIFEST.json"))).isTrue();
    }

    @Test
    void whoIsForgottenIsNowhere() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", ANNA, BERT)
                .extract("c02", CARL);
        Path out = new Path(hdfs.getUri().toString(), "/nights/forgotten");
        pool(study, out);
        PseudonymKey key = PseudonymKey.of(Site.read(null, Map.of()), StudyReader.read(study.config()), Map.of());
        var snapshots = new Snapshots(out, hdfs.getConf());
        java.nio.file.Path before = folder.resolve("before");
        hdfs.copyToLocalFile(
                false, snapshots.snapshot(snapshots.current().orElseThrow()), new Path(before.toUri()), true);
        String anna = (String) new Published(before)
                .rows("select subject_id from subject where birth_date = date '1980-01-31'")
                .get(0)
                .get(0);
        try (OutputLock claim = snapshots.claim(OTHER, InstantSource.system())) {
            claim.requireHeld();
            new Forgetting(key, snapshots, stage -> {}).forget("C01", List.of("p1"), ClosedFigures.KEEP);
        }
        assertThat(mode(new Path(out, "FORGOTTEN.json"))).isEqualTo(0600);
        assertThat(mode(new Path(
                        snapshots.snapshot(snapshots.current().orElseThrow()), "patient/adam/adsl/C01-00000.parquet")))
                .isEqualTo(0600);
        assertThat(Current.of(snapshots, true, hdfs.getConf()).problem()).isNull();
        java.nio.file.Path after = folder.resolve("after");
        hdfs.copyToLocalFile(false, out, new Path(after.toUri()), true);
        assertThat(Traces.of(before, anna)).isNotEmpty();
        assertThat(Traces.of(after, anna)).isEmpty();
        assertThat(pool(study, out).getInt("centers.reused")).isEqualTo(1);
    }

    private static int mode(Path path) throws IOException {
        return hdfs.getFileStatus(path).getPermission().toShort();
    }

    @Test
    void aLeaseIsRenewedInItsPlaceAndNobodyElseReadsIt() throws IOException {
        Path out = new Path(hdfs.getUri().toString(), "/nights/lease");
        Path file = new Path(out, ".claim");
        try (OutputLock claim = new Snapshots(out, hdfs.getConf()).claim(OTHER, InstantSource.system())) {
            assertThat(mode(file)).isEqualTo(0600);
            hdfs.setTimes(file, 1, -1);
            ((LeaseOutputLock) claim).renew();
            assertThat(hdfs.getFileStatus(file).getModificationTime()).isGreaterThan(1);
            assertThat(mode(file)).isEqualTo(0600);
            assertThat(names(out)).containsExactly(".claim");
            claim.requireHeld();
        }
        assertThat(names(out)).isEmpty();
    }

    @Test
    void anAbandonedLeaseIsTakenOverAndALiveOneThatWasMovedIsPutBack() throws IOException {
        Path out = new Path(hdfs.getUri().toString(), "/nights/taken");
        Path file = new Path(out, ".claim");
        var self = new Holder("r3", "gamma", "33", "2026-01-03T00:00:00Z");
        var snapshots = new Snapshots(out, hdfs.getConf());
        try (OutputLock live = snapshots.claim(OTHER, InstantSource.system())) {
            hdfs.setTimes(file, 1, -1);
            var storage = new Storage(out, hdfs.getConf());
            LeaseOutputLock.Written judged =
                    LeaseOutputLock.Written.of(file, storage).orElseThrow();
            ((LeaseOutputLock) live).renew();
            assertThatThrownBy(() -> LeaseOutputLock.setAside(storage, file, self, judged))
                    .isInstanceOf(OutputHeldException.class)
                    .hasMessageContaining("is held by run r2");
            live.requireHeld();

            hdfs.setTimes(file, 1, -1);
            try (OutputLock taken = new Snapshots(out, hdfs.getConf()).claim(self, InstantSource.system())) {
                assertThat(taken.abandoned()).contains(OTHER);
                assertThatThrownBy(live::requireHeld).isInstanceOf(OutputHeldException.class);
            }
        }
        assertThat(names(out)).isEmpty();
    }

    @Test
    void aSecondRunIsRefusedWhileTheFirstLives() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", ANNA, BERT)
                .extract("c02", CARL);
        Path out = new Path(hdfs.getUri().toString(), "/nights/held");
        pool(study, out);
        String before = new Storage(out, hdfs.getConf()).read(new Path(out, "CURRENT"));
        try (OutputLock other = new Snapshots(out, hdfs.getConf()).claim(OTHER, InstantSource.system())) {
            other.requireHeld();
            study.extract("c02", CARL, BERT.replace("p2", "p7"));
            assertThatThrownBy(() -> pool(study, out))
                    .isInstanceOf(OutputHeldException.class)
                    .hasMessageContaining("is held by run r2, process 22 on beta");
        }
        assertThat(new Storage(out, hdfs.getConf()).read(new Path(out, "CURRENT")))
                .isEqualTo(before);
    }
}
