package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.pipeline.Status;

/** A monitor under another account, a member's, may not look at the claim nor into staging, and is told what is told there. */
class OtherAccountTest {
    private static final String DONE = "{ \"end\" : \"2026-03-01T02:10:00Z\", \"exit-code\" : 0 }";
    private static final String OPEN =
            "{ \"start\" : \"2026-03-02T02:00:00Z\", \"host\" : \"alpha\", \"process\" : \"11\" }";

    @TempDir
    private Path out;

    private void record(String run, String text) throws IOException {
        Files.writeString(Files.createDirectories(out.resolve("runs")).resolve(run + ".json"), text);
    }

    private Status status() throws IOException {
        Files.createFile(out.resolve(".claim"));
        Files.createDirectory(out.resolve(".staging"));
        Configuration conf = Unsteady.ofAnotherAccount();
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toUri().getPath()), conf);
        return Status.of(snapshots, false, conf, InstantSource.system());
    }

    @Test
    void theRunWhoseRecordIsOpenIsTakenForTheOneThatHoldsTheDirectory() throws IOException {
        record("2026-03-01T020000.000Z", DONE);
        record("2026-03-02T020000.000Z", OPEN);
        Status status = status();
        assertThat(status.seen()).isFalse();
        assertThat(status.running())
                .isEqualTo(new Holder("2026-03-02T020000.000Z", "alpha", "11", "2026-03-02T02:00:00Z"));
        assertThat(status.last().run()).isEqualTo("2026-03-01T020000.000Z");
        assertThat(status.exitCode()).isZero();
    }

    @Test
    void anOpenRecordAfterWhichAnotherRunEndedIsOfOneThatDied() throws IOException {
        record("2026-03-01T020000.000Z", OPEN);
        record("2026-03-02T020000.000Z", DONE.replace("03-01", "03-02"));
        Status status = status();
        assertThat(status.running()).isNull();
        assertThat(status.exitCode()).isZero();
        assertThat(status.abandoned()).isEmpty();
    }
}
