package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ninefold.subject.Persons.day;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.measurement;
import static org.ninefold.subject.Persons.record;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.quality.Rule;

/** Dates of March 2020, completed to the 15th, held against an infusion and others; what the truth table cannot write. */
class ImputedDatesTest {
    private static final int MARCH = day("2020-03-15");
    private static final SubjectRow SUBJECT = subject("sex", "F");

    private static ImputedDates of(StandardRow... rows) {
        return of(SUBJECT, rows);
    }

    private static ImputedDates of(SubjectRow subject, StandardRow... rows) {
        return new ImputedDates(subject, List.of(record("a.csv", 2, subject), record("b.csv", 3, rows)));
    }

    private static StandardRows rows(ImputedDates dates) {
        return dates.records().get(1).rows();
    }

    @Test
    void withoutAnImputedDateNothingMoves() {
        ImputedDates dates = of(infusion(1, MARCH + 5), event("RELAPSE", MARCH));

        assertThat(rows(dates).events()).containsExactly(event("RELAPSE", MARCH));
        assertThat(dates.findings()).isEmpty();
        assertThat(dates.subject()).isEqualTo(SUBJECT);
    }

    @Test
    void whatFollowsTheInfusionWhereBothSidesArePossibleIsAFindingAtItsRecord() {
        for (String type : List.of("RELAPSE", "MRD_RELAPSE", "MOLECULAR_RELAPSE", "AGVHD", "CGVHD")) {
            ImputedDates dates = of(infusion(1, MARCH + 5), imputed(event(type, MARCH), "date:D"));

            assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH + 5);
            assertThat(dates.findings())
                    .extracting(LocatedFinding::file, LocatedFinding::line, found -> found.finding()
                            .toString())
                    .containsExactly(tuple("b.csv", 3L, Rule.DATE_SIDE.id() + " at event.date"));
        }
    }

    @Test
    void aTransplantFollowsTheInfusionByADay() {
        ImputedDates dates = of(infusion(1, MARCH + 5), imputed(event("TRANSPLANT", MARCH), "date:D"));

        assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH + 6);
    }

    @Test
    void otherTherapyOfTheMonthLeadsToTheInfusionAndOfTheYearStays() {
        ImputedDates month = of(infusion(1, MARCH - 5), imputed(event("THERAPY", MARCH), "date:D"));
        assertThat(rows(month).events()).extracting(Event::date).containsExactly(MARCH - 5);
        assertThat(month.findings()).hasSize(1);

        ImputedDates year = of(infusion(1, MARCH), imputed(event("THERAPY", day("2020-07-01")), "date:M"));
        assertThat(rows(year).events()).extracting(Event::date).containsExactly(day("2020-07-01"));
        assertThat(year.findings()).isEmpty();
    }

    @Test
    void aResponseFollowsTheInfusionAndNoResponseStays() {
        for (String said : List.of("CR", "CRI", "PR")) {
            ImputedDates dates = of(infusion(1, MARCH + 5), imputed(response(said, MARCH), "assessment_date:D"));
            assertThat(rows(dates).responses())
                    .extracting(Response::assessmentDate)
                    .containsExactly(MARCH + 5);
        }
        ImputedDates none = of(infusion(1, MARCH + 5), imputed(response("NR", MARCH), "assessment_date:D"));
        assertThat(rows(none).responses()).extracting(Response::assessmentDate).containsExactly(MARCH);
        ImputedDates unsaid = of(infusion(1, MARCH + 5), imputed(response(null, MARCH), "assessment_date:D"));
        assertThat(rows(unsaid).responses())
                .extracting(Response::assessmentDate)
                .containsExactly(MARCH);
    }

    /** The end is 10 days behind the onset, and moves with it: from the 15th to the 20th, and the 25th to the 30th. */
    @Test
    void aDateCountedFromAnImputedOneMovesWithIt() {
        var toxicity = new AdverseEvent("CRS", 2, null, MARCH, MARCH + 10, 1, null, "onset_date:D end_date:D+10");
        ImputedDates dates = of(infusion(1, MARCH + 5), toxicity);

        assertThat(rows(dates).adverseEvents())
                .extracting(AdverseEvent::onsetDate, AdverseEvent::endDate)
                .containsExactly(tuple(MARCH + 5, MARCH + 15));
    }

    @Test
    void aToxicityDoesNotEndBeforeItBegins() {
        var toxicity = new AdverseEvent("CRS", 2, null, MARCH + 8, MARCH, 1, null, "end_date:D");
        ImputedDates dates = of(infusion(1, MARCH - 5), toxicity);

        assertThat(rows(dates).adverseEvents())
                .extracting(AdverseEvent::endDate)
                .containsExactly(MARCH + 8);
    }

    @Test
    void twoInfusionsOfOneMonthAreOnTwoDaysAndOneToldTwiceIsOne() {
        ImputedDates two =
                of(new Infusion(1, MARCH, null, null, "date:D"), new Infusion(2, MARCH, null, null, "date:D"));
        assertThat(rows(two).infusions()).extracting(Infusion::date).containsExactly(MARCH, MARCH + 1);

        ImputedDates one = of(
                new Infusion(1, MARCH, null, null, "date:D"),
                new Infusion(1, MARCH, null, null, "date:D"),
                event("RELAPSE", MARCH - 3));
        assertThat(rows(one).infusions()).extracting(Infusion::date).containsExactly(MARCH - 3, MARCH - 3);
    }

    @Test
    void nothingIsAfterTheLastContactOfTheLivingNorOfTheDeadWithADate() {
        SubjectRow seen = subject("last_contact_date", MARCH - 4);
        assertThat(rows(of(seen, imputed(event("CGVHD", MARCH), "date:D"))).events())
                .extracting(Event::date)
                .containsExactly(MARCH - 4);
        SubjectRow died = subject("death_date", MARCH - 6, "last_contact_date", MARCH + 20);
        assertThat(rows(of(died, imputed(event("CGVHD", MARCH), "date:D"))).events())
                .extracting(Event::date)
                .containsExactly(MARCH - 6);
    }

    /** Of the dead the last contact before an unknown day of death says nothing of what came after it. */
    @Test
    void theLastContactOfTheDeadIsNoEnd() {
        SubjectRow dead = subject("vital_status", "DEAD", "last_contact_date", MARCH - 4);

        assertThat(rows(of(dead, imputed(event("CGVHD", MARCH), "date:D"))).events())
                .extracting(Event::date)
                .containsExactly(MARCH);
    }

    /** Of measurements on delivered days the first and the last hold the dates of the subject. */
    @Test
    void theLastMeasurementHoldsTheDeathBehindIt() {
        SubjectRow died = subject("death_date", MARCH, "imputed_dates", "death_date:D");
        ImputedDates dates = of(
                died,
                measurement("CART", MARCH - 9, 1.0, null),
                measurement("CART", MARCH + 9, 1.0, null),
                measurement("CART", MARCH + 2, 1.0, null),
                measurement("CART", null, 1.0, null));

        assertThat(dates.subject().deathDate()).isEqualTo(MARCH + 9);
        assertThat(rows(dates).measurements()).hasSize(4);
    }

    @Test
    void theFirstMeasurementHoldsTheBirthBeforeIt() {
        SubjectRow born = subject("birth_date", MARCH, "imputed_dates", "birth_date:D");
        ImputedDates dates =
                of(born, measurement("CART", MARCH + 9, 1.0, null), measurement("CART", MARCH - 9, 1.0, null));

        assertThat(dates.subject().birthDate()).isEqualTo(MARCH - 9);
    }

    /** The 20th is the day of a remission: a relapse of March follows it, not the infusion on the 1st alone. */
    @Test
    void aRelapseFollowsARemission() {
        ImputedDates dates =
                of(infusion(1, MARCH - 14), response("CR", MARCH + 5), imputed(event("RELAPSE", MARCH), "date:D"));

        assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH + 5);
        ImputedDates partial =
                of(infusion(1, MARCH - 14), response("PR", MARCH + 5), imputed(event("RELAPSE", MARCH), "date:D"));
        assertThat(rows(partial).events()).extracting(Event::date).containsExactly(MARCH);
    }

    @Test
    void aDateOfTheSubjectIsFoundAtTheRecordThatSaysIt() {
        SubjectRow other = subject("arm", "CAR");
        SubjectRow says = subject("death_date", MARCH, "imputed_dates", "death_date:D");
        var dates = new ImputedDates(
                RowMerge.merged(List.of(other, says.from("b/0"))),
                List.of(record("a.csv", 2, other), record("b.csv", 3, says, infusion(1, MARCH + 5))));

        assertThat(dates.subject().deathDate()).isEqualTo(MARCH + 5);
    }

    @Test
    void imputedDatesAreCountedAgainstTheOthersButForMeasurements() {
        // one imputed row; itself, the subject and the infusion are others, measurements on delivered days are none
        assertThat(DatePoint.imputedPairs(List.of(record(
                        "a.csv",
                        2,
                        SUBJECT,
                        infusion(1, MARCH),
                        imputed(event("RELAPSE", MARCH), "date:D"),
                        measurement("CART", MARCH, 1.0, null)))))
                .isEqualTo(3);
        assertThat(DatePoint.imputedPairs(List.of(record("a.csv", 2, SUBJECT, infusion(1, MARCH)))))
                .isZero();
    }
}
