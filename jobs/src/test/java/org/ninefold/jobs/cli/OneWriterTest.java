package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.pipeline.RunOutcome;
import org.ninefold.jobs.publish.HoldingProcess;
import org.ninefold.jobs.publish.OutputHeldException;

/** Of several runs on one output directory one writes, and a run that died holds nobody up. */
class OneWriterTest {
    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;

    @BeforeEach
    void write() {
        String patient = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";
        study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", patient.formatted("a1"), patient.formatted("a2"))
                .extract("c02", patient.formatted("b1"));
        out = folder.resolve("out");
    }

    private CommandRun pool() {
        return CommandRun.of("pool", "--config", study.config().toString(), "--out", out.toString());
    }

    private Config statusJson(int exitCode) {
        CommandRun run = CommandRun.of("status", "--out", out.toString(), "--verify", "--json");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        return ConfigFactory.parseString(run.out());
    }

    @Test
    void aSecondRunExitsWith5AndAKilledHolderBlocksNobody() throws IOException {
        HoldingProcess holder = HoldingProcess.of(out);
        try {
            CommandRun second = pool();
            assertThat(second.exitCode()).as(second.err()).isEqualTo(5);
            assertThat(second.out()).isEmpty();
            assertThat(second.err())
                    .contains(
                            "Another run holds the output; this one published nothing:\n  %s is held by run %s, process %d on %s, since "
                                    .formatted(
                                            out.toRealPath(),
                                            holder.run(),
                                            holder.process().pid(),
                                            InetAddress.getLocalHost().getHostName()))
                    .contains("; wait until it has ended, or end it, then run again\n");
            assertThat(out.resolve("CURRENT")).doesNotExist();
            Config status = statusJson(0);
            assertThat(status.getString("running.run")).isEqualTo(holder.run());
            assertThat(status.hasPath("last-run")).as("a run that ended").isFalse();
            assertThat(status.getInt("refused.exit-code")).isEqualTo(5);
        } finally {
            holder.kill();
        }
        Path leftover = Files.createDirectories(out.resolve(".staging/2020-06-30-000000000000"));
        Files.writeString(leftover.resolve("rows"), "x");
        // for a minute after its start a run without a claim may be about to take it
        Files.move(out.resolve("runs/" + holder.run() + ".json"), out.resolve("runs/2026-01-01T020000.000Z.json"));
        assertThat(statusJson(1).getStringList("abandoned")).containsExactly("2020-06-30-000000000000");

        CommandRun next = pool();
        assertThat(next.exitCode()).as(next.err()).isZero();
        assertThat(next.err())
                .contains("… Taking over from a run that died: run %s, process %d on "
                        .formatted(holder.run(), holder.process().pid()));
        assertThat(out.resolve(".staging")).doesNotExist();
        assertThat(out.resolve(".claim")).isEmptyFile();
        assertThat(statusJson(0).hasPath("running")).isFalse();
    }

    @RepeatedTest(5)
    void ofTwoRunsAtOnceOnePublishes() throws Exception {
        var barrier = new CyclicBarrier(2);
        Callable<RunOutcome> run = () -> {
            barrier.await();
            return PoolRun.of(study.config(), out, stage -> {});
        };
        var threads = Executors.newFixedThreadPool(2);
        int published = 0;
        try {
            for (Future<RunOutcome> future : threads.invokeAll(List.of(run, run))) {
                try {
                    assertThat(future.get().fresh()).isTrue();
                    published++;
                } catch (ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOf(OutputHeldException.class)
                            .hasMessageStartingWith(out.toRealPath() + " is held by run ");
                }
            }
        } finally {
            threads.shutdown();
        }
        assertThat(published).isEqualTo(1);
        try (Stream<Path> snapshots = Files.list(out.resolve("snapshots"))) {
            assertThat(snapshots).containsExactly(Published.current(out).snapshot());
        }
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    @Test
    void aRunThatFindsAnotherSnapshotCurrentPublishesNothing() {
        var held = catchThrowableOfType(
                OutputHeldException.class,
                () -> PoolRun.of(study.config(), out, stage -> {
                    if (stage.equals("Publishing")) {
                        point("2020-01-01-000000000000");
                    }
                }));
        assertThat(held)
                .hasMessage(
                        "CURRENT of %s named no snapshot when this run began and names 2020-01-01-000000000000 now: something else published meanwhile; run again"
                                .formatted(out));
        assertThat(out.resolve("CURRENT")).hasContent("2020-01-01-000000000000 0");
        assertThat(out.resolve("snapshots")).isEmptyDirectory();
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    private void point(String id) {
        try {
            Files.writeString(out.resolve("CURRENT"), id + " 0\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
