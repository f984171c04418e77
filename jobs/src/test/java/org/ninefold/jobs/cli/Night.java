package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.pipeline.Pool;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.jobs.pipeline.Status;
import org.ninefold.jobs.publish.Faults;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;
import picocli.CommandLine;

/**
 * One night of a small study, to be disturbed again and again: an output directory as it was before, and what the night
 * gives if nothing disturbs it.
 */
final class Night {
    private static final String OLD = "2019-01-01-000000000000";
    private static final Map<String, String> KEEP = Map.of("ninefold.keep.days", "1", "ninefold.keep.at-least", "1");
    private static final String PATIENT = "%s;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;";

    /** One for all: to read Hadoop's defaults takes longer than what is tried. */
    static final Configuration HADOOP = new Configuration();

    private final Path folder;
    private final SmallStudy study;
    private final Path template;
    private final String before;
    private final String id;
    private final Path undisturbed;
    private PoolCommand.Pooling rehearsal;
    private SortedMap<String, String> tables;
    private List<String> steps;
    private int copies;

    private Night(Path folder, SmallStudy study, boolean first) {
        this.folder = folder;
        this.study = study;
        this.template = folder.resolve("template");
        this.before = first ? null : pointer(template);
        this.undisturbed = out();
        this.steps = undisturbed(undisturbed);
        this.id = id(undisturbed);
        this.tables = Hashes.promised(current(undisturbed));
    }

    private static Published current(Path out) {
        return new Published(out.resolve("snapshots").resolve(id(out)));
    }

    private List<String> undisturbed(Path out) {
        Run run = run(out, Faults.Kind.ONCE, 0);
        assertThat(run.code()).as(run.err()).isZero();
        return run.steps();
    }

    /** From now on only the driver's part of the run is done again and again. */
    Night rehearsed() throws IOException {
        rehearsal = Rehearsal.of(StudyReader.read(study.config()), undisturbed, id, folder.resolve("rehearsal"));
        Path out = out();
        steps = undisturbed(out);
        tables = Hashes.promised(current(out));
        return this;
    }

    /** The first night: there is no output directory. */
    static Night first(Path folder) {
        return new Night(folder, study(folder), true);
    }

    /** A night on which one of two centres sends another file, and a snapshot is too old. */
    static Night next(Path folder) throws IOException {
        SmallStudy study = study(folder);
        Path template = folder.resolve("template");
        var night = new Night(folder, study, true);
        Files.move(folder.resolve("out-1"), template);
        Path old = template.resolve("snapshots").resolve(OLD);
        copy(template.resolve("snapshots").resolve(night.id), old);
        Path manifest = old.resolve("MANIFEST.json");
        Files.writeString(
                manifest, Files.readString(manifest).replaceAll("(\"end\" ?: ?\")[^\"]*", "$12019-01-02T00:00:00Z"));
        study.extract("c01", PATIENT.formatted("a1"), PATIENT.formatted("a3"), PATIENT.formatted("a4"));
        return new Night(folder, study, false);
    }

    private static SmallStudy study(Path folder) {
        return SmallStudy.in(folder.resolve("study"))
                .extract("c01", PATIENT.formatted("a1"), PATIENT.formatted("a2"))
                .extract("c02", PATIENT.formatted("b1"));
    }

    /** The steps of the undisturbed run. */
    List<String> steps() {
        return steps;
    }

    /** The number of the first step on something. */
    int step(String what) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).contains(what)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("no step has " + what + ": " + steps);
    }

    /** A fresh output directory as it was before the night. */
    Path out() {
        return outIn(folder);
    }

    /** The same in another folder. */
    Path outIn(Path place) {
        copies++;
        Path out = place.resolve("out-" + copies);
        try {
            if (before != null) {
                copy(template, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Files.copy(
                        path,
                        to.resolve(from.relativize(path)),
                        LinkOption.NOFOLLOW_LINKS,
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Removes an output directory that was looked at. */
    static void clear(Path out) throws IOException {
        try (Stream<Path> walk = Files.walk(out)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The arguments of the command. */
    List<String> arguments(Path out) {
        return List.of(
                "pool",
                "--config",
                study.config().toString(),
                "--out",
                out.toString(),
                "-D",
                "ninefold.keep.days=1",
                "-D",
                "ninefold.keep.at-least=1");
    }

    /** What a run gave. */
    record Run(int code, String out, String err, List<String> steps) {}

    /** Runs the command in the shared session, with one step that goes wrong; 0 for none. */
    Run run(Path out, Faults.Kind kind, int at) {
        Faults.begin(out.toString(), kind, at);
        var stdout = new StringWriter();
        var stderr = new StringWriter();
        var command = new PoolCommand();
        CommandLine line = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(stdout, true))
                .setErr(new PrintWriter(stderr, true));
        line.parseArgs(arguments(out).stream().skip(1).toArray(String[]::new));
        int code;
        try {
            Study read = StudyReader.read(study.config());
            Site here = Site.read(null, KEEP);
            code = command.run(read, here, HADOOP, rehearsal == null ? pooling(read, here) : rehearsal);
        } catch (IOException e) {
            code = Ninefold.failed(e, line, line.getParseResult());
        }
        return new Run(code, stdout.toString(), stderr.toString(), Faults.end());
    }

    private static PoolCommand.Pooling pooling(Study study, Site here) {
        PseudonymKey key = PseudonymKey.of(here, study, Map.of());
        return (snapshots, log) ->
                new Pool(study, key, bytes -> new LocalEngine(HADOOP, 2), snapshots, log, Recompute.CHANGED).run();
    }

    /** Whether the night's snapshot is current. */
    boolean published(Path out) {
        return id.equals(id(out));
    }

    /** That analysts see one whole snapshot: this night's, or the one before. */
    void assertWhole(Path out) throws IOException {
        String pointer = pointer(out);
        if (pointer == null) {
            assertThat(before).isNull();
            return;
        }
        assertThat(published(out) || pointer.equals(before)).as(pointer).isTrue();
        if (published(out)) {
            assertThat(Hashes.promised(Published.current(out))).isEqualTo(tables);
        }
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), HADOOP);
        assertThat(Status.of(snapshots, true, HADOOP, InstantSource.system()).problems())
                .isEmpty();
    }

    /** That the record of the run says that it published, whatever failed after that. */
    void assertRecordOfSuccess(Path out) throws IOException {
        var snapshots = new Snapshots(new org.apache.hadoop.fs.Path(out.toString()), HADOOP);
        List<RunRecord.Entry> records = RunRecord.all(snapshots);
        RunRecord.Entry last = records.get(records.size() - 1);
        assertThat(last.exitCode()).isEqualTo(0);
        assertThat(last.snapshot()).isEqualTo(id);
    }

    /** That a plain run after whatever happened gives the night's snapshot and leaves nothing else behind. */
    void assertRerunPublishes(Path out) throws IOException {
        Run again = run(out, Faults.Kind.ONCE, 0);
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(again.err()).doesNotContain("Warning: ");
        assertThat(published(out)).isTrue();
        assertWhole(out);
        assertThat(out.resolve(".staging")).doesNotExist();
        assertThat(out.resolve(".claim")).isEmptyFile();
        assertThat(names(out.resolve(".reuse"))).containsExactly(id);
        assertThat(names(out.resolve("snapshots"))).contains(id).doesNotContain(OLD);
        assertThat(out.resolve("current").toRealPath())
                .isEqualTo(out.resolve("snapshots/" + id).toRealPath());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String id(Path out) {
        String pointer = pointer(out);
        return pointer == null ? null : pointer.split(" ", 2)[0];
    }

    private static String pointer(Path out) {
        try {
            Path current = out.resolve("CURRENT");
            return Files.exists(current) ? Files.readString(current) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
