package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Hashes;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.StudyCopy;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** A centre whose delivery cannot be used is in the run as the current snapshot has it, and every figure says so. */
class CarryForwardTest {
    private static final String ALL_OF_THEM =
            "gates { missing-center = carry-forward, shrinking = carry-forward, schema-drift = carry-forward,"
                    + " rejected = carry-forward, rejected-at-least = 1, carry-forward-limit = 30 }";
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    private static final String CARL = "X-78;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";
    private static final String EVERYTHING_BUT_WARNINGS = "select * exclude (warning, error) from results order by all";

    @TempDir
    private Path folder;

    private SmallStudy small;
    private Path out;

    @BeforeEach
    void study() {
        small = SmallStudy.in(folder.resolve("study")).keys(ALL_OF_THEM);
        out = folder.resolve("out");
    }

    private Study cutOff(String day) {
        return StudyReader.read(small.config()).withCutoff(LocalDate.parse(day));
    }

    /** For which a key of real data is taken. */
    private Study ofRealData() throws IOException {
        Path config = small.config().resolveSibling("real.conf");
        Files.writeString(config, Files.readString(small.config()).replace("synthetic = true", "synthetic = false"));
        return StudyReader.read(config);
    }

    private RunOutcome pool(Study study) throws IOException {
        return PoolRun.of(study, out, stage -> {});
    }

    private List<String> refusals(Study study) throws IOException {
        String before = Files.exists(out.resolve("CURRENT")) ? Files.readString(out.resolve("CURRENT")) : "";
        var refused = catchThrowableOfType(DataGateException.class, () -> pool(study));
        assertThat(refused).as("a gate stops the run").isNotNull();
        assertThat(Files.exists(out.resolve("CURRENT")) ? Files.readString(out.resolve("CURRENT")) : "")
                .isEqualTo(before);
        assertThat(out.resolve(".staging")).doesNotExist();
        return refused.sentences();
    }

    private void withoutC02() throws IOException {
        Files.delete(small.folder().resolve("data/c02.csv"));
    }

    /** All promised files, and the centres' findings; without those that say what was delivered or carried, and the figures of these. */
    private static SortedMap<String, String> hashes(Published published) {
        SortedMap<String, String> hashes = Hashes.promised(published);
        published.files().stream()
                .filter(file -> file.startsWith("patient/quarantine/") || file.startsWith("patient/values/"))
                .filter(file -> !Hashes.ofItsPredecessor(file) && !file.endsWith("/files.parquet"))
                .forEach(file -> hashes.put(file, Hashes.of(published.snapshot().resolve(file))));
        List.of("results.parquet", "results.csv", "figures.parquet", "flow.parquet")
                .forEach(file -> hashes.remove("aggregate/" + file));
        // Captions say what was carried, too; the numbers of curves and levels stay.
        hashes.keySet()
                .removeIf(file -> file.matches("aggregate/figures/(.*\\.(svg|png)|(flow|.*-centres(-.*)?)\\.csv)"));
        return hashes;
    }

    /** One of C03's records that lists toxicities is rejected, and one names nobody; one of C04's subjects is rejected. */
    @Test
    void aCentreComesBackByteForByteWhateverTheCutoff() throws IOException {
        StudyCopy nine = StudyCopy.in(folder.resolve("nine"));
        nine.change(nine.config(), text -> text.replace("cutoff = 2020-06-30", "cutoff = 2020-06-30\n" + ALL_OF_THEM));
        nine.change(nine.config(), text -> text.replace("rejected-at-least = 1", "rejected-share = 0.9"));
        nine.change(nine.extract("c03/toxicities.csv"), text -> text.replace("ZY-0299,CRS,mild", "ZY-0299,CRX,mild"));
        nine.change(nine.center("c03"), text -> text.replace("`toxicity` = 'CRS'", "`toxicity` like 'CR%'")
                .replace("term = CRS", "term { column = toxicity, codes { CRS = CRS } }"));
        nine.change(nine.extract("c03/toxicities.csv"), text -> text + ",CRS,mild,2016-10-12,2016-10-17,ward\n");
        pool(StudyReader.read(nine.config()));
        Published whole = Published.current(out);
        assertThat(whole.rows("select site_id, count(*) from subject where has_rejected_records group by 1"))
                .containsExactly(List.of("C03", 1L));
        assertThat(whole.rows("select count(*) from quarantine where rule = 'record.key' and site_id = 'C03'"))
                .containsExactly(List.of(1L));
        Study earlier = StudyReader.read(nine.config()).withCutoff(LocalDate.of(2019, 6, 30));
        PoolRun.of(earlier, folder.resolve("earlier"), stage -> {});

        for (String file : List.of("c03/patients.csv", "c03/toxicities.csv", "c04/cart_registry.txt")) {
            Files.delete(nine.extract(file));
        }
        Config manifest = pool(StudyReader.read(nine.config())).manifest();
        Published carried = Published.current(out);
        assertThat(carried.snapshot()).isNotEqualTo(whole.snapshot());
        assertThat(hashes(carried)).hasSizeGreaterThan(100).isEqualTo(hashes(whole));
        assertThat(carried.rows(EVERYTHING_BUT_WARNINGS)).isEqualTo(whole.rows(EVERYTHING_BUT_WARNINGS));
        String flow =
                "select * from flow where stage not like 'records of c0%' and stage <> 'carried forward' order by all";
        assertThat(carried.rows(flow)).isEqualTo(whole.rows(flow));
        assertThat(manifest.getConfig("centers").root().unwrapped())
                .isEqualTo(Map.of("recomputed", 0, "derived-again", 0, "reused", 7, "carried-forward", 2));

        pool(earlier);
        Published moved = Published.current(out);
        Published movedWhole = Published.current(folder.resolve("earlier"));
        assertThat(hashes(moved)).isEqualTo(hashes(movedWhole));
        assertThat(moved.rows(EVERYTHING_BUT_WARNINGS)).isEqualTo(movedWhole.rows(EVERYTHING_BUT_WARNINGS));
    }

    @Test
    void everyFigureAndTheManifestSayWhatIsCarriedAndAChainKeepsItsOrigin() throws IOException {
        small.extract("c01", ANNA).extract("c02", BERT, CARL);
        String first = pool(cutOff("2020-05-31")).manifest().getString("snapshot");
        withoutC02();
        small.extract("c01", ANNA, "p9;1971-02-03;m;2019-07-08;;2020-01-02;;CR;2019-08-03;;3;2019-07-09;");
        Config manifest = pool(cutOff("2020-06-15")).manifest();

        assertThat(manifest.getStringList("warnings"))
                .contains(
                        "C02: no file was delivered",
                        "C02: carried forward as delivered by 2020-05-31, from snapshot " + first);
        Published carried = Published.current(out);
        String said = "Includes C02 as delivered by 2020-05-31 (carried forward).";
        assertThat(carried.rows(
                        "select coalesce(group1_level, 'all'), bool_and(coalesce(warning, '') like '%' || ?),"
                                + " bool_or(coalesce(warning, '') like '%carried%') from results group by 1 order by 1",
                        said))
                .containsExactly(List.of("C01", false, false), List.of("C02", true, true), List.of("all", true, true));
        assertThat(carried.rows("select stage, reason, n from flow where site_id = 'C02' order by all"))
                .containsExactly(
                        List.of("carried forward", "from snapshot " + first, 2L),
                        List.of("subjects", "harmonized", 2L),
                        List.of("subjects", "in the study", 2L));
        assertThat(manifest.getConfigList("accounting"))
                .extracting(file -> file.getString("site"))
                .containsExactly("C01");
        List<String> inputs = manifest.getConfigList("inputs").stream()
                .map(input -> input.getString("path"))
                .toList();
        assertThat(inputs)
                .hasSize(8)
                .contains("c01.csv", "snapshots/" + first + "/patient/harmonized/subject/C02-00000.parquet");

        Config again = pool(cutOff("2020-06-30")).manifest();
        assertThat(again.getConfigList("inputs")).isEqualTo(manifest.getConfigList("inputs"));
        assertThat(again.getStringList("warnings"))
                .contains("C02: carried forward as delivered by 2020-05-31, from snapshot " + first);
        assertThat(pool(cutOff("2020-06-30")).fresh()).as("the same inputs").isFalse();

        assertThat(refusals(cutOff("2020-07-01")))
                .containsExactly(
                        "C02: no file was delivered",
                        "C02: cannot be carried forward, because it was last delivered for the cut-off 2020-05-31, 31 days"
                                + " before 2020-07-01, and carry-forward-limit is 30; deliver its files, or raise the"
                                + " limit");
    }

    @Test
    void aDeliveryThatAGateTurnsDownIsReplacedByTheLastOne() throws IOException {
        small.extract("c01", ANNA, BERT).extract("c02", CARL);
        pool(cutOff("2020-06-30"));
        Published before = Published.current(out);
        var extracts = new ArrayList<Runnable>();
        extracts.add(() -> small.extract("c01", ANNA));
        extracts.add(() -> small.extract("c01", ANNA, BERT.replace("2018-05-01", "2018-02-30")));
        extracts.add(() -> small.extract("c01", SmallStudy.HEADER.replace("remark", "ward"), List.of(ANNA, BERT)));
        List<List<String>> sentences = List.of(
                List.of(
                        "C01: 1 subjects, but 2 in the current snapshot; deliver all of them, or say gates { shrinking ="
                                + " warn } for the centre if they are right"),
                List.of(
                        "C01: 1 of 2 records rejected, more than 0 and more than 10 % (1 × value.date at infusion.date);"
                                + " correct the file or the mapping"),
                List.of("C01: source \"patients\" is not as in the current snapshot: new column \"ward\", no column"
                        + " \"remark\" any more; check its mapping, or say gates { schema-drift = warn } for the centre"
                        + " if it is right"));
        for (int i = 0; i < extracts.size(); i++) {
            extracts.get(i).run();
            Config manifest = pool(cutOff("2020-06-30")).manifest();
            assertThat(manifest.getStringList("warnings"))
                    .containsAll(sentences.get(i))
                    .contains("C01: carried forward as delivered by 2020-06-30, from snapshot "
                            + before.snapshot().getFileName())
                    .noneMatch(warning -> warning.contains("(reject)"));
            assertThat(manifest.getConfigList("inputs"))
                    .extracting(input -> input.getString("path"))
                    .as("the delivery that was turned down decides, too")
                    .hasSize(9)
                    .contains("c01.csv");
            assertThat(hashes(Published.current(out))).isEqualTo(hashes(before));
            assertThat(pool(cutOff("2020-06-30")).fresh()).as("the same inputs").isFalse();
        }
        assertThat(out.resolve(".staging")).doesNotExist();
    }

    /** The other's file may be gone by then: its tables lie in staging, as they are in a run that knows of it from the beginning. */
    @Test
    void aCentreThatIsTurnedDownDoesNotMakeTheOthersBeReadTwice() throws IOException {
        small.extract("c01", ANNA, BERT).extract("c02", CARL);
        pool(cutOff("2020-06-30"));
        Path known = folder.resolve("known");
        PoolRun.of(cutOff("2020-06-30"), known, stage -> {});
        small.extract("c01", ANNA).extract("c02", CARL, BERT.replace("p2", "p3"));
        Path read = small.folder().resolve("data/c02.csv");
        var carrying = new ArrayList<String>();
        Config manifest = PoolRun.of(cutOff("2020-06-30"), out, stage -> {
                    if (stage.startsWith("Carrying forward")) {
                        delete(read);
                        carrying.add(stage);
                    }
                })
                .manifest();
        assertThat(carrying).containsExactly("Carrying forward C01");
        assertThat(manifest.getConfig("centers").root().unwrapped())
                .isEqualTo(Map.of("recomputed", 1, "derived-again", 0, "reused", 0, "carried-forward", 1));

        small.extract("c02", CARL, BERT.replace("p2", "p3"));
        delete(small.folder().resolve("data/c01.csv"));
        Config expected = PoolRun.of(cutOff("2020-06-30"), known, stage -> {}).manifest();
        Published turnedDown = Published.current(out);
        Published missing = Published.current(known);
        assertThat(hashes(turnedDown)).isEqualTo(hashes(missing));
        assertThat(turnedDown.rows(EVERYTHING_BUT_WARNINGS)).isEqualTo(missing.rows(EVERYTHING_BUT_WARNINGS));
        for (String part : List.of("accounting", "centers", "subjects", "headline", "keys")) {
            assertThat(manifest.getValue(part)).as(part).isEqualTo(expected.getValue(part));
        }
        for (String own : List.of("harmonized/subject/", "adam/adsl/", "quarantine/C0")) {
            assertThat(turnedDown.files())
                    .filteredOn(file -> file.startsWith("patient/" + own))
                    .hasSize(2);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void evenTheOnlyCentreThatDeliveredMayBeTurnedDown() throws IOException {
        small.center("C02", "ASTCT_2019", "gates { missing-center = warn }").extract("c01", ANNA, BERT);
        pool(cutOff("2020-06-30"));
        Published before = Published.current(out);
        small.extract("c01", ANNA);

        assertThat(pool(cutOff("2020-06-30"))
                        .manifest()
                        .getConfig("centers")
                        .root()
                        .unwrapped())
                .isEqualTo(Map.of("recomputed", 0, "derived-again", 0, "reused", 0, "carried-forward", 1));
        assertThat(hashes(Published.current(out))).isEqualTo(hashes(before));
    }

    /** As an empty list of patients is one, too. */
    @Test
    void aCentreWithoutSubjectsIsCarriedForwardLikeAnyOther() throws IOException {
        small.extract("c01", ANNA).extract("c02");
        pool(cutOff("2020-06-30"));
        Published before = Published.current(out);
        withoutC02();

        pool(cutOff("2020-06-30"));
        assertThat(hashes(Published.current(out))).isEqualTo(hashes(before));
    }

    @Test
    void whatTheCurrentSnapshotCannotGiveIsASentence() throws IOException {
        small.extract("c01", ANNA);
        String why = "C02: cannot be carried forward, because ";
        assertThat(refusals(cutOff("2020-06-30")))
                .containsExactly("C02: no file was delivered", why + "there is no current snapshot; deliver its files");

        small.center("C02", "ASTCT_2019", "gates { missing-center = warn }");
        String without = pool(cutOff("2020-06-30")).manifest().getString("snapshot");
        small.center("C02", "ASTCT_2019", "");
        assertThat(refusals(cutOff("2020-06-30")))
                .contains(why + "the current snapshot " + without + " does not have it; deliver its files");

        small.extract("c02", BERT);
        String with = pool(cutOff("2020-06-30")).manifest().getString("snapshot");
        withoutC02();
        small.center("C02", "CTCAE_5", "");
        assertThat(refusals(cutOff("2020-06-30")))
                .contains(why + "its sources and tables, or the standard schema, are not those of the current snapshot "
                        + with + "; deliver its files");

        small.center("C02", "ASTCT_2019", "  gates { shrinking = warn } # and a comment");
        Path key = Files.writeString(folder.resolve("key"), "a key of this test only");
        PseudonymKey other = PseudonymKey.of(
                Site.read(
                        null,
                        Map.of("ninefold.pseudonym.key-id", "2026", "ninefold.pseudonym.key-file", key.toString())),
                ofRealData(),
                Map.of());
        var snapshots =
                new org.ninefold.jobs.publish.Snapshots(new org.apache.hadoop.fs.Path(out.toString()), PoolRun.HADOOP);
        var refused = catchThrowableOfType(DataGateException.class, () -> new Pool(
                        cutOff("2020-06-30"), other, PoolRun.LOCAL, snapshots, stage -> {}, Recompute.CHANGED)
                .run());
        assertThat(refused.sentences())
                .contains(why + "the pseudonyms of the current snapshot " + with
                        + " are made with the key \"demo\", those of this run with \"2026\"; deliver its files");
        assertThat(pool(cutOff("2020-06-30")).manifest().getStringList("warnings"))
                .as("gates and comments of the centre's file do not matter")
                .contains("C02: carried forward as delivered by 2020-06-30, from snapshot " + with);
    }

    /** Its place is then its row in the snapshot's own table. */
    @Test
    void aPersonOfACarriedCentreIsFoundAtAnother() throws IOException {
        small.keys(ALL_OF_THEM.replace("missing-center", "same-person = fail, missing-center"));
        small.extract("c01", ANNA).extract("c02", CARL, BERT.replace("p2", "X-79"));
        pool(cutOff("2020-06-30"));
        withoutC02();
        small.extract("c01", ANNA, BERT);

        String ask = " of its subjects may be known at another centre too (%s); ask both centres, and if so list one of"
                + " the two in the study's exclude";
        assertThat(refusals(cutOff("2020-06-30")))
                .hasSize(2)
                .contains("C01: 1" + ask.formatted("c01.csv:3"))
                .last()
                .asString()
                .matches("\\QC02: 1 of its subjects may be known at another centre too (patient/harmonized/subject/\\E"
                        + "C02-00000.parquet:[12]\\).*");
    }
}
