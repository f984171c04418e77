package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.measurement;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;
import static org.ninefold.subject.Persons.toxicity;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.study.Study;
import org.ninefold.subject.AdverseEvent;
import org.ninefold.subject.StandardRow;

/** The first infusion is on 20 March 2020, the cut-off on 31 December 2021. */
class LastAliveTest {
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("", "2021-12-31");
    }

    private static AdverseEvent ending(int day) {
        return new AdverseEvent("CRS", 2, null, INFUSED + 1, day, 1, null, null);
    }

    static Stream<List<StandardRow>> signsOfLife() {
        return Stream.of(
                        response("NR", INFUSED + 100),
                        event("RELAPSE", INFUSED + 100),
                        toxicity("CRS", 1, INFUSED + 100),
                        ending(INFUSED + 100),
                        measurement("CART", INFUSED + 100, 1.0, null),
                        infusion(2, INFUSED + 100))
                .map(List::of);
    }

    @ParameterizedTest
    @MethodSource("signsOfLife")
    void everyDatedRecordShowsTheSubjectAlive(List<StandardRow> sign) {
        StudySubject subject =
                Derive.of(study, subject("last_contact_date", INFUSED + 99), infusion(1, INFUSED), sign.get(0));

        assertThat(subject.adsl().day(AdslVariable.LSTALVDT)).isEqualTo(INFUSED + 100);
        assertThat(subject.adsl().imputed(AdslVariable.LSTALVDT)).isNull();
        assertThat(subject.adsl().value(AdslVariable.DTHFL)).isNull();
        assertThat(Derive.trace(subject, "LSTALVDT")).singleElement().asString().startsWith("2020-06-28");
    }

    @Test
    void anIndexDateShowsTheSubjectAlive() {
        StudySubject subject = Derive.of(study, subject("index_date", INFUSED));

        assertThat(subject.adsl().day(AdslVariable.LSTALVDT)).isEqualTo(INFUSED);
        assertThat(Derive.trace(subject, "LSTALVDT")).containsExactly("2020-03-20 null of subject.index_date, used");
    }

    /** An infusion and the index date say that the subject came, not that anybody followed it. */
    @Test
    void seenIsTheLatestDayOfAnythingButAnInfusionOrTheIndexDate() {
        assertThat(Derive.of(study, subject("index_date", INFUSED - 5), infusion(1, INFUSED))
                        .derived()
                        .seen())
                .isNull();
        assertThat(Derive.of(study, subject("last_contact_date", INFUSED + 7), infusion(1, INFUSED + 9))
                        .derived()
                        .seen())
                .isEqualTo(INFUSED + 7);
        assertThat(Derive.of(study, subject("last_contact_date", CUTOFF + 7), infusion(1, INFUSED))
                        .derived()
                        .seen())
                .isEqualTo(CUTOFF);
        assertThat(Derive.of(study, subject("death_date", INFUSED + 30), infusion(1, INFUSED))
                        .derived()
                        .seen())
                .isEqualTo(INFUSED + 30);
    }

    @Test
    void whoWasSeenAfterTheCutOffLivedAtItForCertain() {
        var march = imputed(response("NR", CUTOFF + 60), "assessment_date:D");
        StudySubject subject = Derive.of(study, subject(), infusion(1, INFUSED), march);

        assertThat(subject.adsl().day(AdslVariable.LSTALVDT)).isEqualTo(CUTOFF);
        assertThat(subject.adsl().imputed(AdslVariable.LSTALVDT)).isNull();
        assertThat(Derive.trace(subject, "LSTALVDT"))
                .containsExactly("2022-03-01D null of response.assessment_date, used, after the cut-off");
    }

    /** On one day an exact record makes the day certain, whichever comes first. */
    @Test
    void theLastSignOfLifeIsFlaggedWhereNoExactDateIsOfItsDay() {
        var imputed = imputed(event("CGVHD", INFUSED + 100), "date:D");

        StudySubject flagged = Derive.of(study, subject(), infusion(1, INFUSED), imputed);
        assertThat(flagged.adsl().imputed(AdslVariable.LSTALVDT)).isEqualTo("D");
        StudySubject certain = Derive.of(
                study, subject(), infusion(1, INFUSED), imputed, measurement("CART", INFUSED + 100, 1.0, null));
        assertThat(certain.adsl().imputed(AdslVariable.LSTALVDT)).isNull();
        assertThat(Derive.trace(certain, "LSTALVDT")).containsExactly("2020-06-28 null of measurement.date, used");
    }

    @Test
    void theDeadAreFollowedUntilTheirDeath() {
        StudySubject subject = Derive.of(
                study,
                subject("death_date", INFUSED + 30, "death_cause", "sepsis", "vital_status", "DEAD"),
                infusion(1, INFUSED));

        assertThat(subject.adsl().day(AdslVariable.DTHDT)).isEqualTo(INFUSED + 30);
        assertThat(subject.adsl().day(AdslVariable.LSTALVDT)).isEqualTo(INFUSED + 30);
        assertThat(subject.adsl().text(AdslVariable.DTHFL)).isEqualTo("Y");
        assertThat(subject.adsl().text(AdslVariable.DTHCAUS)).isEqualTo("sepsis");
        assertThat(Derive.trace(subject, "DTHDT")).containsExactly("2020-04-19 null of subject.death_date, used");
        assertThat(Derive.trace(subject, "LSTALVDT")).containsExactly("2020-04-19 null of subject.death_date, used");
    }

    @Test
    void whoDiedAfterTheCutOffLivedAtIt() {
        StudySubject subject =
                Derive.of(study, subject("death_date", CUTOFF + 1, "death_cause", "sepsis"), infusion(1, INFUSED));

        assertThat(subject.adsl().value(AdslVariable.DTHDT)).isNull();
        assertThat(subject.adsl().value(AdslVariable.DTHFL)).isNull();
        assertThat(subject.adsl().value(AdslVariable.DTHCAUS)).isNull();
        assertThat(subject.adsl().day(AdslVariable.LSTALVDT)).isEqualTo(CUTOFF);
        assertThat(Derive.trace(subject, "DTHDT"))
                .containsExactly("2022-01-01 null of subject.death_date, after the cut-off");
        assertThat(Derive.trace(subject, "LSTALVDT"))
                .containsExactly("2022-01-01 null of subject.death_date, used, after the cut-off");
    }

    @Test
    void aDeathOnTheCutOffIsInTime() {
        StudySubject subject = Derive.of(study, subject("death_date", CUTOFF), infusion(1, INFUSED));

        assertThat(subject.adsl().day(AdslVariable.DTHDT)).isEqualTo(CUTOFF);
        assertThat(subject.adsl().text(AdslVariable.DTHFL)).isEqualTo("Y");
    }

    @Test
    void aDeathWithoutADateIsADeathUnlessSeenAliveOnTheCutOffOrLater() {
        StudySubject before = Derive.of(
                study,
                subject("vital_status", "DEAD", "death_cause", "sepsis", "last_contact_date", CUTOFF - 1),
                infusion(1, INFUSED));
        assertThat(before.adsl().text(AdslVariable.DTHFL)).isEqualTo("Y");
        assertThat(before.adsl().text(AdslVariable.DTHCAUS)).isEqualTo("sepsis");
        assertThat(before.adsl().value(AdslVariable.DTHDT)).isNull();
        assertThat(Derive.trace(before, "DTHDT")).isEmpty();

        for (int seen : new int[] {CUTOFF, CUTOFF + 1}) {
            StudySubject alive = Derive.of(
                    study,
                    subject("vital_status", "DEAD", "death_cause", "sepsis", "last_contact_date", seen),
                    infusion(1, INFUSED));
            assertThat(alive.adsl().value(AdslVariable.DTHFL)).isNull();
            assertThat(alive.adsl().value(AdslVariable.DTHCAUS)).isNull();
            assertThat(Derive.trace(alive, "DTHDT"))
                    .containsExactly("? null of subject.death_date, seen alive on the cut-off or later");
        }
    }

    /** A contact of December, held at the cut-off, does not show that the subject lived on that very day. */
    @Test
    void aContactImputedToTheCutOffDoesNotOutliveADeathWithoutADate() {
        StudySubject subject = Derive.of(
                study,
                subject("vital_status", "DEAD", "last_contact_date", CUTOFF, "imputed_dates", "last_contact_date:D"),
                infusion(1, INFUSED));

        assertThat(subject.adsl().text(AdslVariable.DTHFL)).isEqualTo("Y");
    }

    @Test
    void theAliveHaveNoDeath() {
        StudySubject subject = Derive.of(
                study, subject("vital_status", "ALIVE", "last_contact_date", INFUSED + 30), infusion(1, INFUSED));

        assertThat(subject.adsl().value(AdslVariable.DTHFL)).isNull();
        assertThat(Derive.trace(subject, "DTHDT")).isEmpty();
    }

    @Test
    void theLastAssessmentIsTheLatestResponseUpToTheCutOff() {
        StudySubject subject = Derive.of(
                study,
                subject(),
                infusion(1, INFUSED),
                response("NR", INFUSED + 28),
                response("NR", INFUSED + 90),
                response("NR", CUTOFF + 1));

        assertThat(subject.adsl().day(AdslVariable.LSTASSDT)).isEqualTo(INFUSED + 90);
        assertThat(Derive.trace(subject, "LSTASSDT"))
                .containsExactly("2020-06-18 null of response.assessment_date, used");
    }

    @Test
    void theRelapseIsTheLastAssessmentWhereItIsLater() {
        StudySubject later = Derive.of(
                study,
                subject(),
                infusion(1, INFUSED),
                response("CR", INFUSED + 28),
                imputed(event("RELAPSE", INFUSED + 100), "date:D"));
        assertThat(later.adsl().day(AdslVariable.LSTASSDT)).isEqualTo(INFUSED + 100);
        assertThat(later.adsl().imputed(AdslVariable.LSTASSDT)).isEqualTo("D");
        assertThat(Derive.trace(later, "LSTASSDT")).containsExactly("2020-06-28D RELAPSE of event.date, used");

        StudySubject sameDay = Derive.of(
                study,
                subject(),
                infusion(1, INFUSED),
                response("CR", INFUSED + 100),
                imputed(event("RELAPSE", INFUSED + 100), "date:D"));
        assertThat(sameDay.adsl().imputed(AdslVariable.LSTASSDT)).isNull();
        assertThat(Derive.trace(sameDay, "LSTASSDT"))
                .containsExactly("2020-06-28 null of response.assessment_date, used");
    }

    @Test
    void aRelapseIsAnAssessmentWhereNoResponseWasRecorded() {
        StudySubject subject = Derive.of(study, subject(), infusion(1, INFUSED), event("RELAPSE", INFUSED + 60));

        assertThat(subject.adsl().day(AdslVariable.LSTASSDT)).isEqualTo(INFUSED + 60);
    }

    @Test
    void whoWasNeverAssessedHasNoLastAssessment() {
        StudySubject subject = Derive.of(study, subject("last_contact_date", INFUSED + 60), infusion(1, INFUSED));

        assertThat(subject.adsl().value(AdslVariable.LSTASSDT)).isNull();
    }

    @Test
    void aCentreThatAssessesAtTheLastContactHasItsDayAsLastAssessment() throws IOException {
        Study atContact = DerivedPerson.studyOfCentre("assessments = last-contact", "");
        StudySubject subject = Derive.of(
                atContact,
                subject("last_contact_date", INFUSED + 200),
                infusion(1, INFUSED),
                response("CR", INFUSED + 28));

        assertThat(subject.adsl().day(AdslVariable.LSTASSDT)).isEqualTo(INFUSED + 200);
        assertThat(Derive.trace(subject, "LSTASSDT"))
                .containsExactly("2020-10-06 null of subject.last_contact_date, used");
    }
}
