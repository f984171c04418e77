package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claim of a local disk: a lock that the account of the job can take, and nobody else. */
class FileOutputLockTest {
    private static final Holder RUN = new Holder("r1", "alpha", "11", "2026-01-01T00:00:00Z");

    @TempDir
    private Path given;

    private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = given.toRealPath();
    }

    private FileOutputLock take() throws IOException {
        return FileOutputLock.take(folder, RUN, LocalDisk.SYSTEM);
    }

    private String permissions() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".claim")));
    }

    @Test
    void theClaimIsForTheAccountAlone() throws IOException {
        try (FileOutputLock claim = take()) {
            claim.requireHeld();
            assertThat(permissions()).isEqualTo("rw-------");
        }
        assertThat(permissions()).isEqualTo("rw-------");
    }

    @Test
    void aClaimOfAnEarlierVersionIsClosedToOthers() throws IOException {
        Files.createFile(folder.resolve(".claim"));
        Files.setPosixFilePermissions(folder.resolve(".claim"), PosixFilePermissions.fromString("rw-rw-r--"));
        try (FileOutputLock claim = take()) {
            claim.requireHeld();
            assertThat(permissions()).isEqualTo("rw-------");
        }
    }

    @Test
    void aReaderThatGotItsLockBeforeIsNoRunAndSoIsTold() throws IOException {
        ReadingProcess reader = ReadingProcess.of(Files.createFile(folder.resolve(".claim")));
        try {
            var held = catchThrowableOfType(OutputHeldException.class, this::take);
            assertThat(held)
                    .hasMessage(
                            "%s/.claim is locked by a process that is no run and opened it for reading while its"
                                    + " permission allowed that; end that process (fuser names it), then run again",
                            folder);
            assertThat(held.refused()).isFalse();
        } finally {
            reader.kill();
        }
        take().close();
    }
}
