package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Problem;

/** How much a study may come to: what is said of more, before the machine has none left. */
class LimitsTest {
    private static final List<String> ANNA = visits("p1", "1980-01-31", "2018-03-01", 3);
    private static final List<String> BERT = visits("p2", "1990-02-28", "2018-05-01", 1);
    private static final List<String> CARL = visits("p3", "1970-07-07", "2019-07-01", 1);

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;

    @BeforeEach
    void study() {
        study = SmallStudy.in(folder.resolve("study"));
        out = folder.resolve("out");
    }

    /** A patient, with records that differ in the grade. */
    private static List<String> visits(String id, String born, String infused, int records) {
        return IntStream.rangeClosed(1, records)
                .mapToObj(
                        i -> "%s;%s;f;%s;;2020-01-01;;CR;%s;;%d;%s;".formatted(id, born, infused, infused, i, infused))
                .toList();
    }

    private RunOutcome pool() throws IOException {
        return PoolRun.of(study.config(), out, stage -> {});
    }

    private List<String> refusals() {
        List<String> sentences =
                catchThrowableOfType(DataGateException.class, this::pool).sentences();
        assertThat(out.resolve("CURRENT")).doesNotExist();
        assertThat(out.resolve(".staging")).doesNotExist();
        return sentences;
    }

    @Test
    void aSubjectWithMoreRecordsThanItMayHaveBreaksItsFile() throws IOException {
        study.extract("c01", SmallStudy.HEADER, ANNA).extract("c02", SmallStudy.HEADER, BERT);
        study.keys("limits { subject-records = 2 }");
        assertThat(refusals())
                .containsExactly("C01: c01.csv gives one subject more than 2 records, those of the centre's other files"
                        + " included, in line 4; correct its subject_id or the file, or raise the study's limits {"
                        + " subject-records }");

        study.keys("limits { subject-records = 3 }");
        pool();
        assertThat(Published.current(out).rows("select count(*) from adsl")).containsExactly(List.of(2L));
    }

    @Test
    void aSubjectWithMoreIncompleteDatesThanCanBeHeldAgainstEachOtherBreaksItsFile() throws IOException {
        study.extract("c01", SmallStudy.HEADER, ANNA).extract("c02", SmallStudy.HEADER, BERT);
        study.change(
                "c01",
                text -> text.replace(
                        "onset_date { column = crs_on }",
                        "onset_date { column = crs_on, format = [\"yyyy-MM-dd\", \"yyyy-MM\"], partial = middle }"));
        study.extract(
                "c01",
                ANNA.get(0),
                ANNA.get(1).replaceFirst("-01;$", ";"),
                ANNA.get(2).replaceFirst("-01;$", ";"));
        study.keys("limits { imputed-pairs = 10 }");
        assertThat(refusals())
                .containsExactly(
                        "C01: c01.csv gives one subject so many incomplete dates, the last in line 4, that more"
                                + " than 10 pairs of dates are in doubt; give the days, correct its subject_id or the file, or raise"
                                + " the study's limits { imputed-pairs }");

        study.keys("limits { imputed-pairs = 1000 }");
        pool();
        assertThat(out.resolve("CURRENT")).exists();
    }

    @Test
    void twoCentresThatReadOneFileAreToldSo() throws IOException {
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA.get(0), BERT.get(0)));
        study.change("c02", text -> text.replace("path = \"c02.csv\"", "path = \"c01.csv\""));
        study.keys("limits { same-persons = 3 }");
        assertThat(refusals())
                .containsExactly("C01 and C02: their subjects agree more than 3 times in birth date, sex and a date of"
                        + " infusion or transplant; correct the path of a source if both centres read the same files, or"
                        + " raise the study's limits { same-persons }");

        study.keys("limits { same-persons = 4 }");
        assertThat(pool().manifest().getStringList("warnings"))
                .anyMatch(warning -> warning.startsWith("C01: 2 of its subjects may be known at another centre too"));
    }

    @Test
    void aCategoryAndAGroupWithMoreLevelsThanTheyMayHaveAreNamedWithTheirPlace() throws IOException {
        study.extract("c01", SmallStudy.HEADER, List.of(ANNA.get(0), BERT.get(0)))
                .extract("c02", SmallStudy.HEADER, CARL);
        String more =
                "limits { levels = %d }\n variables = [{ name = FUDAYS, label = x, type = integer, sql = \"datediff(LSTALVDT, TRTSDT)\" }]";
        study.keys(more.formatted(2));
        study.change("study", text -> text.replace("analyses = [", """
                        analyses = [
                        { id = mon, kind = frequency, of = "cast(FUDAYS as string)", population = ALL }
                        { id = by, kind = proportion, of = "CRFL = 'Y'", population = ALL, by = FUDAYS }"""));
        int line = (int) Files.readString(study.config())
                        .lines()
                        .takeWhile(text -> !text.contains("id = mon"))
                        .count()
                + 1;

        List<Problem> problems = catchThrowableOfType(InvalidConfigurationException.class, this::pool)
                .problems();
        String sentence = "expected at most 2 levels, found more in the data; group them, or raise the study's limits {"
                + " levels }";
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        study.config() + ":" + line + ": study.analyses[0].of: " + sentence,
                        study.config() + ":" + (line + 1) + ": study.analyses[1].by: " + sentence);
        assertThat(out.resolve("CURRENT")).doesNotExist();

        study.change("study", text -> text.replace("levels = 2", "levels = 3"));
        pool();
        assertThat(out.resolve("CURRENT")).exists();
    }
}
