package org.ninefold.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.quality.DataGateException;

/** What stops a run, what only warns, and subjects that two centres may share. */
class GatesTest {
    private static final String ANNA =
            "p1;1980-01-31;f;2018-03-01;2017-05-05;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";
    /** Anna at the other centre, which knows her transplant and infused her again. */
    private static final String ANNA_AGAIN = "X-77;1980-01-31;f;2019-06-01;2017-05-05;2020-01-01;;;;;;;moved here";

    private static final String CARL = "X-78;1970-07-07;m;2019-07-01;;2020-01-01;;CR;2019-08-01;;3;2019-07-02;";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path out;

    @BeforeEach
    void study() {
        study = SmallStudy.in(folder.resolve("study"));
        out = folder.resolve("out");
    }

    private RunOutcome pool() throws IOException {
        return PoolRun.of(study.config(), out, stage -> {});
    }

    private List<String> warnings() throws IOException {
        return pool().manifest().getStringList("warnings");
    }

    private List<String> refusals() throws IOException {
        String before = pointer();
        var refused = catchThrowableOfType(DataGateException.class, this::pool);
        assertThat(refused).as("a gate stops the run").isNotNull();
        assertThat(pointer()).isEqualTo(before);
        assertThat(out.resolve(".staging")).doesNotExist();
        return refused.sentences();
    }

    private String pointer() throws IOException {
        return Files.exists(out.resolve("CURRENT")) ? Files.readString(out.resolve("CURRENT")) : "";
    }

    @Test
    void aPersonKnownAtTwoCentresIsFoundAtBothAndLeftOutOnlyWhenTheStudySaysSo() throws IOException {
        study.extract("c01", ANNA, BERT).extract("c02", CARL, ANNA_AGAIN);
        assertThat(warnings())
                .contains(
                        "C01: 1 of its subjects may be known at another centre too (c01.csv:2); ask both centres, and if"
                                + " so list one of the two in the study's exclude",
                        "C02: 1 of its subjects may be known at another centre too (c02.csv:3); ask both centres, and if"
                                + " so list one of the two in the study's exclude",
                        "C01: 1 × subject.same-person (warn)",
                        "C01: 1 × response.single-assessment at response.assessment_date (warn)",
                        "crs: grades are of several scales; each has figures of its own");
        Published published = Published.current(out);
        List<List<Object>> found = published.rows(
                "select site_id, file, line, subject_id from quarantine where rule = 'subject.same-person' order by all");
        assertThat(found)
                .extracting(row -> row.subList(0, 3))
                .containsExactly(List.of("C01", "c01.csv", 2L), List.of("C02", "c02.csv", 3L));
        assertThat(published.rows("select count(*) from adsl")).containsExactly(List.of(4L));

        study.keys("gates { same-person = fail }");
        assertThat(refusals()).hasSize(2).allMatch(sentence -> sentence.contains("may be known at another centre too"));

        String pseudonym = (String) found.get(0).get(3);
        study.keys(
                "gates { same-person = fail }, exclude = [{ center = C01, subject = \"%s\" }, { center = C02, subject = \"C02-00000000000000000000\" }]"
                        .formatted(pseudonym));
        assertThat(warnings())
                .contains("C02: 0 of 1 excluded subjects found; correct or remove the others in the study's exclude")
                .noneMatch(warning -> warning.startsWith("C01: ") && warning.contains("excluded subjects found"));
        Published without = Published.current(out);
        assertThat(without.rows("select site_id, reason, n from flow where stage = 'subjects' order by all"))
                .containsExactly(
                        List.of("C01", "excluded by the study", 1L),
                        List.of("C01", "harmonized", 2L),
                        List.of("C01", "in the study", 1L),
                        List.of("C02", "harmonized", 2L),
                        List.of("C02", "in the study", 2L));
        assertThat(without.rows("select count(*) from adsl where USUBJID = ?", pseudonym))
                .containsExactly(List.of(0L));
        assertThat(without.rows("select count(*) from quarantine")).containsExactly(List.of(0L));
    }

    @Test
    void aCentreWithoutAFileStopsTheRunUnlessItsGateOnlyWarns() throws IOException {
        study.extract("c01", ANNA, BERT);
        assertThat(refusals()).singleElement().asString().startsWith("C02: no file c02.csv under the data root");

        study.center("C02", "ASTCT_2019", "gates { missing-center = warn }");
        assertThat(warnings()).contains("C02: no file was delivered; its subjects are not in this run");
        assertThat(Published.current(out).rows("select SITEID, count(*) from adsl group by 1"))
                .containsExactly(List.of("C01", 2L));

        Files.delete(folder.resolve("study/data/c01.csv"));
        study.center("C01", "LEE_2014", "gates { missing-center = warn }");
        assertThat(refusals()).containsExactly("no centre delivered a file; check the study's data-root");
    }

    @Test
    void fewerSubjectsAndOtherColumnsThanInTheCurrentSnapshotAreNoticed() throws IOException {
        study.extract("c01", ANNA, BERT).extract("c02", CARL);
        assertThat(warnings()).noneMatch(warning -> warning.contains("current snapshot"));

        study.extract("c01", SmallStudy.HEADER.replace("remark", "ward"), List.of(BERT));
        study.keys("gates { shrinking = fail, schema-drift = fail }");
        List<String> sentences = List.of(
                "C01: 1 subjects, but 2 in the current snapshot; deliver all of them, or say gates { shrinking = warn } for"
                        + " the centre if they are right",
                "C01: source \"patients\" is not as in the current snapshot: new column \"ward\", no column \"remark\" any"
                        + " more; check its mapping, or say gates { schema-drift = warn } for the centre if it is right");
        assertThat(refusals()).containsExactlyElementsOf(sentences);

        study.center("C01", "LEE_2014", "gates { shrinking = warn, schema-drift = warn }");
        assertThat(warnings()).containsAll(sentences);
        assertThat(warnings()).as("the same inputs again").containsAll(sentences);
    }

    @Test
    void theGateOfRejectedRecordsIsTheCentresOwn() throws IOException {
        study.extract("c01", ANNA, BERT.replace("2018-05-01", "2018-02-30")).extract("c02", CARL);
        assertThat(warnings()).contains("C01: 1 × value.date at infusion.date (reject)");

        study.center("C01", "LEE_2014", "gates { rejected-share = 0.2, rejected-at-least = 1 }");
        assertThat(refusals())
                .containsExactly(
                        "C01: 1 of 2 records rejected, more than 0 and more than 20 % (1 × value.date at infusion.date);"
                                + " correct the file or the mapping");
        assertThat(Published.current(out).rows("select \"column\", shape, subject_id is null from quarantine"))
                .containsExactly(Arrays.asList("infused", "9999-99-99", false));
    }
}
