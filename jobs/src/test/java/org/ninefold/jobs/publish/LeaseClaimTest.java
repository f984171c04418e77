package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim of file systems that have no locks, on one that anybody has. */
class LeaseClaimTest {
    private static final Holder FIRST = new Holder("r1", "alpha", "11", "2026-01-01T00:00:00Z");
    private static final Holder SECOND = new Holder("r2", "beta", "22", "2026-01-02T00:00:00Z");
    private static final InstantSource NOW = InstantSource.system();
    private static final InstantSource LATER = InstantSource.offset(NOW, LeaseClaim.LEASE.plus(Duration.ofMinutes(1)));

    @TempDir
    private Path folder;

    private LeaseClaim take(Holder run, InstantSource clock) throws IOException {
        return LeaseClaim.take(claim(), new Configuration(), run, clock);
    }

    private org.apache.hadoop.fs.Path claim() {
        return new org.apache.hadoop.fs.Path(folder.toUri().getPath(), ".claim");
    }

    @Test
    void aSecondRunIsToldWhoTheFirstIs() throws IOException {
        try (LeaseClaim claim = take(FIRST, NOW)) {
            claim.requireHeld();
            assertThatThrownBy(() -> take(SECOND, NOW))
                    .isInstanceOf(OutputHeldException.class)
                    .hasMessage(
                            "%s is held by run r1, process 11 on alpha, since 2026-01-01T00:00:00Z;".formatted(folder)
                                    + " wait until it has ended, or end it, then run again");
        }
        assertThat(folder.resolve(".claim")).doesNotExist();
    }

    @Test
    void aClaimThatNobodyRenewsIsTakenOverAndNotGivenBackByItsFirstHolder() throws IOException {
        LeaseClaim first = take(FIRST, NOW);
        try (LeaseClaim second = take(SECOND, LATER)) {
            assertThat(second.abandoned()).contains(FIRST);
            assertThatThrownBy(first::renew)
                    .isInstanceOf(OutputHeldException.class)
                    .hasMessage(
                            "this run lost its claim of %s: it was not renewed for 10 minutes, or another run took it; run again"
                                    .formatted(folder));
            first.close();
            second.requireHeld();
            assertThat(folder).isDirectoryContaining("glob:**/.claim");
        }
    }

    @Test
    void aRunThatCouldNotRenewForTooLongPublishesNothing() throws IOException {
        var clock = new Object() {
            private Instant instant = Instant.now();
        };
        try (LeaseClaim claim = take(FIRST, () -> clock.instant)) {
            clock.instant = clock.instant.plus(LeaseClaim.LEASE).plusSeconds(1);
            assertThatThrownBy(claim::requireHeld).isInstanceOf(OutputHeldException.class);
        }
    }

    @Test
    void aRenewedClaimStands() throws IOException {
        try (LeaseClaim claim = take(FIRST, NOW)) {
            Files.setLastModifiedTime(
                    folder.resolve(".claim"), FileTime.from(Instant.now().minusSeconds(3600)));
            assertThat(LeaseClaim.holder(claim(), new Configuration(), NOW)).isEmpty();
            claim.renew();
            assertThat(LeaseClaim.holder(claim(), new Configuration(), NOW)).contains(FIRST);
        }
    }
}
