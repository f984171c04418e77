package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ninefold.jobs.publish.CountingFileSystem;
import org.ninefold.jobs.publish.Faults;

/**
 * Whichever step of a run on its output directory goes wrong, one whole snapshot is current: this night's if and only if the
 * run says so, else the one before; and the next run makes up for it.
 */
class EveryStepTest {
    private static final int SAMPLED = 3;

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

    private static void disturb(Night night, Faults.Kind kind, List<Integer> steps) throws IOException {
        for (int step : steps) {
            Path out = night.out();
            Night.Run run = night.run(out, kind, step);
            String what =
                    "%s at step %d, %s: %s".formatted(kind, step, night.steps().get(step - 1), run.err());
            assertThat(run.code()).as(what).isEqualTo(night.published(out) ? 0 : 1);
            assertThat(run.err()).as(what).doesNotContain("\tat ").doesNotContain("    at ");
            night.assertWhole(out);
            if (kind == Faults.Kind.ONCE && run.code() == 0) {
                night.assertRecordOfSuccess(out);
            }
            night.assertRerunPublishes(out);
            Night.clear(out);
        }
        System.out.printf(
                "%s at %d of %d steps%n", kind, steps.size(), night.steps().size());
    }

    private static List<Integer> every(Night night) {
        return IntStream.rangeClosed(1, night.steps().size()).boxed().toList();
    }

    private static List<Integer> everyThird(Night night) {
        return every(night).stream().filter(step -> step % 3 == 0).toList();
    }

    private static List<Integer> sampled(Night night) {
        int steps = night.steps().size();
        return IntStream.rangeClosed(1, SAMPLED)
                .map(i -> i * steps / (SAMPLED + 1))
                .boxed()
                .toList();
    }

    @Tag("nightly")
    @Test
    void everyStepOfTheDriverInTheFirstNight() throws IOException {
        Night night = Night.first(folder).rehearsed();
        disturb(night, Faults.Kind.ONCE, every(night));
    }

    @Test
    void everyThirdStepOfTheDriverInTheNextNight() throws IOException {
        Night night = Night.next(folder).rehearsed();
        disturb(night, Faults.Kind.ONCE, everyThird(night));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"ONCE", "FROM_THEN_ON", "REFUSED"})
    void everyStepOfTheDriverInTheNextNight(Faults.Kind kind) throws IOException {
        Night night = Night.next(folder).rehearsed();
        disturb(night, kind, every(night));
    }

    @Test
    void stepsOfAWholeRun() throws IOException {
        Night night = Night.next(folder);
        disturb(night, Faults.Kind.ONCE, sampled(night));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = "HALT", mode = EnumSource.Mode.EXCLUDE)
    void everyStepOfTheFirstNight(Faults.Kind kind) throws IOException {
        Night night = Night.first(folder);
        disturb(night, kind, every(night));
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = "HALT", mode = EnumSource.Mode.EXCLUDE)
    void everyStepOfTheNextNight(Faults.Kind kind) throws IOException {
        Night night = Night.next(folder);
        disturb(night, kind, every(night));
    }
}
