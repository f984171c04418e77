package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.SparkJobs;
import org.ninefold.jobs.engine.SparkEngine;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.StudyReader;

/** Nights on which only some centres changed: what comes out is what a run from nothing gives, byte for byte. */
class IncrementalTest {
    private static final String CARRY = "gates { missing-center = carry-forward, shrinking = carry-forward }";
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    private static final String CARL = "p3;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";
    private static final String DORA = "p4;1971-08-07;f;2019-08-01;;2020-02-01;;XX;2019-09-01;;2;2019-08-02;";

    private static final String FOLLOW_UP =
            "analyses = [ { id = follow_up, kind = follow-up, endpoint = OS, population = ALL, known-at = [12 months] }"
                    + ", { id = follow_up_sex, kind = follow-up, endpoint = OS, population = ALL, by = SEX }";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private LocalDate cutoff = LocalDate.of(2020, 6, 30);
    private Path out;

    @BeforeEach
    void firstNight() throws IOException {
        study = SmallStudy.in(folder.resolve("study"));
        keys(CARRY);
        out = folder.resolve("out");
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA, BERT));
        study.extract("c02", SmallStudy.HEADER, List.of(CARL));
        night(2, 0, 0, 0);
    }

    /** The study with further keys, and with an analysis that depends on the cut-off itself. */
    private void keys(String more) throws IOException {
        study.keys(more);
        Files.writeString(study.config(), Files.readString(study.config()).replace("analyses = [", FOLLOW_UP));
    }

    private Config pool(Path into, Recompute recompute) throws IOException {
        return PoolRun.of(StudyReader.read(study.config()).withCutoff(cutoff), into, stage -> {}, recompute)
                .manifest();
    }

    /**
     * A run on the nights before, and one on nothing, agree; so many centres were read, derived again, taken over and
     * carried.
     */
    private void night(int read, int derived, int reused, int carried) throws IOException {
        Config manifest = pool(out, Recompute.CHANGED);
        assertThat(List.of(
                        manifest.getInt("centers.recomputed") - manifest.getInt("centers.derived-again"),
                        manifest.getInt("centers.derived-again"),
                        manifest.getInt("centers.reused"),
                        manifest.getInt("centers.carried-forward")))
                .as("read, derived again, reused, carried forward")
                .containsExactly(read, derived, reused, carried);
        if (carried == 0) {
            Path fresh = folder.resolve("fresh");
            delete(fresh);
            Config whole = pool(fresh, Recompute.CHANGED);
            assertThat(everything(Published.current(out))).isEqualTo(everything(Published.current(fresh)));
            for (String part : List.of("accounting", "subjects", "delivered", "headline", "keys")) {
                assertThat(manifest.getValue(part)).as(part).isEqualTo(whole.getValue(part));
            }
        }
    }

    private static SortedMap<String, String> everything(Published published) {
        SortedMap<String, String> hashes = Hashes.promised(published);
        published.files().stream()
                .filter(file -> !file.equals("MANIFEST.json") && !Hashes.ofItsPredecessor(file))
                .forEach(file -> hashes.put(file, Hashes.of(published.snapshot().resolve(file))));
        return hashes;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Every night the cut-off is a day later, as a schedule gives it. */
    private void nextDay() {
        cutoff = cutoff.plusDays(1);
    }

    @Test
    void aFortnightOfNightsIsAsIfEachHadBeenRunFromNothing() throws IOException {
        // Nothing changed but the day.
        nextDay();
        night(0, 0, 2, 0);
        nextDay();
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(1, 0, 1, 0);
        nextDay();
        study.extract("c02", SmallStudy.HEADER, List.of(DORA.replace("XX", "CR"), CARL));
        night(1, 0, 1, 0);
        // The centre takes its correction back: a drop of two nights ago.
        nextDay();
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(1, 0, 1, 0);
        // The same once more on the same day, and then that day's other drop again: its snapshot is there already.
        study.extract("c01", SmallStudy.HEADER, List.of(BERT, ANNA, CARL.replace("p3", "p5")));
        night(1, 0, 1, 0);
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA, BERT));
        night(1, 0, 1, 0);
        // Its own tables are gone since, so all are read; a subject seen tomorrow makes the centre depend on the day.
        nextDay();
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA, BERT.replace("2019-05-01", "2020-07-06")));
        night(2, 0, 0, 0);
        nextDay();
        night(0, 1, 1, 0);
        nextDay();
        night(0, 1, 1, 0);
        nextDay();
        night(0, 0, 2, 0);
        // One subject fewer: carried forward, and with the study's own decision not.
        nextDay();
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA));
        night(0, 0, 1, 1);
        keys("");
        night(1, 1, 0, 0);
        keys(CARRY);
        nextDay();
        night(0, 2, 0, 0);
        // Nothing from one centre; the next night it is there again, late.
        nextDay();
        Files.delete(study.folder().resolve("data/c02.csv"));
        night(0, 0, 1, 1);
        nextDay();
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(1, 0, 1, 0);
        // A new centre.
        nextDay();
        study.center("C03", "LEE_2014", "").extract("c03", SmallStudy.HEADER, List.of(CARL.replace("p3", "p9")));
        Files.writeString(
                study.config(),
                Files.readString(study.config())
                        .replace("expected-centers = 2", "expected-centers = 3")
                        .replace("\"c02.conf\"]", "\"c02.conf\", \"c03.conf\"]"));
        night(1, 2, 0, 0);
        nextDay();
        night(0, 0, 3, 0);
    }

    /** The cut-off goes back before dates that it had passed. */
    @Test
    void anEarlierCutoffDerivesAgain() throws IOException {
        cutoff = LocalDate.of(2019, 6, 30);
        night(0, 1, 1, 0);
        cutoff = LocalDate.of(2018, 6, 30);
        night(0, 2, 0, 0);
    }

    @Test
    void onlyTheCentresAskedForAreOpened() throws IOException {
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA));
        Files.delete(study.folder().resolve("data/c02.csv"));
        keys("");
        Config manifest = pool(out, new Recompute(false, List.of("C01")));
        assertThat(manifest.getConfig("centers").root().unwrapped())
                .isEqualTo(Map.of("recomputed", 1, "derived-again", 0, "reused", 0, "carried-forward", 1));
        assertThat(manifest.getStringList("warnings"))
                .contains("C02: not to be recomputed")
                .anyMatch(warning -> warning.startsWith("C02: carried forward as delivered by 2020-06-30"));
        assertThat(Published.current(out).rows("select SITEID, count(*) from adsl group by 1 order by 1"))
                .containsExactly(List.of("C01", 1L), List.of("C02", 1L));
    }

    @Test
    void withoutASnapshotThereIsNothingToTakeOver() {
        assertThatThrownBy(() -> pool(folder.resolve("new"), new Recompute(false, List.of("C01"))))
                .isInstanceOfSatisfying(
                        DataGateException.class,
                        refused -> assertThat(refused.sentences())
                                .containsExactly(
                                        "C02: not to be recomputed",
                                        "C02: cannot be carried forward, because there is no current snapshot; deliver its files"));
    }

    @Test
    void aNightOnWhichNothingChangedIsTheSameSnapshot() throws IOException {
        Published before = Published.current(out);
        assertThat(PoolRun.of(study.config(), out, stage -> {}).fresh()).isFalse();
        assertThat(Published.current(out).snapshot()).isEqualTo(before.snapshot());
    }

    @Test
    void aChangedMappingIsReadAgainAloneAndAChangedStudyIsDerivedAgain() throws IOException {
        study.center("C02", "LEE_2014", "");
        night(1, 0, 1, 0);
        keys(CARRY + "\n  response-window = [0, 30]");
        night(0, 2, 0, 0);
    }

    /** What cannot be taken over whole is read again. */
    @Test
    void damagedTablesOfTheLastRunAreNotTakenOver() throws IOException {
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        damage(out.resolve(".reuse"), "tally/C01-00000.parquet");
        night(2, 0, 0, 0);
    }

    private void poolOnSpark() throws IOException {
        PoolRun.of(
                StudyReader.read(study.config()).withCutoff(cutoff),
                out,
                bytes -> new SparkEngine(SharedSession.usual(), () -> {}),
                stage -> {},
                Recompute.CHANGED);
    }

    @Test
    void unchangedCentresAreNotCountedAgain() throws IOException {
        nextDay();
        try (var jobs = SparkJobs.of(SharedSession.usual())) {
            poolOnSpark();
            assertThat(jobs.descriptions()).isNotEmpty().doesNotContain("count");
        }
        nextDay();
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        try (var jobs = SparkJobs.of(SharedSession.usual())) {
            poolOnSpark();
            assertThat(jobs.descriptions()).containsOnlyOnce("count");
        }
    }

    /** A manifest that is not the one CURRENT names says nothing of files. */
    @Test
    void nothingIsTakenOverByAnotherManifest() throws IOException {
        Path manifest = Published.current(out).snapshot().resolve("MANIFEST.json");
        manifest.toFile().setWritable(true);
        Files.writeString(manifest, Files.readString(manifest) + "\n");
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(2, 0, 0, 0);
    }

    @Test
    void whereTheAuditIsGoneAllIsCounted() throws IOException {
        Files.delete(found(out, "audit.parquet"));
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(1, 0, 1, 0);
    }

    /** Counts that are not those of the manifest are counted again, from tables that are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit.parquet",
                "patient/values/site_risk_tables.parquet",
                "aggregate/count_tables.parquet",
                "patient/values/value_tables.parquet"
            })
    void damagedCountsOfTheLastRunAreNotTakenOver(String file) throws IOException {
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        damage(out, file);
        night(1, 0, 1, 0);
    }

    private static void damage(Path folder, String file) throws IOException {
        Path found = found(folder, file);
        found.toFile().setWritable(true);
        Files.write(found, new byte[] {1, 2, 3});
    }

    private static Path found(Path folder, String file) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
        }
    }
}
