package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.Traces;
import org.ninefold.jobs.pipeline.Forgetting;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.pipeline.Status;
import org.ninefold.jobs.publish.CountingFileSystem;
import org.ninefold.jobs.publish.Faults;
import org.ninefold.jobs.publish.Holder;
import org.ninefold.jobs.publish.OutputLock;
import org.ninefold.jobs.publish.Register;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.ClosedFigures;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;
import picocli.CommandLine;

/** Whichever step of {@code forget} goes wrong, the next call of it, or the next run, ends it as if nothing had happened. */
class ForgetEveryStepTest {
    private static final int SAMPLED = 13;
    private static final String NUMBER = "MRN-700123";
    private static final String PATIENT = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";
    private static final Holder RUN = new Holder("2026-01-01T000000.000Z", "test", "1", "2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Study study;
    private PseudonymKey key;
    private SmallStudy files;
    private Path ids;
    private Path template;
    private int copies;

    @BeforeAll
    static void install() throws IOException {
        CountingFileSystem.install();
    }

    @AfterAll
    static void remove() throws IOException {
        CountingFileSystem.remove();
    }

    @BeforeEach
    void twoNights() throws IOException {
        files = SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted(NUMBER), PATIENT.formatted("a2"))
                .extract("c02", PATIENT.formatted("b1"));
        study = StudyReader.read(files.config());
        key = PseudonymKey.of(Site.read(null, Map.of()), study, Map.of());
        ids = Files.writeString(folder.resolve("ids"), NUMBER + "\n");
        template = folder.resolve("template");
        for (String day : List.of("2020-06-29", "2020-06-30")) {
            PoolRun.of(study.withCutoff(LocalDate.parse(day)), template, stage -> {});
        }
    }

    private Path out() throws IOException {
        copies++;
        Path out = folder.resolve("out-" + copies);
        Night.copy(template, out);
        return out;
    }

    private record Run(int code, String said, List<String> steps) {}

    private Run forget(Path out, ClosedFigures figures, Faults.Kind kind, int at) {
        var said = new StringWriter();
        var command = new ForgetCommand();
        var line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true));
        line.parseArgs(
                "--config",
                files.config().toString(),
                "--out",
                out.toString(),
                "--center",
                "C01",
                "--id-file",
                ids.toString());
        Faults.begin(out.toString(), kind, at);
        int code;
        try {
            code = command.run(
                    study, Site.read(null, Map.of("ninefold.forget.figures", figures.key())), key, Night.HADOOP);
        } catch (IOException e) {
            code = Ninefold.failed(e, line, line.getParseResult());
        }
        return new Run(code, said.toString(), Faults.end());
    }

    private static Snapshots snapshots(Path out) throws IOException {
        return new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), Night.HADOOP);
    }

    /** As a run does before it reads anything. */
    private void pool(Path out) throws IOException {
        Snapshots snapshots = snapshots(out);
        try (OutputLock claim = snapshots.claim(RUN, InstantSource.system())) {
            claim.requireHeld();
            new Forgetting(key, snapshots, stage -> {}).ended();
        }
    }

    /** All that is kept, by path; manifests, registers and records tell the time. */
    private static SortedMap<String, String> kept(Path out) throws IOException {
        var kept = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(out)) {
            walk.filter(path -> Files.isRegularFile(path))
                    .map(out::relativize)
                    .filter(path -> !path.startsWith("runs"))
                    .forEach(path -> kept.put(
                            path.toString(),
                            path.toString().matches(".*(MANIFEST\\.json|CURRENT|FORGOTTEN\\.(json|head))")
                                    ? "there"
                                    : Hashes.of(out.resolve(path))));
        }
        return kept;
    }

    /** Lets each step go wrong, or one of so many. */
    private void disturb(ClosedFigures figures, Faults.Kind kind, int oneOf) throws IOException {
        Path undisturbed = out();
        Run whole = forget(undisturbed, figures, kind, 0);
        assertThat(whole.code()).as(whole.said()).isZero();
        assertThat(Traces.of(undisturbed, NUMBER)).isEmpty();
        SortedMap<String, String> expected = kept(undisturbed);
        for (int step = oneOf; step <= whole.steps().size(); step += oneOf) {
            Path out = out();
            Run run = forget(out, figures, kind, step);
            String what =
                    "%s at step %d, %s: %s".formatted(kind, step, whole.steps().get(step - 1), run.said());
            assertThat(run.said()).as(what).doesNotContain(NUMBER).doesNotContain("    at ");
            boolean asked = !Register.read(snapshots(out)).entries().isEmpty();
            if (asked && step % 2 == 0) {
                pool(out);
            } else {
                Run again = forget(out, figures, kind, 0);
                assertThat(again.code()).as(what + again.said()).isZero();
            }
            assertThat(kept(out)).as(what).isEqualTo(expected);
            assertThat(Status.of(snapshots(out), true, Night.HADOOP, InstantSource.system())
                            .problems())
                    .as(what)
                    .isEmpty();
            Night.clear(out);
        }
        System.out.printf(
                "%s of forget at one in %d of %d steps%n",
                kind, oneOf, whole.steps().size());
    }

    @Test
    void someStepsThatCloseSnapshots() throws IOException {
        disturb(ClosedFigures.KEEP, Faults.Kind.FROM_THEN_ON, SAMPLED);
    }

    @Test
    void someStepsThatRemoveSnapshots() throws IOException {
        disturb(ClosedFigures.REMOVE, Faults.Kind.FROM_THEN_ON, SAMPLED);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = "HALT", mode = EnumSource.Mode.EXCLUDE)
    void everyStepThatClosesSnapshots(Faults.Kind kind) throws IOException {
        disturb(ClosedFigures.KEEP, kind, 1);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = "HALT", mode = EnumSource.Mode.EXCLUDE)
    void everyStepThatRemovesSnapshots(Faults.Kind kind) throws IOException {
        disturb(ClosedFigures.REMOVE, kind, 1);
    }
}
