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
        return dates.records.get(1).rows();
    }

    @Test
    void withoutAnImputedDateNothingMoves() {
        ImputedDates dates = of(infusion(1, MARCH + 5), event("RELAPSE", MARCH));

        assertThat(rows(dates).events()).containsExactly(event("RELAPSE", MARCH));
        assertThat(dates.findings).isEmpty();
        assertThat(dates.subject()).isEqualTo(SUBJECT);
    }

    @Test
    void whatFollowsTheInfusionWhereBothSidesArePossibleIsAFindingAtItsRecord() {
        for (String type : List.of("RELAPSE", "MRD_RELAPSE", "MOLECULAR_RELAPSE", "AGVHD", "CGVHD")) {
            ImputedDates dates = of(infusion(1, MARCH + 5), imputed(event(type, MARCH), "date:D"));

            assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH + 5);
            assertThat(dates.findings)
                    .extracting(LocatedFinding::file, LocatedFinding::line, found -> found.finding()
                            .toString())
                    .containsExactly(tuple("b.csv", 3L, Rule.DATE_SIDE.id() + " at event.date"));
        }
    }

    /** On the last day of the month the relapse can be on that day, on the first it cannot be before. */
    @Test
    void theSideIsInDoubtWhereADayBeforeAndADayFromTheInfusionOnArePossible() {
        ImputedDates last = of(infusion(1, MARCH + 16), imputed(event("RELAPSE", MARCH), "date:D"));
        assertThat(rows(last).events()).extracting(Event::date).containsExactly(MARCH + 16);
        assertThat(last.findings).hasSize(1);
        ImputedDates first = of(infusion(1, MARCH - 14), imputed(event("RELAPSE", MARCH), "date:D"));
        assertThat(rows(first).events()).extracting(Event::date).containsExactly(MARCH);
        assertThat(first.findings).isEmpty();
        ImputedDates before = of(infusion(1, MARCH + 17), imputed(event("RELAPSE", MARCH), "date:D"));
        assertThat(rows(before).events()).extracting(Event::date).containsExactly(MARCH);
        assertThat(before.findings).isEmpty();
    }

    /** A day of the month has to be left after the infusion, and before it one that is not after. */
    @Test
    void aTransplantIsInDoubtOnTheFirstDayOfTheMonthAndNotOnTheLast() {
        ImputedDates first = of(infusion(1, MARCH - 14), imputed(event("TRANSPLANT", MARCH), "date:D"));
        assertThat(rows(first).events()).extracting(Event::date).containsExactly(MARCH);
        assertThat(first.findings).hasSize(1);
        ImputedDates last = of(infusion(1, MARCH + 16), imputed(event("TRANSPLANT", MARCH), "date:D"));
        assertThat(rows(last).events()).extracting(Event::date).containsExactly(MARCH);
        assertThat(last.findings).isEmpty();
    }

    /** A transplant a day after the infusion would be a day after the death: it was before. */
    @Test
    void whatIsInDoubtNeverPushesADateBehindADeath() {
        SubjectRow died = subject("death_date", MARCH + 5);

        assertThat(rows(of(died, infusion(1, MARCH + 5), imputed(event("TRANSPLANT", MARCH), "date:D")))
                        .events())
                .extracting(Event::date)
                .containsExactly(MARCH);
    }

    /** Death on the 10th holds the second infusion there, and that the first on the day before. */
    @Test
    void whatHoldsADateHoldsTheOneBeforeIt() {
        ImputedDates dates = of(
                subject("death_date", MARCH - 5),
                new Infusion(1, MARCH, null, null, "date:D"),
                new Infusion(2, MARCH, null, null, "date:D"));

        assertThat(rows(dates).infusions()).extracting(Infusion::date).containsExactly(MARCH - 6, MARCH - 5);
    }

    /** The relapse of March is settled on its 15th, and the remission of the year on the last day that is not after it. */
    @Test
    void aDateOfAMonthIsSettledBeforeOneOfAYear() {
        ImputedDates dates = of(
                imputed(response("CR", day("2020-07-01")), "assessment_date:M"),
                imputed(event("RELAPSE", MARCH), "date:D"));

        assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH);
        assertThat(rows(dates).responses()).extracting(Response::assessmentDate).containsExactly(MARCH);
    }

    @Test
    void anIndexDateInDoubtIsFoundAtTheRecordThatSaysIt() {
        SubjectRow other = subject("arm", "CAR");
        SubjectRow says = subject("index_date", MARCH, "imputed_dates", "index_date:D");
        var dates = new ImputedDates(
                RowMerge.merged(List.of(other, says.from("b/0"))),
                List.of(record("a.csv", 2, other), record("b.csv", 3, says, event("RELAPSE", MARCH - 5))));

        assertThat(dates.subject().indexDate()).isEqualTo(MARCH - 6); // a relapse is a day after it
        assertThat(dates.findings)
                .extracting(LocatedFinding::file, LocatedFinding::line, found -> found.finding()
                        .toString())
                .containsExactly(tuple("b.csv", 3L, "date.side at subject.index_date"));
    }

    @Test
    void eachOfManyDatesHoldsWhatBelongsToIt() {
        ImputedDates dates = of(
                infusion(1, MARCH - 60),
                infusion(2, MARCH + 5),
                infusion(3, MARCH + 60),
                new AdverseEvent("CRS", 2, null, MARCH, null, 2, null, "onset_date:D"));

        assertThat(rows(dates).adverseEvents())
                .extracting(AdverseEvent::onsetDate)
                .containsExactly(MARCH + 5);
    }

    @Test
    void everyImputedMeasurementIsHeld() {
        var imputed = new Measurement("CART", MARCH, 1.0, null, null, "date:D");
        ImputedDates dates = of(subject("last_contact_date", MARCH - 4), imputed, imputed, imputed);

        assertThat(rows(dates).measurements())
                .extracting(Measurement::date)
                .containsExactly(MARCH - 4, MARCH - 4, MARCH - 4);
    }

    @Test
    void anEndIsOfItsOwnToxicity() {
        ImputedDates dates = of(
                new AdverseEvent("CRS", 2, null, MARCH + 10, MARCH + 12, 1, null, null),
                new AdverseEvent("ICANS", 2, null, MARCH - 40, MARCH, 1, null, "end_date:D"));

        assertThat(rows(dates).adverseEvents())
                .extracting(AdverseEvent::endDate)
                .containsExactly(MARCH + 12, MARCH);
    }

    @Test
    void onlyARelapseFollowsARemission() {
        ImputedDates dates =
                of(infusion(1, MARCH - 14), response("CR", MARCH + 5), imputed(event("AGVHD", MARCH), "date:D"));

        assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH);
    }

    /** What was treated on an index date that is no infusion is no relapse after it: that is a day later at least. */
    @Test
    void aRelapseFollowsAnIndexDateByADayUnlessThatIsTheInfusion() {
        SubjectRow enrolled = subject("index_date", MARCH + 5);
        Event relapse = imputed(event("RELAPSE", MARCH), "date:D");

        assertThat(rows(of(enrolled, relapse)).events()).extracting(Event::date).containsExactly(MARCH + 6);
        assertThat(rows(of(enrolled, infusion(1, MARCH + 5), relapse)).events())
                .extracting(Event::date)
                .containsExactly(MARCH + 5);
        assertThat(rows(of(enrolled, infusion(1, MARCH + 3), relapse)).events())
                .extracting(Event::date)
                .containsExactly(MARCH + 6);
        // a transplant on the index date is the one before, infused or not
        assertThat(rows(of(enrolled, infusion(1, MARCH + 5), imputed(event("TRANSPLANT", MARCH), "date:D")))
                        .events())
                .extracting(Event::date)
                .containsExactly(MARCH + 6);
        // a response is not
        assertThat(rows(of(enrolled, imputed(response("CR", MARCH), "assessment_date:D")))
                        .responses())
                .extracting(Response::assessmentDate)
                .containsExactly(MARCH + 5);
    }

    @Test
    void anImputedIndexDateIsNotKnownToBeTheInfusion() {
        SubjectRow enrolled = subject("index_date", MARCH, "imputed_dates", "index_date:D");
        ImputedDates dates = of(
                enrolled,
                new Infusion(1, MARCH, null, null, "date:D"),
                event("AGVHD", MARCH + 20),
                imputed(event("RELAPSE", MARCH), "date:D"));

        // index date and infusion stay on the 15th; the relapse is a day after the one
        assertThat(rows(dates).events()).extracting(Event::date).containsExactly(MARCH + 20, MARCH + 1);
    }

    /** The infusion of a year is held before the transplant before it, birth before all, the prior transplant before the infusion. */
    @Test
    void aPriorTransplantIsNotAfterTheInfusion() {
        SubjectRow transplanted = subject("prior_transplant_date", MARCH, "imputed_dates", "prior_transplant_date:D");

        assertThat(of(transplanted, infusion(1, MARCH - 5)).subject().priorTransplantDate())
                .isEqualTo(MARCH - 5);
        assertThat(of(transplanted, infusion(1, MARCH + 5)).subject().priorTransplantDate())
                .isEqualTo(MARCH);
    }

    /** Of several infusions a toxicity without a number follows the first, and any of the month that it is of. */
    @Test
    void aToxicityFollowsTheInfusionItBelongsTo() {
        Infusion first = infusion(1, MARCH - 60);
        Infusion second = infusion(2, MARCH + 5);
        var unnumbered = new AdverseEvent("CRS", 2, null, MARCH, null, null, null, "onset_date:D");
        var ofFirst = new AdverseEvent("CRS", 2, null, MARCH, null, 1, null, "onset_date:D");
        var ofSecond = new AdverseEvent("CRS", 2, null, MARCH, null, 2, null, "onset_date:D");
        var ofYear = new AdverseEvent("CRS", 2, null, MARCH - 20, null, null, null, "onset_date:M");

        ImputedDates dates = of(first, second, unnumbered, ofFirst, ofSecond, ofYear);
        assertThat(rows(dates).adverseEvents())
                .extracting(AdverseEvent::onsetDate)
                .containsExactly(MARCH + 5, MARCH, MARCH + 5, MARCH - 20);
        // the number says to which it belongs, so that nothing is in doubt; the first may be of the same year
        assertThat(dates.findings).hasSize(2);
    }

    /** Days that are counted from a date completed in another way, or to another day, are not moved with it. */
    @Test
    void onlyWhatIsCountedFromADateMovesWithIt() {
        var other = new AdverseEvent("CRS", 2, null, MARCH, MARCH + 11, 1, null, "onset_date:D end_date:M+10");
        ImputedDates dates = of(infusion(1, MARCH + 5), other);

        assertThat(rows(dates).adverseEvents())
                .extracting(AdverseEvent::onsetDate, AdverseEvent::endDate)
                .containsExactly(tuple(MARCH + 5, MARCH + 11));
    }

    /** Two infusions without numbers stand in the order of their days; the one of March is before that of the 10th, or after. */
    @Test
    void infusionsFollowEachOtherByTheirNumbers() {
        ImputedDates dates = of(infusion(2, MARCH - 5), new Infusion(1, MARCH, null, null, "date:D"));

        assertThat(rows(dates).infusions()).extracting(Infusion::date).containsExactly(MARCH - 5, MARCH - 6);
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
        assertThat(month.findings).hasSize(1);

        ImputedDates year = of(infusion(1, MARCH), imputed(event("THERAPY", day("2020-07-01")), "date:M"));
        assertThat(rows(year).events()).extracting(Event::date).containsExactly(day("2020-07-01"));
        assertThat(year.findings).isEmpty();
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
