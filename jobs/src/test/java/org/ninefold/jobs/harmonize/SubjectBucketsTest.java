package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.SharedSession;
import org.ninefold.jobs.count.CountTables;
import org.ninefold.jobs.count.Ledger;
import org.ninefold.jobs.count.LevelLimit;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.publish.PatientSink;
import org.ninefold.quality.Accounts;
import org.ninefold.study.Center;
import org.ninefold.study.Study;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.StudyReader;

/** The sample study in one share a site, in many, and made again from the tables of the many. */
class SubjectBucketsTest {
    private static final Study STUDY = StudyReader.read(Path.of("../conf/nine-centers.conf"));
    private static final TablePlan PLAN = AnalysisPlan.of(STUDY);
    private static final List<String> SITES =
            STUDY.centers().stream().map(Center::id).toList();

    @TempDir
    private static Path folder;

    private static Path one;
    private static Path many;

    @BeforeAll
    static void write() throws IOException {
        List<Extract> extracts = Extracts.open(STUDY, new Configuration(false));
        one = written("one", Harmonizer.subjects(extracts, StudyLimits.DEFAULT, Harmonized.PSEUDONYMS, ENGINE));
        many = written("many", Harmonizer.subjects(extracts, StudyLimits.DEFAULT, 1500, Harmonized.PSEUDONYMS, ENGINE));
    }

    private static final Engine ENGINE = new LocalEngine(PoolRun.HADOOP, 2);

    private static Path written(String name, MergedSubjects dossiers) throws IOException {
        Path place = folder.resolve(name);
        PatientSink.write(Cohort.of(dossiers, STUDY, PLAN), new org.apache.hadoop.fs.Path(place.toUri()), ENGINE);
        return place;
    }

    /** For each folder the rows of its files, in the order of their names; counts of the run itself are left out. */
    private static Map<String, List<String>> rows(Path place) throws IOException {
        var rows = new TreeMap<String, List<String>>();
        for (Path file : files(place)) {
            String table = place.relativize(file.getParent()).toString();
            if (table.startsWith("patient") || table.endsWith(KeptSubjects.LIKENESS)) {
                rows.computeIfAbsent(table, folder -> SharedSession.usual()
                        .read()
                        .parquet(place.resolve(folder).toString())
                        .orderBy("_metadata.file_name", "_metadata.row_index")
                        .collectAsList()
                        .stream()
                        .map(Row::toString)
                        .toList());
            }
        }
        return rows;
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> walk = Files.walk(place)) {
            return walk.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> counts(Path place) {
        var builder = new CountedTables.Builder();
        CountTables.add(
                Set.copyOf(SITES),
                place.toString(),
                PLAN,
                STUDY.cutoff(),
                new LevelLimit(STUDY, PLAN),
                builder,
                ENGINE);
        CountedTables counts = builder.build(SITES);
        return PLAN.tables().stream()
                .flatMap(table -> counts.cells(table).stream())
                .map(Object::toString)
                .toList();
    }

    private static Accounts accounts(Path place) {
        return Ledger.read(ENGINE, place.toString(), STUDY);
    }

    @Test
    void aSiteInManySharesHasTheSameRowsInTheSameOrder() throws IOException {
        assertThat(files(one)).allMatch(file -> file.toString().endsWith("-00000.parquet"));
        assertThat(files(many)).anyMatch(file -> file.toString().endsWith("-00001.parquet"));
        assertThat(rows(many)).isEqualTo(rows(one)).containsKey("patient/adam/adtte");
    }

    @Test
    void countsAndAccountsAreThoseOfTheWhole() {
        assertThat(counts(many)).isEqualTo(counts(one)).hasSizeGreaterThan(500);
        assertThat(accounts(many).files()).isEqualTo(accounts(one).files()).hasSize(13);
        assertThat(accounts(many).fates())
                .containsExactlyInAnyOrderElementsOf(accounts(one).fates());
        assertThat(accounts(many).findings())
                .containsExactlyInAnyOrderElementsOf(accounts(one).findings());
        assertThat(accounts(many).samePersons()).isEqualTo(accounts(one).samePersons());
    }

    /** Byte for byte: what is derived again next night is what reading would have given. */
    @Test
    void sharesThatAreDerivedAgainAreTheSameFiles() throws IOException {
        List<String> kept = files(many).stream()
                .filter(file -> !file.toString().contains("/adam/"))
                .map(file -> file.toUri().toString())
                .toList();
        Path again = written("again", KeptSubjects.of(SITES, Set.copyOf(SITES), kept, Harmonized.PSEUDONYMS, ENGINE));

        assertThat(names(again)).isEqualTo(names(many));
        for (Path file : files(again)) {
            assertThat(file).hasSameBinaryContentAs(many.resolve(again.relativize(file)));
        }
    }

    /** Tables of a snapshot that an earlier version cut by rows: a number in a name says nothing of persons. */
    @Test
    void tablesThatWereCutByRowsAreOneShare() throws IOException {
        Path cut = folder.resolve("cut");
        Path table = cut.resolve("patient/harmonized/infusion");
        for (Path file : files(one)) {
            Path copy = cut.resolve(one.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        Path whole = table.resolve("C01-00000.parquet");
        Dataset<Row> rows =
                SharedSession.usual().read().parquet(whole.toString()).orderBy("_metadata.row_index");
        long half = rows.count() / 2;
        assertThat(half).isPositive();
        save(rows.filter("_metadata.row_index < " + half), table.resolve("first"));
        save(rows.filter("_metadata.row_index >= " + half), table.resolve("second"));
        Files.move(table.resolve("first"), whole, StandardCopyOption.REPLACE_EXISTING);
        Files.move(table.resolve("second"), table.resolve("C01-00001.parquet"));

        List<String> kept = files(cut).stream()
                .filter(file -> !file.toString().contains("/adam/"))
                .map(file -> file.toUri().toString())
                .toList();
        Path again =
                written("cut-again", KeptSubjects.of(SITES, Set.copyOf(SITES), kept, Harmonized.PSEUDONYMS, ENGINE));

        assertThat(names(again)).isEqualTo(names(one));
        assertThat(rows(again)).isEqualTo(rows(one));
    }

    /** As one file. */
    private static void save(Dataset<Row> rows, Path file) throws IOException {
        Path written = folder.resolve("written");
        rows.coalesce(1).write().mode(SaveMode.Overwrite).parquet(written.toString());
        Files.move(files(written).get(0), file);
    }

    private static List<String> names(Path place) throws IOException {
        return files(place).stream()
                .map(file -> place.relativize(file).toString())
                .toList();
    }
}
