package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.subject;
import static org.ninefold.subject.Persons.toxicity;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.adam.AdaeDerivation.Toxicity;
import org.ninefold.study.Study;
import org.ninefold.subject.AdverseEvent;
import org.ninefold.subject.Event;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.SubjectRow;

/** Two infusions, on day 0 and day 60; the centre lists CRS and ICANS completely. */
class AdaeDerivationTest {
    private static final SubjectRow SUBJECT = subject("last_contact_date", INFUSED + 300);
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.studyOfCentre("", "complete-for = [ICANS, CRS]");
    }

    private static List<Toxicity> of(SubjectRow subject, StandardRow... more) {
        var rows = new StandardRow[more.length + 3];
        rows[0] = subject;
        rows[1] = infusion(1, INFUSED);
        rows[2] = infusion(2, INFUSED + 60);
        System.arraycopy(more, 0, rows, 3, more.length);
        return new AdaeDerivation(study).of(Derive.of(study, rows));
    }

    private static List<Adae> rows(String term, StandardRow... more) {
        return of(SUBJECT, more).stream()
                .map(Toxicity::row)
                .filter(row -> row.aeterm().equals(term))
                .toList();
    }

    private static Adae absent(String term, int number) {
        return new Adae(term, 0, null, null, null, null, null, null, null, "adverse_event", "Y").numbered(number, true);
    }

    @Test
    void aRecordIsCountedInDaysFromTheFirstInfusion() {
        var record = new AdverseEvent("CRS", 3, "ASTCT_2019", INFUSED + 4, INFUSED + 9, 1, "tocilizumab", null);

        // first day 4, five days long
        assertThat(rows("CRS", record))
                .containsExactly(new Adae(
                                "CRS",
                                3,
                                "ASTCT_2019",
                                INFUSED + 4,
                                INFUSED + 9,
                                4,
                                5,
                                1,
                                "tocilizumab",
                                "adverse_event",
                                null)
                        .numbered(1, true));
    }

    @Test
    void theInfusionIsAsRecordedElseTheLastOnOrBeforeTheFirstDay() {
        assertThat(rows(
                        "CRS",
                        toxicity("CRS", 1, INFUSED - 1),
                        toxicity("CRS", 1, INFUSED),
                        toxicity("CRS", 1, INFUSED + 59),
                        toxicity("CRS", 1, INFUSED + 60),
                        new AdverseEvent("CRS", 1, null, INFUSED + 61, null, 1, null, null)))
                .extracting(Adae::astdy, Adae::infnum)
                .containsExactly(tuple(-1, null), tuple(0, 1), tuple(59, 1), tuple(60, 2), tuple(61, 1));
    }

    @Test
    void aRecordWithoutDatesHasNoDaysAndNoInfusion() {
        assertThat(rows("CRS", toxicity("CRS", 2, null)))
                .containsExactly(new Adae("CRS", 2, null, null, null, null, null, null, null, "adverse_event", null)
                        .numbered(1, true));
    }

    @Test
    void anEndAfterTheCutOffIsNotSeen() {
        var onIt = new AdverseEvent("CRS", 1, null, CUTOFF - 3, CUTOFF, 2, null, null);
        var afterIt = new AdverseEvent("CRS", 1, null, CUTOFF - 3, CUTOFF + 1, 2, null, null);

        assertThat(rows("CRS", onIt)).extracting(Adae::aendt).containsExactly(CUTOFF);
        assertThat(rows("CRS", onIt)).extracting(Adae::adurn).containsExactly(3);
        assertThat(rows("CRS", afterIt)).extracting(Adae::aendt).containsOnlyNulls();
        assertThat(rows("CRS", afterIt)).extracting(Adae::adurn).containsOnlyNulls();
    }

    @Test
    void graftVersusHostDiseaseIsAToxicityAndOtherEventsAreNone() {
        var acute = new Event("AGVHD", INFUSED + 70, null, null, 2, null, null);
        var chronic = new Event("CGVHD", null, null, null, 1, null, null);

        assertThat(of(SUBJECT, acute, chronic, event("RELAPSE", INFUSED + 90), event(null, INFUSED + 91)))
                .containsExactly(
                        new Toxicity(
                                new Adae("AGVHD", 2, null, INFUSED + 70, null, 70, null, 2, null, "event", null)
                                        .numbered(1, true),
                                Toxicity.NO_RECORD),
                        new Toxicity(
                                new Adae("CGVHD", 1, null, null, null, null, null, null, null, "event", null)
                                        .numbered(2, true),
                                Toxicity.NO_RECORD),
                        new Toxicity(absent("CRS", 1), Toxicity.NO_RECORD),
                        new Toxicity(absent("ICANS", 2), Toxicity.NO_RECORD));
    }

    @Test
    void aTermOfACompleteListThatNoRecordNamesIsAbsent() {
        assertThat(of(SUBJECT)).extracting(Toxicity::row).containsExactly(absent("CRS", 1), absent("ICANS", 2));
        assertThat(of(SUBJECT, toxicity("CRS", 2, INFUSED + 3)))
                .extracting(one -> one.row().aeterm(), one -> one.row().aetoxgr())
                .containsExactly(tuple("CRS", 2), tuple("ICANS", 0));
    }

    @Test
    void silenceIsNoGradeWhereARecordOfTheListWasRejectedOrNothingWasInfused() {
        SubjectRow rejected = subject("last_contact_date", INFUSED + 300, "has_rejected_records", true);
        assertThat(of(rejected)).isEmpty();

        StudySubject untreated = Derive.of(study, subject("index_date", INFUSED));
        assertThat(new AdaeDerivation(study).completeTerms(untreated)).isEmpty();
        assertThat(new AdaeDerivation(study).of(untreated)).isEmpty();
    }

    @Test
    void whatOccurredAndWhatIsOfTheTreatmentHasAFlag() {
        assertThat(rows(
                        "CRS",
                        toxicity("CRS", null, INFUSED + 1),
                        toxicity("CRS", 0, INFUSED + 1),
                        toxicity("CRS", 1, null),
                        toxicity("CRS", 2, INFUSED - 1),
                        toxicity("CRS", 3, INFUSED)))
                .extracting(Adae::aetoxgr, Adae::atoxgr, Adae::anl01fl, Adae::trtemfl)
                .containsExactly(
                        tuple(null, null, null, "Y"),
                        tuple(0, "0", null, null),
                        tuple(1, "1", "Y", "Y"),
                        tuple(2, "2", "Y", null),
                        tuple(3, "3", "Y", "Y"));
        StudySubject untreated = Derive.of(study, subject("index_date", INFUSED), toxicity("CRS", 2, null));
        assertThat(new AdaeDerivation(study).of(untreated))
                .extracting(one -> one.row().anl01fl(), one -> one.row().trtemfl())
                .containsExactly(tuple("Y", null));
    }

    @Test
    void rowsStandInOrderAndKnowTheirRecord() {
        List<Toxicity> toxicities = of(
                SUBJECT,
                toxicity("ICANS", 1, INFUSED + 5),
                toxicity("CRS", 2, INFUSED + 3),
                toxicity("CRS", null, INFUSED + 9),
                toxicity("CRS", 2, null));

        // terms by the alphabet; of one term the grades, of one grade the days, what is absent first
        assertThat(toxicities).extracting(Toxicity::record).containsExactly(2, 3, 1, 0);
    }
}
