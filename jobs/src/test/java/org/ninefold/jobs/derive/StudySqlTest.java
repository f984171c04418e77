package org.ninefold.jobs.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.SharedSession;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** What a study asks of a subject with 0 % of blasts. */
class StudySqlTest {
    private static final Study STUDY = StudyReader.read(SampleSnapshot.CONFIG);

    private static Object[] answers(String... asked) {
        return complete(
                Stream.of(asked).map(sql -> Question.of(sql, sql, STUDY)).toList());
    }

    private static Object[] complete(List<Question> questions) {
        var adsl = new Object[STUDY.adsl().table().fields().size()];
        adsl[Places.field("adsl", "STUDYID")] = UTF8String.fromString("S");
        adsl[Places.field("adsl", "BLASTPCT")] = 0.0;
        adsl[Places.field("adsl", "MRDPCT")] = 1.0;
        var cut = new InternalRow[StudyPopulation.DATED.size()][0];
        var subject = new Subject(
                null, null, null, null, true, false, null, cut, null, null, AdslDerivation.Derived.of(adsl));
        return new StudySql(STUDY, questions, SharedSession.usual()).complete(subject);
    }

    @Test
    void aConditionGuardsWhatStandsBehindIt() {
        assertThat(answers("BLASTPCT > 0 and MRDPCT / BLASTPCT between 0.1 and 0.5", "BLASTPCT = 0"))
                .containsExactly(false, true);
    }

    @Test
    void sqlThatTakesMoreThanTheSubjectIsRefused() {
        assertThatThrownBy(() -> answers("AGE > (select avg(v) from values (60), (70) as t(v))"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatFailsOnASubjectIsToldWithWhereItStands() {
        var at = new Origin("study.conf", 7, "study.analyses[0].of");
        var asked = List.of(
                Question.of("BLASTPCT = 0", "BLASTPCT = 0", STUDY),
                new Question("coalesce((nullif(1 / BLASTPCT, 2) > 3), false)", "nullif(1 / BLASTPCT, 2) > 3", at));
        assertThatThrownBy(() -> complete(asked))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "study.conf:7: study.analyses[0].of: SQL `nullif(1 / BLASTPCT, 2) > 3` fails on a subject (DIVIDE_BY_ZERO); write it with try_ functions, or with a condition that leaves such subjects out");
    }
}
