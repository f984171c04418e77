package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.SmallStudy;

/** Two nights of a small study: in the second a centre has one subject more, who did not reach remission. */
class DiffCommandTest {
    private static final String REMISSION = "%s;1970-01-01;m;2018-03-01;;2019-09-01;;CR;2018-04-01;;2;2018-03-03;";
    private static final String NONE = "%s;1970-01-01;m;2018-03-01;;2018-05-01;2018-05-01;NR;2018-04-01;;2;2018-03-03;";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;
    private String before;

    @BeforeEach
    void firstNight() throws IOException {
        study = SmallStudy.in(folder.resolve("study"))
                .extract("c01", REMISSION.formatted("a1"), REMISSION.formatted("a2"))
                .extract("c02", REMISSION.formatted("b1"));
        out = folder.resolve("out");
        before = pool();
    }

    private String pool() throws IOException {
        return PoolRun.of(study.config(), out, stage -> {}).manifest().getString("snapshot");
    }

    private String oneMore() throws IOException {
        study.extract("c02", REMISSION.formatted("b1"), NONE.formatted("b2"));
        return pool();
    }

    private CommandRun diff(int exitCode, String... arguments) {
        var all = new ArrayList<>(List.of("diff", "--out", out.toString()));
        all.addAll(List.of(arguments));
        CommandRun run = CommandRun.of(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        return run;
    }

    @Test
    void aFigureIsToldWithTheCentresThatMovedIt() throws IOException {
        String after = oneMore();
        assertThat(diff(0, before, after, "--config", study.config().toString()).out())
                .startsWith("""
                        Before      %s
                        After       %s
                        Subjects    C02 1 → 2 (+1)
                        Figures""".formatted(before, after))
                .contains("""

                        cr · ALL · CRFL = 'Y'
                            all""")
                .contains("    C02       ")
                .contains("    all, only C02 new: ")
                .doesNotContain("C01");
    }

    @Test
    void whatACentreAloneMovedIsAllWhereNoOtherChanged() throws IOException {
        String after = oneMore();
        Config json = ConfigFactory.parseString(
                diff(0, before, after, "--config", study.config().toString(), "--json")
                        .out());
        assertThat(json.getObject("differ")).isEmpty();
        assertThat(json.getConfig("alone").root().keySet()).containsExactly("C02");
        assertThat(json.getList("alone.C02")).isEqualTo(json.getList("pooled")).isNotEmpty();
        Config remission = json.getConfigList("pooled").stream()
                .filter(move -> move.getString("analysis").equals("cr"))
                .findFirst()
                .orElseThrow();
        assertThat(remission.getDouble("statistics.N.before")).isEqualTo(3);
        assertThat(remission.getDouble("statistics.N.after")).isEqualTo(4);
        assertThat(remission.getDouble("statistics.estimate.after")).isEqualTo(0.75);
        assertThat(remission.hasPath("statistics.n")).isFalse();
    }

    @Test
    void theSameSnapshotDoesNotMove() {
        assertThat(diff(0, before, before).out()).matches("""
                        Before      %s
                        After       %s
                        Figures     0 of \\d+ moved
                        """.formatted(before, before));
    }

    @Test
    void anotherConfigurationIsSaidFirstAndEachCentreAloneIsLeftOut() throws IOException {
        study.keys("response-window = [0, 10]");
        String after = pool();
        String text =
                diff(0, before, after, "--config", study.config().toString()).out();
        assertThat(text).startsWith("""
                        Before      %s
                        After       %s
                        Note        study or centre files, cut-off or key differ; figures can move without new data
                        Figures""".formatted(before, after));
    }

    @Test
    void anotherStudyFileIsRefusedByItsFigures() throws IOException {
        String after = oneMore();
        var other = SmallStudy.in(folder.resolve("other"));
        Path config = Files.writeString(
                other.config(), Files.readString(other.config()).replace("times = [12 months]", "times = [6 months]"));
        assertThat(diff(0, before, after, "--config", config.toString()).out())
                .contains("Note        the study file does not give the figures of both snapshots;"
                        + " what each centre alone moved is left out\n")
                .doesNotContain("only C02 new");
    }

    /** The days of exits stand in the table of an analysis of survival, those until the cut-off nowhere. */
    @Test
    void aFollowUpThatTheSnapshotsDoNotHaveIsAnotherStudyFile() throws IOException {
        String after = oneMore();
        var other = SmallStudy.in(folder.resolve("other"));
        Path config = Files.writeString(
                other.config(),
                Files.readString(other.config())
                        .replace(
                                "{ id = cr,",
                                "{ id = fu, kind = follow-up, endpoint = OS, population = ALL }\n{ id = cr,"));
        assertThat(diff(0, before, after, "--config", config.toString()).out())
                .contains("Note        the study file does not give the figures of both snapshots");
    }

    @Test
    void aSnapshotThatSomebodyChangedIsComparedWithNothing() throws IOException {
        String after = oneMore();
        Path changed = out.resolve("snapshots").resolve(before).resolve("aggregate/results.csv");
        Files.writeString(changed, "x\n");
        CommandRun refused = diff(1, before, after);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("/snapshots/%s is not as its manifest says: aggregate/results.csv is missing or changed;"
                        .formatted(before));
        diff(1, after, before);
    }

    @Test
    void aCurrentSnapshotWithAnotherManifestIsRefused() throws IOException {
        String after = oneMore();
        Path manifest = out.resolve("snapshots").resolve(after).resolve("MANIFEST.json");
        Files.writeString(manifest, Files.readString(manifest) + " ");
        assertThat(diff(1, before, after).err()).contains(" is not the manifest that CURRENT names;");
    }

    @Test
    void tablesOfValuesAreComparedWithTheManifestWhereTheyAreRead() throws IOException {
        String after = oneMore();
        Path changed = out.resolve("snapshots").resolve(after).resolve("patient/values/value_tables.parquet");
        Files.write(changed, new byte[] {1});
        diff(0, before, after);
        assertThat(diff(1, before, after, "--config", study.config().toString()).err())
                .contains("patient/values/value_tables.parquet is missing or changed;");
    }

    @Test
    void aFolderThatIsNoSnapshotIsWrongUsage() {
        assertThat(diff(2, before, "2020-06-30-000000000000").err())
                .startsWith("expected a snapshot, found no MANIFEST.json in file:%s/snapshots/2020-06-30-000000000000\n"
                        .formatted(out));
    }
}
