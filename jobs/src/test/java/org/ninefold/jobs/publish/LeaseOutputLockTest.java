package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim of file systems that have no locks, on one that anybody has. */
class LeaseOutputLockTest {
    private static final Holder FIRST = new Holder("r1", "alpha", "11", "2026-01-01T00:00:00Z");
    private static final Holder SECOND = new Holder("r2", "beta", "22", "2026-01-02T00:00:00Z");
    private static final InstantSource NOW = InstantSource.system();
    private static final InstantSource LATER =
            InstantSource.offset(NOW, LeaseOutputLock.LEASE.plus(Duration.ofMinutes(1)));

    @TempDir
    private Path folder;

    private LeaseOutputLock take(Holder run, InstantSource clock) throws IOException {
        return LeaseOutputLock.take(claim(), storage(new Configuration()), run, clock);
    }

    private Storage storage(Configuration conf) throws IOException {
        return new Storage(claim(), conf);
    }

    private org.apache.hadoop.fs.Path claim() {
        return new org.apache.hadoop.fs.Path(folder.toUri().getPath(), ".claim");
    }

    @Test
    void aSecondRunIsToldWhoTheFirstIs() throws IOException {
        try (LeaseOutputLock claim = take(FIRST, NOW)) {
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
        LeaseOutputLock first = take(FIRST, NOW);
        try (LeaseOutputLock second = take(SECOND, LATER)) {
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
        try (LeaseOutputLock claim = take(FIRST, () -> clock.instant)) {
            clock.instant = clock.instant.plus(LeaseOutputLock.LEASE).plusSeconds(1);
            assertThatThrownBy(claim::requireHeld).isInstanceOf(OutputHeldException.class);
        }
    }

    @Test
    void aRenewedClaimStands() throws IOException {
        try (LeaseOutputLock claim = take(FIRST, NOW)) {
            Files.setLastModifiedTime(
                    folder.resolve(".claim"), FileTime.from(Instant.now().minusSeconds(3600)));
            assertThat(LeaseOutputLock.holder(claim(), storage(new Configuration()), NOW))
                    .isEmpty();
            claim.renew();
            assertThat(LeaseOutputLock.holder(claim(), storage(new Configuration()), NOW))
                    .contains(FIRST);
        }
    }

    private static Object fileKey(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** Whoever has opened the claim reads it to its end, and whoever opens it next does, too. */
    @Test
    void aRenewalPutsANewFileInThePlaceOfTheOld() throws IOException {
        try (LeaseOutputLock claim = take(FIRST, NOW)) {
            Path file = folder.resolve(".claim");
            Object before = fileKey(file);
            claim.renew();
            assertThat(fileKey(file)).isNotEqualTo(before);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(folder).isDirectoryNotContaining("glob:**/*.next");
        }
    }

    @Test
    void aRenewalThatFailsLeavesTheClaimAndIsTriedAgain() throws IOException {
        var clock = new Object() {
            private Instant instant = Instant.now();
        };
        try (LeaseOutputLock claim =
                LeaseOutputLock.take(claim(), storage(Unsteady.conf()), FIRST, () -> clock.instant)) {
            Path file = folder.resolve(".claim");
            Object before = fileKey(file);
            clock.instant = clock.instant.plus(Duration.ofMinutes(9));
            Unsteady.fail(0, 1);
            claim.renewIfDue();
            assertThat(fileKey(file)).as("of a renewal that failed").isEqualTo(before);
            assertThat(Holder.parse(Files.readString(file))).isEqualTo(FIRST);
            claim.renewIfDue();
            assertThat(fileKey(file)).isNotEqualTo(before);
            clock.instant = clock.instant.plus(Duration.ofMinutes(9));
            claim.requireHeld();
        }
    }

    @Test
    void aReadingThatFailsIsNotTheLossOfTheClaim() throws IOException {
        try (LeaseOutputLock claim = LeaseOutputLock.take(claim(), storage(Unsteady.conf()), FIRST, NOW)) {
            Unsteady.fail(2, 0);
            assertThatCode(claim::requireHeld).doesNotThrowAnyException();
        }
    }

    @Test
    void aClaimThatAnotherRunMovedAndPutsBackIsNotLost() throws IOException {
        try (LeaseOutputLock claim = take(FIRST, NOW)) {
            Path moved = Files.move(folder.resolve(".claim"), folder.resolve(".claim.r2.aside"));
            CompletableFuture<Void> back = CompletableFuture.runAsync(
                    () -> {
                        try {
                            Files.move(moved, folder.resolve(".claim"));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
            assertThatCode(claim::requireHeld).doesNotThrowAnyException();
            back.join();
        }
    }

    private LeaseOutputLock.Written judged() throws IOException {
        return LeaseOutputLock.Written.of(claim(), storage(new Configuration())).orElseThrow();
    }

    private void setAside(LeaseOutputLock.Written judged) throws IOException {
        LeaseOutputLock.setAside(storage(new Configuration()), claim(), SECOND, judged);
    }

    /** Between the look at a claim and its move its holder may have written it. */
    @Test
    void aLiveClaimThatWasMovedIsPutBack() throws IOException {
        try (LeaseOutputLock first = take(FIRST, NOW)) {
            Files.setLastModifiedTime(
                    folder.resolve(".claim"), FileTime.from(Instant.now().minusSeconds(3600)));
            LeaseOutputLock.Written judged = judged();
            assertThat(judged.isAbandoned(NOW)).isTrue();
            first.renew();
            assertThatThrownBy(() -> setAside(judged))
                    .isInstanceOf(OutputHeldException.class)
                    .hasMessageStartingWith(folder + " is held by run r1, process 11 on alpha");
            assertThat(folder).isDirectoryNotContaining("glob:**/*.aside");
            first.requireHeld();
        }
    }

    @Test
    void anAbandonedClaimThatAnotherRunMovedFirstIsLeftToIt() throws IOException {
        LeaseOutputLock.Written judged;
        try (LeaseOutputLock first = take(FIRST, NOW)) {
            first.requireHeld();
            judged = judged();
        }
        assertThatThrownBy(() -> setAside(judged)).isInstanceOf(OutputHeldException.class);
    }
}
