package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.OpenFiles;
import org.ninefold.jobs.publish.CountingFileSystem;
import org.ninefold.jobs.publish.Faults;

/** A disk that is full: a file system in memory of few kilobytes, where this process may mount one. */
class FullDiskTest {
    private static final int MOST = 8192;

    @TempDir
    private Path folder;

    @BeforeAll
    static void install() throws IOException {
        CountingFileSystem.install();
    }

    @AfterAll
    static void remove() throws IOException {
        CountingFileSystem.remove();
    }

    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                Files.isExecutable(Path.of("/bin/mount"))
                        && run("mount", "-t", "tmpfs", "-o", size(MOST), "none", "" + disk),
                "this process may not mount a file system");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    private static String size(int kilobytes) {
        return "size=" + kilobytes + "k";
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private void resize(int kilobytes) throws IOException, InterruptedException {
        assertThat(run("mount", "-o", "remount," + size(kilobytes), disk.toString()))
                .isTrue();
    }

    /** Kilobytes in use, as the disk counts them. */
    private int used() throws IOException {
        var store = Files.getFileStore(disk);
        return (int) ((store.getTotalSpace() - store.getUsableSpace()) / 1024);
    }

    /** Tasks that are told to stop may take a moment; what is left open would keep the disk from being taken away. */
    private void assertNothingIsOpen() throws IOException, InterruptedException {
        List<Path> open = OpenFiles.of(disk);
        for (int tries = 0; tries < 100 && !open.isEmpty(); tries++) {
            Thread.sleep(50);
            open = OpenFiles.of(disk);
        }
        assertThat(open).isEmpty();
    }

    @Test
    void aRunThatFindsNoRoomSaysSoAndTheNextOneWithRoomPublishes() throws IOException, InterruptedException {
        Night night = Night.next(folder.resolve("night"));
        int spare = -1;
        int code;
        do {
            spare = spare < 0 ? 0 : Math.max(8, spare * 4);
            Path out = night.outIn(disk);
            resize(used() + spare);
            Night.Run run = night.run(out, Faults.Kind.ONCE, 0);
            code = run.code();
            String what = "%d kilobytes to spare: %s".formatted(spare, run.err());
            System.out.println("With " + spare + " kilobytes to spare: exit code " + code);
            assertThat(code).as(what).isEqualTo(night.published(out) ? 0 : 1);
            night.assertWhole(out);
            assertNothingIsOpen();
            if (code == 1) {
                assertThat(List.of(run.err().split("\n")))
                        .as(what)
                        .contains("A disk is full; the run published nothing and the previous snapshot stays current.")
                        .noneMatch(line -> line.strip().startsWith("at "));
            }
            resize(MOST);
            night.assertRerunPublishes(out);
            Night.clear(out);
        } while (code == 1 && spare < MOST);
        assertThat(spare).isBetween(16, MOST / 2);
    }
}
