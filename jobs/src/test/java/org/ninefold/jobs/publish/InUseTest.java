package org.ninefold.jobs.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scratch of a command that claims nothing, beside runs that do. */
class InUseTest {
    @TempDir
    private Path out;

    private Snapshots snapshots() throws IOException {
        return new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), new Configuration());
    }

    private List<Path> staged() throws IOException {
        try (Stream<Path> all = Files.list(out.resolve(".staging"))) {
            return all.toList();
        }
    }

    @Test
    void aRunThatStartsLeavesItWhileItsProcessLives() throws IOException {
        Path dead = Files.createDirectories(out.resolve(".staging/scratch-dead"));
        try (Scratch scratch = snapshots().staging().scratch()) {
            HoldingProcess run = HoldingProcess.of(out);
            run.kill();

            assertThat(scratch.folder()).isDirectory();
            assertThat(dead).doesNotExist();
            assertThat(snapshots().staging().names()).isEmpty();
        }
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void whatADeadProcessLeftGoes() throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Leaving.class.getName(),
                        out.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.onExit().join();
        assertThat(staged()).hasSize(1);
        assertThat(snapshots().staging().names()).hasSize(1);

        HoldingProcess.of(out).kill();

        assertThat(out.resolve(".staging")).doesNotExist();
    }

    /** Ends without a farewell. */
    static final class Leaving {
        private Leaving() {}

        public static void main(String[] arguments) throws IOException {
            new Snapshots(new org.apache.hadoop.fs.Path(arguments[0]), new Configuration())
                    .staging()
                    .scratch();
            Runtime.getRuntime().halt(0);
        }
    }
}
