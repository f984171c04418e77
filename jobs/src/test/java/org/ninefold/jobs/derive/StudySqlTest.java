package org.ninefold.jobs.derive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ninefold.adam.AdslVariable;
import org.ninefold.counting.Question;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.Origin;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRows;

/** What a study asks of a subject with 0 % of blasts. */
class StudySqlTest {
    private static final Study STUDY = StudyReader.read(SampleSnapshot.CONFIG);

    private static Object[] answers(String... asked) {
        return complete(Stream.of(asked).map(StudySqlTest::condition).toList());
    }

    private static Question condition(String sql) {
        return new Question.Condition(sql, new Origin("study.conf", 7, "study.analyses[0].of"));
    }

    private static Object[] complete(List<Question> questions) {
        var cells = new Object[STUDY.table("adsl").fields().size()];
        cells[AdslVariable.STUDYID.place()] = "S";
        cells[AdslVariable.BLASTPCT.place()] = 0.0;
        cells[AdslVariable.MRDPCT.place()] = 1.0;
        var merged =
                new MergedSubject("C01", "C01-x", true, StandardRows.NONE, List.of(), List.of(), List.of(), List.of());
        return new StudySql(STUDY, questions).complete(merged, StandardRows.NONE, cells);
    }

    @Test
    void aColumnIsQuoted() {
        var spelling = new Variables.Spelling(STUDY);
        assertThat(new Question.Column("SEX", null).sql(spelling)).isEqualTo("cast(`SEX` as string)");
        assertThat(new Question.Column("A`B", null).sql(spelling)).isEqualTo("cast(`A``B` as string)");
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
        var asked = List.of(condition("BLASTPCT = 0"), condition("nullif(1 / BLASTPCT, 2) > 3"));
        assertThatThrownBy(() -> complete(asked))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        "study.conf:7: study.analyses[0].of: SQL `nullif(1 / BLASTPCT, 2) > 3` fails on a subject (DIVIDE_BY_ZERO); write it with try_ functions, or with a condition that leaves such subjects out");
    }
}
