package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SmallStudy;

class ReportCommandTest {
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    private static final String CARL = "p3;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";

    @TempDir
    private Path folder;

    private static CommandRun report(Path snapshot, Path to) {
        return CommandRun.of("report", "--snapshot", snapshot.toString(), "--to", to.toString());
    }

    private static SortedMap<String, String> drawn(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(file -> file.equals("report.html") || file.startsWith("figures/"))
                    .forEach(file -> hashes.put(file, Hashes.of(folder.resolve(file))));
        }
        return hashes;
    }

    @Test
    void theReportIsDrawnAgainByteForByte() throws IOException {
        Path snapshot = SampleSnapshot.published().snapshot();

        CommandRun run = report(snapshot, folder.resolve("again"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("Report      " + folder.resolve("again") + "/report.html\n");
        assertThat(drawn(folder.resolve("again")))
                .containsKey("report.html")
                .isEqualTo(drawn(snapshot.resolve("aggregate")));
    }

    @Test
    void aSnapshotIsNeverWrittenInto() throws IOException {
        Path out = SampleSnapshot.copyTo(folder.resolve("copy"));
        Path snapshot = Published.current(out).snapshot();

        for (Path into : List.of(
                snapshot, snapshot.resolve("aggregate"), out.resolve("current").resolve("x"))) {
            CommandRun run = report(snapshot, into);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("--to: expected a folder outside of every snapshot, found one in ")
                    .contains("; a snapshot is never changed");
        }
        assertThat(snapshot.resolve("x")).doesNotExist();
    }

    @Test
    void norByALinkThatLeadsIntoOne() throws IOException {
        Path out = SampleSnapshot.copyTo(folder.resolve("copy"));
        Path snapshot = Published.current(out).snapshot();
        Path link = Files.createSymbolicLink(folder.resolve("LINK"), snapshot.resolve("aggregate"));
        Path figures = Files.createDirectory(folder.resolve("D"));
        Files.createSymbolicLink(figures.resolve("figures"), snapshot.resolve("aggregate/figures"));
        SortedMap<String, String> before = drawn(snapshot.resolve("aggregate"));

        for (Path into : List.of(link, link.resolve("x/y"), figures)) {
            CommandRun run = report(snapshot, into);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("--to: expected a folder outside of every snapshot, found one in file:"
                            + snapshot.toRealPath() + "; a snapshot is never changed");
        }
        for (String name : List.of("a.conf", "x/a.conf")) {
            CommandRun draft = CommandRun.of(
                    "draft",
                    "--center",
                    "C10",
                    "--force",
                    "--out",
                    link.resolve(name).toString(),
                    "../data-samples/nine-centers/c01/patients.csv");
            assertThat(draft.err()).contains("--out: expected a place outside of every snapshot, found one in file:");
        }
        assertThat(drawn(snapshot.resolve("aggregate"))).isEqualTo(before);
        assertThat(link.resolve("x")).doesNotExist();
    }

    @Test
    void aLinkOrASecondNameInTheFolderIsReplaced() throws IOException {
        Path snapshot = SampleSnapshot.published().snapshot();
        Path victim = Files.writeString(folder.resolve("victim"), "as it was");
        Path to = Files.createDirectories(folder.resolve("D/figures")).getParent();
        Files.createSymbolicLink(to.resolve("report.html"), victim);
        Files.createLink(to.resolve("figures/flow.svg"), victim);
        Files.createSymbolicLink(to.resolve("figures/flow.csv"), victim);

        CommandRun run = report(snapshot, to);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(victim).hasContent("as it was");
        assertThat(drawn(to)).isEqualTo(drawn(snapshot.resolve("aggregate")));
    }

    @Test
    void whatIsNoSnapshotIsRefused() {
        CommandRun run = report(folder, folder.resolve("to"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--snapshot: expected a snapshot, found no MANIFEST.json in " + folder);
        assertThat(folder.resolve("to")).doesNotExist();
    }

    @Test
    void aSnapshotOfAnEarlierVersionIsRefused() throws IOException {
        Path snapshot =
                Published.current(SampleSnapshot.copyTo(folder.resolve("copy"))).snapshot();
        Files.delete(snapshot.resolve("aggregate/definitions.parquet"));

        CommandRun run = report(snapshot, folder.resolve("to"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("expected a snapshot with aggregate/definitions.parquet")
                .contains("run pool again");
    }

    @Test
    void changedTablesAreNotDrawn() throws IOException {
        Path snapshot =
                Published.current(SampleSnapshot.copyTo(folder.resolve("copy"))).snapshot();
        Files.copy(snapshot.resolve("aggregate/quality.parquet"), snapshot.resolve("aggregate/extra.parquet"));

        CommandRun run = report(snapshot, folder.resolve("to"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains(" is not as its manifest says: aggregate/extra.parquet is not in it;");
        assertThat(folder.resolve("to")).doesNotExist();
    }

    @Test
    void theReportNamesTheSnapshotBeforeItAndWhatMoved() throws IOException {
        SmallStudy study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", SmallStudy.HEADER, List.of(ANNA))
                .extract("c02", SmallStudy.HEADER, List.of(CARL));
        Path out = folder.resolve("out");
        PoolRun.of(study.config(), out, stage -> {});
        Path before = Published.current(out).snapshot();
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA, BERT));
        PoolRun.of(study.config(), out, stage -> {});
        Published after = Published.current(out);

        assertThat(Files.readString(before.resolve("aggregate/report.html")))
                .contains("There was no earlier snapshot to compare with.");
        assertThat(Files.readString(after.snapshot().resolve("MANIFEST.json")))
                .contains("\"compared-with\"", before.getFileName().toString());
        assertThat(Files.readString(after.snapshot().resolve("aggregate/report.html")))
                .contains("Compared with snapshot <code>" + before.getFileName() + "</code>")
                .contains("<th scope=\"row\">C01</th><td class=\"n\">1</td><td class=\"n\">2</td>");
        assertThat(after.rows("select count(*) from changes where site_id = 'C02'"))
                .containsExactly(List.of(0L));
        assertThat(after.rows(
                        "select \"before\", \"after\" from changes where site_id = 'C01' and stat_name = 'N' limit 1"))
                .containsExactly(List.of(1.0, 2.0));

        report(after.snapshot(), folder.resolve("again"));
        assertThat(drawn(folder.resolve("again")))
                .isEqualTo(drawn(after.snapshot().resolve("aggregate")));
    }
}
