package org.ninefold.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** Two engines, one set of functions: what one does with parts, the other does. */
class EnginesTest {
    private static final AtomicInteger CLOSED = new AtomicInteger();

    @TempDir
    private Path folder;

    private static Stream<Engine> engines() {
        return Stream.of(
                new LocalEngine(PoolRun.HADOOP, 1),
                new LocalEngine(PoolRun.HADOOP, 7),
                new SparkEngine(SharedSession.usual(), () -> {}));
    }

    private static List<Integer> numbers(int most) {
        return IntStream.range(0, most).boxed().toList();
    }

    private static PartFunction<Integer, List<Integer>> together() {
        return (attempt, rows) -> {
            var own = new ArrayList<Integer>();
            own.add(attempt.part());
            rows.forEachRemaining(own::add);
            List<Integer> all = own;
            return List.of(all).iterator();
        };
    }

    @ParameterizedTest
    @MethodSource("engines")
    void elementsStayInOrderAndPartsKnowTheirPlace(Engine engine) {
        Parts<List<Integer>> some = engine.parts(numbers(5), 3).map(together());
        Parts<List<Integer>> more = engine.parts(numbers(2), 1).map(together());

        assertThat(some.union(more).collect("numbers"))
                .containsExactly(List.of(0, 0), List.of(1, 1, 2), List.of(2, 3, 4), List.of(0, 0, 1));
        assertThat(some.union(more).count()).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void rowsAreBroughtToOtherParts(Engine engine) {
        PartFunction<Integer, Addressed<Integer>> byRemainder = (attempt, rows) -> {
            var all = new ArrayList<Addressed<Integer>>();
            rows.forEachRemaining(number -> all.add(new Addressed<>(number % 2, number)));
            return all.iterator();
        };
        List<List<Integer>> brought = engine.parts(numbers(7), 3)
                .exchanged(2, byRemainder)
                .map(together())
                .collect("remainders");
        assertThat(brought.get(0)).containsExactlyInAnyOrder(0, 0, 2, 4, 6);
        assertThat(brought.get(1)).containsExactlyInAnyOrder(1, 1, 3, 5);
    }

    /** A function that keeps something: two attempts that shared it would see what is the other's. */
    private static final class Counting implements PartFunction<Integer, Integer> {
        private static final long serialVersionUID = 1;
        private int seen;

        @Override
        public Iterator<Integer> apply(Attempt attempt, Iterator<Integer> rows) {
            rows.forEachRemaining(number -> seen++);
            return List.of(seen).iterator();
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void attemptsShareNothing(Engine engine) {
        assertThat(engine.parts(numbers(40), 20).map(new Counting()).collect("counts"))
                .hasSize(20)
                .containsOnly(2);
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatIsOpenIsClosedWhenAnAttemptFails(Engine engine) {
        CLOSED.set(0);
        assertThatThrownBy(() -> engine.parts(numbers(1), 1)
                        .map((attempt, rows) -> {
                            attempt.onEnd(CLOSED::incrementAndGet);
                            throw new IOException("no such luck");
                        })
                        .collect("failing"))
                .hasStackTraceContaining("no such luck");
        assertThat(CLOSED).hasValue(1);
    }

    @Test
    void inThisProcessAFailureComesAsItIs() {
        var engine = new LocalEngine(PoolRun.HADOOP, 2);
        assertThatThrownBy(() -> engine.parts(numbers(3), 3)
                        .map((attempt, rows) -> {
                            if (rows.next() == 1) {
                                throw new IllegalStateException("broken");
                            }
                            return rows;
                        })
                        .collect("failing"))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("broken");
        assertThatThrownBy(() -> engine.parts(numbers(1), 1)
                        .map((attempt, rows) -> {
                            throw new IOException("of a disk");
                        })
                        .collect("failing"))
                .isExactlyInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("of a disk");
    }

    @ParameterizedTest
    @MethodSource("engines")
    void noNameIsGivenTwice(Engine engine) {
        assertThat(engine.newName()).isNotEqualTo(engine.newName());
        assertThat(engine.failures().any()).isFalse();
    }

    private Published pooled(Study study, Engines engines) throws IOException {
        Path out = folder.resolve("out");
        PoolRun.of(study, out, engines, stage -> {}, Recompute.CHANGED);
        return Published.current(out);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void theSampleIsTheSameWithSoManyThreads(int threads) throws IOException {
        Published published =
                pooled(StudyReader.read(SampleSnapshot.CONFIG), bytes -> new LocalEngine(PoolRun.HADOOP, threads));
        assertThat(Hashes.promised(published)).isEqualTo(Hashes.promised(SampleSnapshot.published()));
    }

    /** Every kind of analysis, many endpoints, variables over rows; then a night of which a part is derived again. */
    @Test
    void aStudyOnSparkIsThatOfThisProcess() throws IOException {
        Study study = StudyReader.read(Path.of("../conf/every-method.conf"));
        Engines spark = bytes -> new SparkEngine(SharedSession.usual(), () -> {});
        Published onSpark = pooled(study, spark);
        Path other = folder.resolve("other");
        PoolRun.of(study, other, stage -> {});
        assertThat(Hashes.promised(onSpark))
                .hasSizeGreaterThan(100)
                .isEqualTo(Hashes.promised(Published.current(other)));

        Study later = study.withCutoff(study.cutoff().minusYears(1));
        Published again = pooled(later, spark);
        PoolRun.of(later, other, stage -> {});
        assertThat(Hashes.promised(again)).isEqualTo(Hashes.promised(Published.current(other)));
    }
}
