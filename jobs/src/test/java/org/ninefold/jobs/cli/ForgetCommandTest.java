package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.Traces;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.jobs.publish.HoldingProcess;
import org.ninefold.jobs.publish.Inventory;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.study.StudyReader;

/** Patients who withdraw their consent leave no trace in an output directory, and none comes back. */
class ForgetCommandTest {
    private static final String CARRY = "gates { missing-center = carry-forward, shrinking = fail, same-person = warn,"
            + " rejected-at-least = 3 }";
    private static final String NUMBER = "MRN-700123";
    private static final String ANNA =
            NUMBER + ";1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    /** Her answer is unknown. */
    private static final String DORA = "p4;1971-08-07;f;2019-08-01;;2020-02-01;;XX;2019-09-01;;2;2019-08-02;";

    private static final String CARL = "q1;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";
    private static final String ERNA = "q2;1972-07-08;f;2019-06-01;;2020-01-03;;CR;2019-07-05;;1;2019-06-02;";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;

    @BeforeEach
    void write() {
        study = SmallStudy.in(folder.resolve("study")).keys(CARRY);
        study.extract("c01", ANNA, BERT, DORA).extract("c02", CARL);
        out = folder.resolve("out");
    }

    private Config pool(String cutoff, boolean full) throws IOException {
        return PoolRun.of(
                        StudyReader.read(study.config()).withCutoff(LocalDate.parse(cutoff)),
                        out,
                        stage -> {},
                        new Recompute(full, List.of()))
                .manifest();
    }

    private Config pool(String cutoff) throws IOException {
        return pool(cutoff, false);
    }

    private static List<Integer> centers(Config manifest) {
        return Stream.of("recomputed", "reused", "carried-forward")
                .map(how -> manifest.getInt("centers." + how))
                .toList();
    }

    private CommandRun forget(int exitCode, String number, String... more) throws IOException {
        Path ids = Files.writeString(folder.resolve("ids"), number + "\n");
        var arguments = new ArrayList<>(List.of(
                "forget",
                "--config",
                study.config().toString(),
                "--out",
                out.toString(),
                "--center",
                "C01",
                "--id-file",
                ids.toString()));
        arguments.addAll(List.of(more));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.out() + run.err()).doesNotContain(NUMBER).doesNotContainPattern("C01-[0-9a-f]{20}");
        return run;
    }

    private String pseudonym(String born) throws IOException {
        return (String) Published.current(out)
                .rows("select subject_id from subject where birth_date = cast(? as date)", born)
                .get(0)
                .get(0);
    }

    private List<String> snapshots() throws IOException {
        try (Stream<Path> ids = Files.list(out.resolve("snapshots"))) {
            return ids.map(id -> id.getFileName().toString()).sorted().toList();
        }
    }

    /** That the person is nowhere, and every snapshot is as its manifest says. */
    private void assertGone(String pseudonym) throws IOException {
        assertThat(Traces.of(out, pseudonym, NUMBER)).isEmpty();
        for (String id : snapshots()) {
            Path snapshot = out.resolve("snapshots").resolve(id);
            Config manifest = Manifest.parse(Files.readString(snapshot.resolve("MANIFEST.json")));
            Inventory.verify(new org.apache.hadoop.fs.Path(snapshot.toString()), manifest, Night.HADOOP);
            assertThat(manifest.getConfigList("files"))
                    .filteredOn(file -> file.getString("path").endsWith(".parquet"))
                    .allMatch(file -> file.hasPath("rows"));
        }
        CommandRun status = CommandRun.of("status", "--out", out.toString(), "--verify");
        assertThat(status.out()).doesNotContain("Not whole");
    }

    @Test
    void overThreeNightsAndAfterThemThePersonIsNowhere() throws IOException {
        // A finding of hers stands in the quarantine, too.
        study.extract("c01", ANNA.replace("2018-03-04", "2018-02-30"), BERT, DORA);
        pool("2020-06-28");
        assertThat(centers(pool("2020-06-29"))).as("reused").containsExactly(0, 2, 0);
        study.extract("c02", CARL, ERNA);
        pool("2020-06-30", true);
        String anna = pseudonym("1980-01-31");
        Published before = Published.current(out);
        assertThat(Traces.of(out, anna)).hasSizeGreaterThan(30).anyMatch(file -> file.startsWith(".reuse/"));
        assertThat(before.rows("select count(*) > 0 from quarantine where subject_id = ?", anna))
                .containsExactly(List.of(true));
        String assessed = "select stat from results where analysis = 'cr' and stat_name = 'N' and group1 is null";
        assertThat(before.rows(assessed)).containsExactly(List.of(4.0));

        List<String> said = forget(0, NUMBER).out().lines().toList();
        assertThat(said.get(0)).isEqualTo("Patients    1 of C01");
        assertThat(said.subList(1, 4))
                .allMatch(line -> line.matches(
                        "Snapshot    2020-06-(28|29|30)-[0-9a-f]{12} closed: \\d+ rows of theirs in \\d+ files"));
        assertThat(said.subList(4, said.size()))
                .containsExactly(
                        "Register    FORGOTTEN.json, entry 1",
                        "Next        run pool: it counts without them; then remove the file of numbers");
        assertGone(anna);
        Published closed = Published.current(out);
        assertThat(closed.snapshot()).isEqualTo(before.snapshot());
        assertThat(closed.files())
                .noneMatch(file -> file.startsWith("patient/values") || file.equals("patient/report.html"))
                .contains("aggregate/report.html");
        assertThat(closed.rows("select SITEID, count(*) from adsl group by 1 order by 1"))
                .containsExactly(List.of("C01", 2L), List.of("C02", 2L));
        assertThat(closed.rows("select count(*) from quarantine where site_id = 'C01'"))
                .as("others' findings stay")
                .isNotEqualTo(List.of(List.of(0L)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve("FORGOTTEN.json"))))
                .isEqualTo("rw-------");
        commandsReadClosedSnapshots();

        // The centre still delivers her.
        Config next = pool("2020-06-30");
        assertThat(centers(next)).as("read again, reused").containsExactly(1, 1, 0);
        assertThat(next.getStringList("warnings")).noneMatch(warning -> warning.contains("in the current snapshot"));
        Published without = Published.current(out);
        assertThat(without.rows(
                        "select n from flow where stage = 'records of c01.csv' and reason = ?",
                        "filtered: consent withdrawn"))
                .containsExactly(List.of(1L));
        assertThat(without.rows(assessed)).containsExactly(List.of(3.0));
        closed.files().stream()
                .filter(file -> file.startsWith("patient/harmonized/") || file.startsWith("patient/adam/"))
                .forEach(file -> assertThat(Hashes.of(closed.snapshot().resolve(file)))
                        .as(file)
                        .isEqualTo(Hashes.of(without.snapshot().resolve(file))));
        assertGone(anna);

        assertThat(centers(pool("2020-07-01"))).as("reused").containsExactly(0, 2, 0);
        Files.delete(study.folder().resolve("data/c01.csv"));
        assertThat(centers(pool("2020-07-02"))).as("carried forward").containsExactly(0, 1, 1);
        study.extract("c01", ANNA, BERT, DORA);
        pool("2020-07-03", true);
        assertGone(anna);
    }

    private void commandsReadClosedSnapshots() throws IOException {
        String current = Published.current(out).snapshot().toString();
        assertThat(CommandRun.of("status", "--out", out.toString()).out())
                .contains(
                        "Closed      patients who withdrew their consent were taken out; its figures stay as published\n");
        CommandRun report = CommandRun.of(
                "report",
                "--snapshot",
                current,
                "--to",
                folder.resolve("report").toString());
        assertThat(report.exitCode()).as(report.err()).isZero();
        String earlier = out.resolve("snapshots").resolve(snapshots().get(0)).toString();
        assertThat(CommandRun.of("diff", earlier, current).exitCode()).isZero();
        CommandRun counts = CommandRun.of(
                "diff", earlier, current, "--config", study.config().toString());
        assertThat(counts.exitCode()).isEqualTo(2);
        assertThat(counts.err())
                .startsWith("--config: expected snapshots with the counts of their patients, found "
                        + snapshots().get(0)
                        + ", out of which patients were taken who withdrew their consent; compare without --config\n");
    }

    /** The centre's delivery is gone on the very night after, so that it is carried forward from the closed snapshot. */
    @Test
    void aClosedSnapshotIsCarriedForward() throws IOException {
        pool("2020-06-29");
        String anna = pseudonym("1980-01-31");
        forget(0, NUMBER);
        Files.delete(study.folder().resolve("data/c01.csv"));

        assertThat(centers(pool("2020-06-30"))).containsExactly(0, 1, 1);
        assertGone(anna);
        assertThat(Published.current(out).rows("select n from flow where site_id = 'C01' order by all"))
                .as("carried forward, harmonized, in the study")
                .containsExactly(List.of(2L), List.of(2L), List.of(2L));
    }

    @Test
    void whatABackupBringsBackIsPassedOverAndForgottenAgain() throws IOException {
        pool("2020-06-29");
        String anna = pseudonym("1980-01-31");
        Path backup = folder.resolve("backup");
        Night.copy(out, backup);
        forget(0, NUMBER);
        assertThat(forget(0, NUMBER).out()).isEqualTo("""
                        Patients    1 of C01, 1 forgotten before
                        Done        nothing more: no kept snapshot has any of them
                        """);
        for (String part : List.of("snapshots", ".reuse")) {
            Night.clear(out.resolve(part));
            Night.copy(backup.resolve(part), out.resolve(part));
        }
        Files.copy(backup.resolve("CURRENT"), out.resolve("CURRENT"), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(study.folder().resolve("data/c01.csv"));

        pool("2020-06-30");
        Published carried = Published.current(out);
        assertThat(Traces.of(carried.snapshot(), anna)).isEmpty();
        assertThat(Traces.of(out, anna)).isNotEmpty();

        assertThat(forget(0, NUMBER).out())
                .startsWith("Patients    1 of C01, 1 forgotten before\nSnapshot    2020-06-29-")
                .contains("\nRegister    FORGOTTEN.json, entry 2\n");
        assertGone(anna);
    }

    @Test
    void theWholeSnapshotGoesWhereTheSiteSaysSo() throws IOException {
        pool("2020-06-29");
        pool("2020-06-30");
        String anna = pseudonym("1980-01-31");

        assertThat(forget(0, NUMBER, "-D", "ninefold.forget.figures=remove").out())
                .containsPattern("Snapshot    2020-06-29-[0-9a-f]{12} removed: ")
                .containsPattern("Snapshot    2020-06-30-[0-9a-f]{12} removed: ");
        assertThat(snapshots()).isEmpty();
        assertThat(out.resolve("CURRENT")).doesNotExist();
        assertThat(Files.exists(out.resolve("current"), LinkOption.NOFOLLOW_LINKS))
                .isFalse();
        CommandRun status = CommandRun.of("status", "--out", out.toString(), "--json");
        assertThat(ConfigFactory.parseString(status.out()).hasPath("snapshot")).isFalse();
        assertGone(anna);

        assertThat(centers(pool("2020-06-30"))).containsExactly(2, 0, 0);
        assertGone(anna);
    }

    /** Whom two centres know is forgotten at one of them, and the command says that there may be another. */
    @Test
    void aPersonWhomAnotherCentreKnowsTooIsTold() throws IOException {
        study.extract("c02", ANNA.replace(NUMBER, "q7"), CARL);
        pool("2020-06-30");
        List<Object> two = Published.current(out)
                .rows("select list(distinct site_id order by site_id) from quarantine"
                        + " where rule = 'subject.same-person'")
                .get(0);
        assertThat(two.get(0).toString()).isEqualTo("[C01, C02]");
        String anna = (String) Published.current(out)
                .rows("select subject_id from subject where site_id = 'C01' and birth_date = date '1980-01-31'")
                .get(0)
                .get(0);

        assertThat(forget(0, NUMBER).out())
                .contains(
                        "Warning     1 of them may be known at another centre, too; if so, forget them there by that centre's number\n");
        assertGone(anna);
        assertThat(Published.current(out).rows("select count(*) from adsl where SITEID = 'C02'"))
                .containsExactly(List.of(2L));
        pool("2020-06-30");
        assertThat(Published.current(out).rows("select count(*) from quality where rule = 'subject.same-person'"))
                .containsExactly(List.of(0L));
    }

    @Test
    void aNumberThatNoSnapshotKnowsIsLeftOutOnceItIsDelivered() throws IOException {
        study.extract("c01", BERT, DORA);
        pool("2020-06-29");
        assertThat(forget(0, "\uFEFF " + NUMBER + "  \n\n" + NUMBER).out()).isEqualTo("""
                        Patients    1 of C01, 1 in no kept snapshot: what is delivered of them later is left out
                        Snapshot    none has any of them
                        Register    FORGOTTEN.json, entry 1
                        Next        run pool: it counts without them; then remove the file of numbers
                        """);
        study.extract("c01", ANNA, BERT, DORA);
        pool("2020-06-30");
        assertThat(Published.current(out).rows("select count(*) from adsl where SITEID = 'C01'"))
                .containsExactly(List.of(2L));
    }

    @Test
    void mistakesAreToldWithoutANumber() throws IOException {
        assertThat(forget(2, NUMBER).err())
                .startsWith("--out: expected an output directory of ninefold pool, found no snapshot in file:" + out
                        + "\n");
        pool("2020-06-30");
        assertThat(forget(2, " \n").err())
                .startsWith("--id-file: expected a number of a patient in each line, found none\n");
        Path ids = Files.writeString(folder.resolve("ids"), NUMBER);
        CommandRun elsewhere = CommandRun.of(
                "forget",
                "--config",
                study.config().toString(),
                "--out",
                out.toString(),
                "--center",
                "C09",
                "--id-file",
                ids.toString());
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err()).startsWith("--center: expected one of C01, C02, found \"C09\"\n");
        Path inside = Files.writeString(out.resolve("ids"), NUMBER);
        for (Path place : List.of(out, Files.createSymbolicLink(folder.resolve("link"), out))) {
            CommandRun misplaced = CommandRun.of(
                    "forget",
                    "--config",
                    study.config().toString(),
                    "--out",
                    place.toString(),
                    "--center",
                    "C01",
                    "--id-file",
                    inside.toString());
            assertThat(misplaced.exitCode()).isEqualTo(2);
            assertThat(misplaced.err())
                    .startsWith(
                            "--id-file: expected a file outside of the output directory, found one in it; move it away\n");
        }
        HoldingProcess holder = HoldingProcess.of(out);
        try {
            assertThat(forget(5, NUMBER).err()).contains("Another run holds the output");
        } finally {
            holder.process().destroyForcibly();
        }
        assertThat(out.resolve("FORGOTTEN.json")).doesNotExist();
        assertThat(CommandRun.of("forget", "--help").out())
                .contains("Takes patients who withdrew their consent out of the study")
                .contains("--id-file=FILE");
    }

    /** Without the register the forgotten would come back. */
    @Test
    void aRegisterThatIsGoneOrChangedStopsARun() throws IOException {
        pool("2020-06-29");
        forget(0, NUMBER);
        Path register = out.resolve("FORGOTTEN.json");
        String written = Files.readString(register);
        Files.writeString(register, written.replace("\"C01\"", "\"C02\""));
        assertThatThrownBy(() -> pool("2020-06-30"))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "file:" + register
                                + " is not as it was written: entry 1 was changed, or one before it is gone; put it back from a copy, for without it nobody knows whose consent is withdrawn");
        Files.writeString(register, written);
        forget(0, "a number that no snapshot has");
        Files.writeString(register, written);
        String behind = "file:" + register
                + " is not as it was written: it does not have the entry that FORGOTTEN.head names; put it back from a copy, for without it nobody knows whose consent is withdrawn";
        assertThatThrownBy(() -> pool("2020-06-30")).hasMessage(behind);
        Files.delete(register);
        assertThatThrownBy(() -> pool("2020-06-30")).hasMessage(behind);
        Files.delete(out.resolve("FORGOTTEN.head"));
        String id = Published.current(out).snapshot().getFileName().toString();
        assertThatThrownBy(() -> pool("2020-06-30"))
                .hasMessage("FORGOTTEN.json does not have the entry that the current snapshot " + id
                        + " names; put it back from a copy, for without it nobody knows whose consent is withdrawn");
        Files.writeString(register, written);
        assertThat(pool("2020-06-30").getInt("forgotten.entries")).isEqualTo(1);
        Files.delete(register);
        assertThatThrownBy(() -> pool("2020-06-30")).hasMessageContaining("does not have the entry");
    }
}
