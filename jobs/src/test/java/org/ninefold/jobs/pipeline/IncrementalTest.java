package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.SmallStudy;

/** Nights on which only some centres changed: what comes out is what a run from nothing gives, byte for byte. */
class IncrementalTest {
    private static final String CARRY = "gates { missing-center = carry-forward, shrinking = carry-forward }";
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    private static final String CARL = "p3;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";
    private static final String DORA = "p4;1971-08-07;f;2019-08-01;;2020-02-01;;XX;2019-09-01;;2;2019-08-02;";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;

    @BeforeEach
    void firstNight() throws IOException {
        study = SmallStudy.in(folder.resolve("study")).keys(CARRY);
        out = folder.resolve("out");
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA, BERT));
        study.extract("c02", SmallStudy.HEADER, List.of(CARL));
        night(2, 0, 0);
    }

    /** A run on the nights before, and one on nothing, agree; so many centres were read, taken over and carried. */
    private void night(int recomputed, int reused, int carried) throws IOException {
        Config manifest = PoolRun.of(study.config(), out, SharedSession.usual(), stage -> {})
                .manifest();
        assertThat(manifest.getInt("centers.recomputed")).as("recomputed").isEqualTo(recomputed);
        assertThat(manifest.getInt("centers.reused")).as("reused").isEqualTo(reused);
        assertThat(manifest.getInt("centers.carried-forward"))
                .as("carried forward")
                .isEqualTo(carried);
        if (carried == 0) {
            Path fresh = folder.resolve("fresh");
            delete(fresh);
            PoolRun.of(study.config(), fresh, SharedSession.usual(), stage -> {});
            assertThat(everything(Published.current(out))).isEqualTo(everything(Published.current(fresh)));
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

    @Test
    void aFortnightOfNightsIsAsIfEachHadBeenRunFromNothing() throws IOException {
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(1, 1, 0);
        study.extract("c02", SmallStudy.HEADER, List.of(DORA.replace("XX", "CR"), CARL));
        night(1, 1, 0);
        // The centre takes its correction back: a drop that was there before.
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        night(1, 1, 0);
        // That snapshot was there already; its own tables are gone since, so all are read.
        study.extract("c01", SmallStudy.HEADER, List.of(BERT, ANNA, CARL.replace("p3", "p5")));
        night(2, 0, 0);
        // One subject fewer: carried forward, and with the centre's own decision not.
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA));
        night(0, 1, 1);
        study.keys("");
        night(2, 0, 0);
        study.keys(CARRY);
        night(2, 0, 0);
        Files.delete(study.folder().resolve("data/c02.csv"));
        night(0, 1, 1);
        study.extract("c02", SmallStudy.HEADER, List.of(CARL));
        study.keys("");
        night(2, 0, 0);
    }

    @Test
    void aNightOnWhichNothingChangedIsTheSameSnapshot() throws IOException {
        Published before = Published.current(out);
        assertThat(PoolRun.of(study.config(), out, SharedSession.usual(), stage -> {})
                        .fresh())
                .isFalse();
        assertThat(Published.current(out).snapshot()).isEqualTo(before.snapshot());
    }

    @Test
    void aChangedMappingIsReadAgainAloneAndAChangedStudyWholly() throws IOException {
        study.center("C02", "LEE_2014", "");
        night(1, 1, 0);
        study.keys(CARRY + "\n  response-window = [0, 30]");
        night(2, 0, 0);
    }

    /** What cannot be taken over whole is read again. */
    @Test
    void damagedTablesOfTheLastRunAreNotTakenOver() throws IOException {
        study.extract("c02", SmallStudy.HEADER, List.of(CARL, DORA));
        try (Stream<Path> work = Files.walk(out.resolve(".reuse"))) {
            Path tally = work.filter(path -> path.endsWith("tally/C01-00000.parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.write(tally, new byte[] {1, 2, 3});
        }
        night(2, 0, 0);
    }
}
