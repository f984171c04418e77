package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.day;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;
import static org.ninefold.subject.Persons.subject;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.subject.DateField;
import org.ninefold.subject.Event;
import org.ninefold.subject.SubjectRow;

/** The cut-off is 15 December 2021; what was delivered as December 2021 can be before it, what as January 2022 cannot. */
class CutOffTest {
    private static final int DAY = day("2021-12-15");
    private static final CutOff CUTOFF = new CutOff(DAY);
    private static final int DECEMBER = day("2021-12-31");
    private static final int JANUARY = day("2022-01-01");

    @Test
    void theCutOffItselfIsNotLate() {
        assertThat(CUTOFF.isLate(DAY)).isFalse();
        assertThat(CUTOFF.isLate(DAY + 1)).isTrue();
        assertThat(CUTOFF.isLate(null)).isFalse();
    }

    @Test
    void rowsUpToItAreTheSameListWhereNoneIsLater() {
        List<Event> early = List.of(event("RELAPSE", DAY), event("AGVHD", null));
        List<Event> mixed = List.of(event("RELAPSE", DAY), event("RELAPSE", DAY + 1), event("AGVHD", null));

        assertThat(CUTOFF.upTo(early, DateField.EVENT)).isSameAs(early);
        assertThat(CUTOFF.upTo(mixed, DateField.EVENT)).containsExactly(event("RELAPSE", DAY), event("AGVHD", null));
    }

    @Test
    void anImputedDayOfItsMonthIsTakenForIt() {
        Event december = imputed(event("RELAPSE", DECEMBER), "date:D");
        Event january = imputed(event("RELAPSE", JANUARY), "date:D");
        List<Event> rows = List.of(event("RELAPSE", DECEMBER), december, january, event("RELAPSE", DAY - 1));

        assertThat(CUTOFF.moved(rows, DateField.EVENT, row -> 0))
                .containsExactly(
                        event("RELAPSE", DECEMBER), // a delivered day stays
                        imputed(event("RELAPSE", DAY), "date:D"),
                        january,
                        event("RELAPSE", DAY - 1));
    }

    @Test
    void severalRowsOfOneListAreMoved() {
        Event december = imputed(event("RELAPSE", DECEMBER), "date:D");

        assertThat(CUTOFF.moved(List.of(december, december), DateField.EVENT, row -> 0))
                .extracting(Event::date)
                .containsExactly(DAY, DAY);
    }

    @Test
    void whatIsOnTheCutOffOrBeforeItDoesNotMove() {
        List<Event> rows =
                List.of(imputed(event("RELAPSE", DAY - 1), "date:D"), imputed(event("CGVHD", DAY), "date:D"));

        assertThat(CUTOFF.moved(rows, DateField.EVENT, row -> 0)).isSameAs(rows);
    }

    @Test
    void whatFollowsADayAfterTheCutOffDoesNotMove() {
        List<Event> rows = List.of(imputed(event("RELAPSE", DECEMBER), "date:D"));

        assertThat(CUTOFF.moved(rows, DateField.EVENT, row -> DAY + 1)).isSameAs(rows);
        assertThat(CUTOFF.moved(rows, DateField.EVENT, row -> DAY))
                .extracting(Event::date)
                .containsExactly(DAY);
    }

    @Test
    void datesOfTheSubjectMoveEachByItsOwnFlag() {
        SubjectRow subject = subject(
                "prior_transplant_date", DECEMBER,
                "index_date", DECEMBER,
                "last_contact_date", DECEMBER,
                "imputed_dates", "prior_transplant_date:D index_date:D");
        SubjectRow moved = CUTOFF.moved(subject, null);

        assertThat(moved.priorTransplantDate()).isEqualTo(DAY);
        assertThat(moved.indexDate()).isEqualTo(DAY);
        assertThat(moved.lastContactDate()).isEqualTo(DECEMBER);
    }

    @Test
    void aDeathMovesUnlessTheSubjectWasSeenAliveLater() {
        SubjectRow dead = subject("death_date", DECEMBER, "imputed_dates", "death_date:D");

        assertThat(CUTOFF.moved(dead, null).deathDate()).isEqualTo(DAY);
        assertThat(CUTOFF.moved(dead, DAY).deathDate()).isEqualTo(DAY);
        assertThat(CUTOFF.moved(dead, DAY + 1).deathDate()).isEqualTo(DECEMBER);
    }

    /** Last contact on a delivered day after the cut-off shows life there; one of December shows it on 1 December only. */
    @Test
    void aLastContactShowsLifeOnTheFirstDayThatItCanBe() {
        SubjectRow seen =
                subject("death_date", DECEMBER, "last_contact_date", DAY + 1, "imputed_dates", "death_date:D");
        SubjectRow perhaps = subject(
                "death_date",
                DECEMBER,
                "last_contact_date",
                DAY + 1,
                "imputed_dates",
                "death_date:D last_contact_date:D");

        assertThat(CUTOFF.moved(seen, null).deathDate()).isEqualTo(DECEMBER);
        assertThat(CUTOFF.moved(perhaps, null).deathDate()).isEqualTo(DAY);
        assertThat(CUTOFF.moved(perhaps, null).lastContactDate()).isEqualTo(DAY);
    }
}
