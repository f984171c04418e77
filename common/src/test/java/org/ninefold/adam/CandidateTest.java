package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ninefold.subject.DateField;
import org.ninefold.subject.ImputedDate;
import org.ninefold.subject.Persons;

/** Of two records of one day the one that gives the day is taken, and of two alike the first. */
class CandidateTest {
    private static final Candidate UNDATED = on(null, false);
    private static final Candidate TEN = on(10, false);
    private static final Candidate TEN_IMPUTED = on(10, true);
    private static final Candidate TWENTY = on(20, false);

    private static Candidate on(Integer day, boolean imputed) {
        return new Candidate(day, imputed ? new ImputedDate("D", 0) : null, DateField.EVENT, "RELAPSE", null);
    }

    @Test
    void theEarlierIsTheOneOfTheEarlierDay() {
        assertThat(Candidate.earlier(TEN, TWENTY)).isSameAs(TEN);
        assertThat(Candidate.earlier(TWENTY, TEN)).isSameAs(TEN);
        assertThat(Candidate.earlier(TWENTY, TEN_IMPUTED)).isSameAs(TEN_IMPUTED);
        assertThat(Candidate.earlier(null, TEN)).isSameAs(TEN);
        assertThat(Candidate.earlier(TEN, null)).isSameAs(TEN);
        assertThat(Candidate.earlier(null, null)).isNull();
    }

    @Test
    void ofOneDayTheEarlierAndTheLaterAreTheOneThatIsNotImputedElseTheFirst() {
        Candidate again = on(10, false);
        Candidate imputedAgain = on(10, true);

        assertThat(Candidate.earlier(TEN_IMPUTED, TEN)).isSameAs(TEN);
        assertThat(Candidate.earlier(TEN, TEN_IMPUTED)).isSameAs(TEN);
        assertThat(Candidate.earlier(TEN, again)).isSameAs(TEN);
        assertThat(Candidate.earlier(TEN_IMPUTED, imputedAgain)).isSameAs(TEN_IMPUTED);
        assertThat(Candidate.later(TEN_IMPUTED, TEN)).isSameAs(TEN);
        assertThat(Candidate.later(TEN, TEN_IMPUTED)).isSameAs(TEN);
        assertThat(Candidate.later(TEN, again)).isSameAs(TEN);
        assertThat(Candidate.later(TEN_IMPUTED, imputedAgain)).isSameAs(TEN_IMPUTED);
    }

    @Test
    void theLaterLeavesThoseWithoutADateAside() {
        assertThat(Candidate.later(TEN, TWENTY)).isSameAs(TWENTY);
        assertThat(Candidate.later(TWENTY, TEN)).isSameAs(TWENTY);
        assertThat(Candidate.later(TWENTY, TEN_IMPUTED)).isSameAs(TWENTY);
        assertThat(Candidate.later(TEN, UNDATED)).isSameAs(TEN);
        assertThat(Candidate.later(UNDATED, TEN)).isSameAs(TEN);
        assertThat(Candidate.later(null, TEN)).isSameAs(TEN);
        assertThat(Candidate.later(UNDATED, UNDATED)).isNull();
        assertThat(Candidate.later(UNDATED, null)).isNull();
    }

    @Test
    void itIsReadFromARowWithTheFlagOfItsDate() {
        var row = Persons.imputed(Persons.event("RELAPSE", Persons.day("2020-06-15")), "date:D");
        Candidate read = Candidate.of(DateField.EVENT, row, "RELAPSE");

        assertThat(read)
                .isEqualTo(new Candidate(
                        Persons.day("2020-06-15"), new ImputedDate("D", 0), DateField.EVENT, "RELAPSE", null));
        assertThat(read.flag()).isEqualTo("D");
        assertThat(TEN.flag()).isNull();
        assertThat(Candidate.of(DateField.EVENT, row).says()).isNull();
    }
}
