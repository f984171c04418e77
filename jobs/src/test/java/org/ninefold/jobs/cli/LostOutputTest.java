package org.ninefold.jobs.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** A standard output that takes nothing, such as one on a full disk. */
class LostOutputTest {
    @Test
    void whatCouldNotBePrintedIsTold() {
        PrintStream stdout = System.out;
        PrintStream stderr = System.err;
        var err = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("No space left on device");
                        }
                    },
                    true,
                    UTF_8));
            System.setErr(new PrintStream(err, true, UTF_8));
            assertThat(Ninefold.execute("--version")).isZero();
        } finally {
            System.setOut(stdout);
            System.setErr(stderr);
        }
        assertThat(err.toString(UTF_8))
                .isEqualTo(
                        "Standard output could not be written to its end: what the command printed is lost or cut\n");
    }
}
