package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.StudyCopy;

class CheckCommandTest {
    private static final Pattern PROMISED =
            Pattern.compile("\\| `((?:c0|source)[^`]+)` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");

    @TempDir
    private Path folder;

    /** Six subjects whose sex is written in another way, one in a way of its own; two infusions on no day. */
    private SmallStudy study() {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= 6; i++) {
            lines.add("a%d;1980-01-0%d;weiblich;2018-03-0%d;;2019-03-01;;CR;2018-04-01;;;;".formatted(i, i, i));
        }
        lines.add("a7;1980-01-07;eiblichw;2018-03-07;;2019-03-01;;CR;2018-04-01;;;;");
        lines.add("a8;1980-01-08;f;2018-02-30;;2019-03-01;;CR;2018-04-01;;;;");
        lines.add("a9;1980-01-09;f;2018-02-31;;2019-03-01;;CR;2018-04-01;;;;");
        return SmallStudy.in(folder.resolve("study"))
                .extract("c01", SmallStudy.HEADER, lines)
                .extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
    }

    private CommandRun check(SmallStudy study, String... more) {
        var arguments = new ArrayList<>(List.of(
                "check",
                "--config",
                study.config().toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    @Test
    void findingsAreGroupedByWhatWouldSettleThemAndPointAtTheMapping() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "as it was");
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("pages")).resolve("C01.html"), victim);
        SmallStudy study = study();
        CommandRun run = check(study, "--html", folder.resolve("pages").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        String mapping = folder.resolve("study/c01.conf").toString();
        assertThat(run.out().lines().map(String::strip))
                .containsSubsequence(
                        "C01 · Centre C01: 7 subjects, 9 records read = 7 kept + 0 filtered + 2 quarantined + 0 duplicate",
                        "2 × reject value.date at infusion.date ← infused, shape 9999-99-99",
                        "not a date of the calendar in the mapped formats; correct the cell or add its format",
                        "change " + mapping + ":9: center.tables.infusion[0].fields.date",
                        "see c01.csv:9, c01.csv:10",
                        "7 × blank  value.code at subject.sex ← sex, shape aaaaaaaa",
                        "6 subjects: weiblich",
                        "change " + mapping + ":7: center.tables.subject[0].fields.sex",
                        "see c01.csv:2, c01.csv:3, c01.csv:4, c01.csv:5, c01.csv:6",
                        "No gate stops ninefold pool. Nothing was published.");
        assertThat(run.out()).doesNotContain("eiblichw", "2018-02-30", "1980", "a7");
        assertThat(victim).hasContent("as it was");
        assertThat(folder.resolve("pages")).isDirectoryContaining("glob:**/C02.html");
        assertThat(Files.readString(folder.resolve("pages/C01.html")))
                .contains("subject.sex ← sex", "6 subjects: <code>weiblich</code>", "c01.csv:9<br>c01.csv:10")
                .doesNotContain("eiblichw", "2018-02-30", "1980");
        nothingIsLeft();
    }

    @Test
    void sparkFindsTheSame() throws IOException {
        SmallStudy study = study();
        CommandRun here = check(study, "--json");
        CommandRun onSpark = check(study, "--json", "--engine", "spark");

        assertThat(onSpark.exitCode()).as(onSpark.err()).isZero();
        assertThat(onSpark.out()).isEqualTo(here.out()).contains("weiblich");
        nothingIsLeft();
    }

    @Test
    void aGateThatWouldStopPoolIsTheExitCode() throws IOException {
        SmallStudy study = study().keys("gates { rejected-at-least = 2 }");
        CommandRun run = check(study, "--json", "--center", "C01");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
        Config report = ConfigFactory.parseString(run.out());
        assertThat(report.getStringList("refusals"))
                .containsExactly("C01: 2 of 9 records rejected, more than 1 and more than 10 % (2 × value.date at"
                        + " infusion.date); correct the file or the mapping");
        assertThat(report.getConfigList("centers"))
                .extracting(center -> center.getString("center"))
                .containsExactly("C01");
        Config first =
                report.getConfigList("centers").get(0).getConfigList("findings").get(0);
        assertThat(first.getString("rule")).isEqualTo("value.date");
        assertThat(first.getLong("records")).isEqualTo(2);
        assertThat(first.getStringList("examples")).containsExactly("c01.csv:9", "c01.csv:10");
        nothingIsLeft();
    }

    @Test
    void checkSaysWhetherPoolWouldCarryACentreForward() throws IOException {
        SmallStudy study = study().keys(
                        "gates { missing-center = carry-forward, shrinking = carry-forward, rejected-at-least = 9 }");
        Files.delete(study.folder().resolve("data/c02.csv"));
        CommandRun nothingToTake = check(study);
        assertThat(nothingToTake.exitCode()).as(nothingToTake.err()).isEqualTo(3);
        assertThat(nothingToTake.out()).contains("Refusal     C02: no file was delivered\n", """
                        Refusal     C02: cannot be carried forward, because there is no current snapshot; deliver its files
                        ninefold pool would end with exit code 3. Nothing was published.
                        """);

        study.extract("c02", "b1;1970-01-01;m;2018-03-01;;2019-03-01;;CR;2018-04-01;;2;2018-03-03;");
        String out = folder.resolve("out").toString();
        CommandRun pool = CommandRun.of("pool", "--config", study.config().toString(), "--out", out);
        assertThat(pool.exitCode()).as(pool.err()).isZero();
        study.extract("c02");
        CommandRun shrunk = check(study);
        assertThat(shrunk.exitCode()).as(shrunk.err()).isZero();
        assertThat(shrunk.out())
                .contains("Warning     C02: 0 subjects, but 1 in the current snapshot;")
                .containsPattern(
                        "Warning     C02: carried forward as delivered by 2020-06-30, from snapshot 2020-06-30-")
                .endsWith("No gate stops ninefold pool. Nothing was published.\n");

        CommandRun carried = CommandRun.of("pool", "--config", study.config().toString(), "--out", out);
        assertThat(carried.exitCode()).as(carried.err()).isZero();
        assertThat(carried.err()).contains("… Carrying forward C02");
        assertThat(carried.out())
                .contains("Centres     0 recomputed, 1 reused, 1 carried forward\n")
                .contains("Records     9 read in 1 files = 7 kept")
                .containsPattern(
                        "Warning     C02: carried forward as delivered by 2020-06-30, from snapshot 2020-06-30-");
    }

    /** The toxicity of a subject whose infusion is on no day waits for that record. */
    @Test
    void aRejectedSubjectIsCreditedWithItsOrphans() throws IOException {
        StudyCopy copy = StudyCopy.in(folder.resolve("copy")).only("c03");
        copy.change(copy.extract("c03/patients.csv"), text -> text.replace("2017-03-13", "2017-02-29"));
        CommandRun run = CommandRun.of(
                "check",
                "--config",
                copy.config().toString(),
                "--out",
                folder.resolve("out").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .containsSubsequence(
                        "1 × reject value.date at infusion.date ← cart_infusion, shape 9999-99-99, and 1 orphans of it",
                        "1 × reject subject.orphan at record");
    }

    @Test
    void aCentreThatTheStudyDoesNotHaveIsAMatterOfUsage() {
        CommandRun run = check(study(), "--center", "C03");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--center: expected one of C01, C02, found \"C03\"");
    }

    @Test
    void theSampleGivesWhatItsReadmePromises() throws IOException {
        CommandRun run = CommandRun.of(
                "check",
                "--config",
                SampleSnapshot.CONFIG.toString(),
                "--out",
                folder.resolve("out").toString(),
                "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        var promised = new TreeMap<String, List<Long>>();
        PROMISED.matcher(Files.readString(Path.of("..", "data-samples", "README.md")))
                .results()
                .forEach(row -> promised.put(
                        row.group(1),
                        List.of(2, 3, 4, 5, 6).stream()
                                .map(i -> Long.valueOf(row.group(i)))
                                .toList()));
        var found = new TreeMap<String, List<Long>>();
        for (Config center : ConfigFactory.parseString(run.out()).getConfigList("centers")) {
            for (Config file : center.getConfigList("files")) {
                found.put(
                        file.getString("file"),
                        List.of("read", "kept", "filtered", "quarantined", "duplicate").stream()
                                .map(file::getLong)
                                .toList());
            }
        }
        assertThat(found).hasSize(13).isEqualTo(promised);
        PrivateValues.assertNoneIn(run.out());
        PrivateValues.assertNoneIn(run.err());
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        assertThat(folder.resolve("out/CURRENT")).doesNotExist();
        try (var left = Files.walk(folder.resolve("out"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(folder.resolve("out/.staging")).doesNotExist();
    }
}
