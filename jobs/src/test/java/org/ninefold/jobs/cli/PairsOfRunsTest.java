package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.publish.HaltingProcess;

/** Of two processes that run on one output directory at once, one publishes, and the other says so and does nothing. */
class PairsOfRunsTest {
    @TempDir
    private Path folder;

    /** Both start at once; the exit codes, the lower first. */
    private List<Integer> pair(Night night) throws IOException, InterruptedException {
        Path out = night.out();
        Path one = folder.resolve("one.log");
        Path other = folder.resolve("other.log");
        Process first = HaltingProcess.start(out, "0", one, night.arguments(out));
        Process second = HaltingProcess.start(out, "0", other, night.arguments(out));
        List<Integer> codes =
                List.of(first.waitFor(), second.waitFor()).stream().sorted().toList();
        String logs = Files.readString(one) + Files.readString(other);
        assertThat(codes).as(logs).isIn(List.of(0, 5), List.of(0, 0));
        if (codes.get(1) == 0) {
            // the later of the two began when the earlier had ended
            assertThat(logs).contains("unchanged since the last run, verified");
        } else {
            assertThat(logs).containsOnlyOnce("Another run holds the output; this one published nothing:");
        }
        assertThat(night.published(out)).isTrue();
        night.assertWhole(out);
        assertThat(out.resolve(".staging")).doesNotExist();
        night.assertRerunPublishes(out);
        Night.clear(out);
        return codes;
    }

    @Test
    void ofTwoProcessesOnePublishes() throws IOException, InterruptedException {
        Night night = Night.next(folder);
        pair(night);
        pair(night);
    }

    @Tag("nightly")
    @Test
    void ofTwentyPairsOnePublishes() throws IOException, InterruptedException {
        Night first = Night.first(Files.createDirectory(folder.resolve("first")));
        Night next = Night.next(Files.createDirectory(folder.resolve("next")));
        for (int i = 1; i <= 10; i++) {
            System.out.println("Exit codes of two pairs: " + pair(first) + " " + pair(next));
        }
    }
}
