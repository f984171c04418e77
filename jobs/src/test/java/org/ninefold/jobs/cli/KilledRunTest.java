package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.publish.Faults;
import org.ninefold.jobs.publish.HaltingProcess;

/** Wherever a process dies, without a farewell, one whole snapshot is current, and the next run makes up for it. */
class KilledRunTest {
    @TempDir
    private Path folder;

    /** Kills a run of the night before a step; its exit code. */
    private int kill(Night night, Path out, String at) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        int code = HaltingProcess.start(out, at, log, night.arguments(out)).waitFor();
        assertThat(code).as(Files.readString(log)).isIn(Faults.HALTED, ExitCode.DONE.code());
        night.assertWhole(out);
        return code;
    }

    private void killed(Night night, String at, boolean published) throws IOException, InterruptedException {
        Path out = night.out();
        assertThat(kill(night, out, at)).as(at).isEqualTo(Faults.HALTED);
        assertThat(night.published(out)).as(at).isEqualTo(published);
        night.assertRerunPublishes(out);
    }

    @Test
    void fiveDeathsFromTheFirstStepToTheLast() throws IOException, InterruptedException {
        Night night = Night.next(folder);
        killed(night, "^link /\\.staging/", false);
        killed(night, "^close /\\.staging/.*attempts/", false);
        killed(night, "^write /\\.staging/.*MANIFEST", false);
        killed(night, "^write /\\.CURRENT", false);
        killed(night, "^symlink ", true);
    }

    @Tag("nightly")
    @Test
    void everyDeathOfTheFirstNight() throws IOException, InterruptedException {
        everyDeath(Night.first(folder));
    }

    @Tag("nightly")
    @Test
    void everyDeathOfTheNextNight() throws IOException, InterruptedException {
        everyDeath(Night.next(folder));
    }

    /** Until a run passes. */
    private void everyDeath(Night night) throws IOException, InterruptedException {
        int step = 0;
        int code;
        do {
            step++;
            Path out = night.out();
            code = kill(night, out, Integer.toString(step));
            night.assertRerunPublishes(out);
            Night.clear(out);
        } while (code == Faults.HALTED);
        assertThat(step).isGreaterThan(night.steps().size() / 2);
    }
}
