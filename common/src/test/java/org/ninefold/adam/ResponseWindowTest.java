package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Study;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.SubjectRow;

/** The window lasts from day 0, 20 March 2020, to day 42, 1 May 2020. */
class ResponseWindowTest {
    private static final SubjectRow SEEN = subject("last_contact_date", INFUSED + 300);
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("", "2021-12-31");
    }

    private static StudySubject of(SubjectRow subject, StandardRow... more) {
        return of(study, subject, more);
    }

    private static StudySubject of(Study study, SubjectRow subject, StandardRow... more) {
        var rows = new ArrayList<StandardRow>(List.of(subject, infusion(1, INFUSED)));
        rows.addAll(List.of(more));
        return Derive.of(study, rows.toArray(StandardRow[]::new));
    }

    /** RESPEVAL, CRFL, BESTRESP, and the days of CRDT and NRDT from the infusion. */
    private static String told(StudySubject subject) {
        Adsl adsl = subject.adsl();
        return "%s %s %s CRDT %s NRDT %s"
                .formatted(
                        adsl.text(AdslVariable.RESPEVAL),
                        adsl.text(AdslVariable.CRFL),
                        adsl.text(AdslVariable.BESTRESP),
                        Days.between(INFUSED, adsl.day(AdslVariable.CRDT)),
                        Days.between(INFUSED, adsl.day(AdslVariable.NRDT)));
    }

    @Test
    void theFirstRemissionCountsAndTheBestResponse() {
        StudySubject subject = of(
                SEEN,
                response("CR", INFUSED + 41),
                response("CRI", INFUSED + 28),
                response("PR", INFUSED + 7),
                response("NR", INFUSED + 3));

        assertThat(told(subject)).isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
        assertThat(Derive.trace(subject, "CRDT")).containsExactly("2020-04-17 CRI of response.assessment_date, used");
    }

    @Test
    void bothDaysOfTheWindowsEndsBelongToIt() {
        assertThat(told(of(SEEN, response("CR", INFUSED)))).isEqualTo("ASSESSED Y CR CRDT 0 NRDT null");
        assertThat(told(of(SEEN, response("CR", INFUSED + 42)))).isEqualTo("ASSESSED Y CR CRDT 42 NRDT null");
    }

    @Test
    void theWindowIsAsTheStudySays() throws IOException {
        Study later = DerivedPerson.study("response-window = [14, 28]", "2021-12-31");

        assertThat(told(of(later, SEEN, response("CR", INFUSED + 14)))).isEqualTo("ASSESSED Y CR CRDT 14 NRDT null");
        assertThat(told(of(later, SEEN, response("CR", INFUSED + 28)))).isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
        for (int outside : new int[] {13, 29}) {
            assertThat(told(of(later, SEEN, response("CR", INFUSED + outside))))
                    .isEqualTo("NOT_ASSESSED null null CRDT null NRDT null");
        }
    }

    /** Both count on day 28: the trace names the one that came first. */
    @Test
    void ofTwoRemissionsOnOneDayTheFirstListedIsNamed() {
        StudySubject subject = of(SEEN, response("CRI", INFUSED + 28), response("CR", INFUSED + 28));

        assertThat(Derive.trace(subject, "CRDT")).containsExactly("2020-04-17 CRI of response.assessment_date, used");
    }

    @Test
    void whatLiesBesideTheWindowIsSetAside() {
        StudySubject subject = of(SEEN, response("CR", INFUSED - 1), response("PR", INFUSED + 43));

        assertThat(told(subject)).isEqualTo("NOT_ASSESSED null null CRDT null NRDT null");
        assertThat(Derive.trace(subject, "CRDT"))
                .containsExactly("2020-03-19 CR of response.assessment_date, before the response window");
        assertThat(Derive.trace(subject, "BESTRESP"))
                .containsExactly("2020-05-02 PR of response.assessment_date, after the response window");
    }

    @Test
    void anUnknownResponseIsNone() {
        assertThat(told(of(SEEN, response("SD", INFUSED + 28), response(null, INFUSED + 28))))
                .isEqualTo("NOT_ASSESSED null null CRDT null NRDT null");
    }

    @Test
    void onTheDayOfRelapseAResponseCountsAndAfterItDoesNot() {
        assertThat(told(of(SEEN, response("CR", INFUSED + 28), event("RELAPSE", INFUSED + 28))))
                .isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
        StudySubject salvage = of(SEEN, response("CR", INFUSED + 29), event("RELAPSE", INFUSED + 28));
        assertThat(told(salvage)).isEqualTo("ASSESSED N NE CRDT null NRDT null");
        assertThat(Derive.trace(salvage, "CRDT"))
                .containsExactly("2020-04-18 CR of response.assessment_date, after the first relapse");
    }

    @Test
    void onTheDayOfOtherTherapyAResponseCountsAndAfterItDoesNot() {
        assertThat(told(of(SEEN, response("CR", INFUSED + 28), event("THERAPY", INFUSED + 28))))
                .isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
        StudySubject treated = of(SEEN, response("CR", INFUSED + 29), event("THERAPY", INFUSED + 28));
        assertThat(told(treated)).isEqualTo("ASSESSED N NE CRDT null NRDT null");
        assertThat(Derive.trace(treated, "CRDT"))
                .containsExactly("2020-04-18 CR of response.assessment_date, after other therapy began");
    }

    /** On the day of the infusion it is a relapse after it; on an index date without one it is what was treated. */
    @Test
    void aRelapseOnTheFirstDayEndsTheWindowOfAnInfusionOnly() {
        assertThat(told(of(SEEN, response("CR", INFUSED + 28), event("RELAPSE", INFUSED))))
                .isEqualTo("ASSESSED N NE CRDT null NRDT null");
        SubjectRow enrolled = subject("index_date", INFUSED, "last_contact_date", INFUSED + 300);
        assertThat(told(Derive.of(study, enrolled, response("CR", INFUSED + 28), event("RELAPSE", INFUSED))))
                .isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
        assertThat(told(Derive.of(study, enrolled, response("CR", INFUSED + 28), event("RELAPSE", INFUSED + 1))))
                .isEqualTo("ASSESSED N NE CRDT null NRDT null");
    }

    @Test
    void aRemissionOnTheCutOffCounts() {
        StudySubject subject = Derive.of(study, subject(), infusion(1, CUTOFF - 20), response("CR", CUTOFF));

        assertThat(subject.adsl().day(AdslVariable.CRDT)).isEqualTo(CUTOFF);
    }

    @Test
    void aStudyCanLetResponsesCountThatComeLater() throws IOException {
        Study neither = DerivedPerson.study("response-until = []", "2021-12-31");

        assertThat(told(of(
                        neither,
                        SEEN,
                        response("CR", INFUSED + 29),
                        event("RELAPSE", INFUSED + 28),
                        event("THERAPY", INFUSED + 28))))
                .isEqualTo("ASSESSED Y CR CRDT 29 NRDT null");
    }

    @Test
    void withoutRemissionTheFirstAssessmentThatCountsShowedIt() {
        StudySubject subject = of(
                SEEN,
                response("PR", INFUSED + 28),
                response("NR", INFUSED + 14),
                response("NR", INFUSED - 3),
                response("NR", null));

        assertThat(told(subject)).isEqualTo("ASSESSED N PR CRDT null NRDT 14");
        assertThat(Derive.trace(subject, "NRDT")).containsExactly("2020-04-03 NR of response.assessment_date, used");
    }

    @Test
    void aResponseWithoutADateCounts() {
        StudySubject remission = of(SEEN, response("CR", null));
        assertThat(told(remission)).isEqualTo("ASSESSED Y CR CRDT null NRDT null");
        assertThat(Derive.trace(remission, "CRFL")).containsExactly("? CR of response.assessment_date, used");
        assertThat(Derive.trace(remission, "CRDT")).isEmpty();

        // one with a date tells the day, whichever comes first
        assertThat(told(of(SEEN, response("CR", null), response("CRI", INFUSED + 28))))
                .isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
        assertThat(told(of(SEEN, response("CRI", INFUSED + 28), response("CR", null))))
                .isEqualTo("ASSESSED Y CR CRDT 28 NRDT null");
    }

    @Test
    void noResponseWithoutADateIsThatOfTheEndOfTheWindowIfFollowUpReachesIt() {
        StudySubject reached = of(subject("last_contact_date", INFUSED + 42), response("NR", null));
        assertThat(told(reached)).isEqualTo("ASSESSED N NR CRDT null NRDT 42");
        assertThat(Derive.trace(reached, "NRDT")).containsExactly("? NR of response.assessment_date, used");

        StudySubject lost = of(subject("last_contact_date", INFUSED + 41), response("NR", null));
        assertThat(told(lost)).isEqualTo("ASSESSED N NR CRDT null NRDT null");
        assertThat(Derive.trace(lost, "NRDT")).isEmpty();
    }

    @Test
    void whoDiedRelapsedOrWasTreatedOtherwiseInTheWindowDidNotRespond() {
        String failed = "ASSESSED N NE CRDT null NRDT null";
        String unknown = "NOT_ASSESSED null null CRDT null NRDT null";

        assertThat(told(of(subject("death_date", INFUSED + 42)))).isEqualTo(failed);
        assertThat(told(of(subject("death_date", INFUSED + 43)))).isEqualTo(unknown);
        assertThat(told(of(SEEN, event("RELAPSE", INFUSED + 42)))).isEqualTo(failed);
        assertThat(told(of(SEEN, event("RELAPSE", INFUSED + 43)))).isEqualTo(unknown);
        assertThat(told(of(SEEN, event("THERAPY", INFUSED + 42)))).isEqualTo(failed);
        assertThat(told(of(SEEN, event("THERAPY", INFUSED + 43)))).isEqualTo(unknown);
    }

    @Test
    void whatWasAssessedBeforeAnEarlyDeathIsTheBestResponse() {
        assertThat(told(of(
                        subject("death_date", INFUSED + 30),
                        response("NR", INFUSED + 28),
                        response("PR", INFUSED + 14))))
                .isEqualTo("ASSESSED N PR CRDT null NRDT 14");
    }

    @Test
    void whereCriIsNoRemissionItIsABestResponseAndTheTraceSaysWhy() throws IOException {
        Study complete = DerivedPerson.study("cr = [CR]", "2021-12-31");
        StudySubject subject = of(complete, SEEN, response("CRI", INFUSED + 28));

        assertThat(told(subject)).isEqualTo("ASSESSED N CRI CRDT null NRDT 28");
        assertThat(Derive.trace(subject, "CRDT"))
                .containsExactly("2020-04-17 CRI of response.assessment_date, no remission by the study's cr");
        assertThat(Derive.trace(of(complete, SEEN, response("PR", INFUSED + 28)), "CRDT"))
                .isEmpty();
    }

    /** The window of an infusion on day 620 ends on day 662, after the cut-off on day 651. */
    @Test
    void whileTheWindowIsOpenOnlyARemissionOrAFailureIsKnown() {
        int late = INFUSED + 620;
        SubjectRow seen = subject("last_contact_date", CUTOFF);
        StudySubject open =
                Derive.of(study, seen, infusion(1, late), response("PR", late + 14), response("PR", late - 1));
        assertThat(open.adsl().text(AdslVariable.RESPEVAL)).isEqualTo("NOT_YET_ASSESSABLE");
        assertThat(open.adsl().text(AdslVariable.BESTRESP)).isNull();
        assertThat(open.adsl().text(AdslVariable.CRFL)).isNull();
        assertThat(Derive.trace(open, "BESTRESP"))
                .containsExactly(
                        "2021-11-29 PR of response.assessment_date, before the response window",
                        "2021-12-14 PR of response.assessment_date, the response window is open at the cut-off");

        StudySubject remission = Derive.of(study, seen, infusion(1, late), response("CR", late + 14));
        assertThat(remission.adsl().text(AdslVariable.RESPEVAL)).isEqualTo("ASSESSED");
        StudySubject relapse = Derive.of(study, seen, infusion(1, late), event("RELAPSE", late + 14));
        assertThat(relapse.adsl().text(AdslVariable.CRFL)).isEqualTo("N");
        StudySubject undated = Derive.of(study, subject("vital_status", "DEAD"), infusion(1, late));
        assertThat(undated.adsl().text(AdslVariable.CRFL)).isEqualTo("N");
    }

    @Test
    void aResponseAfterTheCutOffIsNotSeen() {
        int late = INFUSED + 620;
        StudySubject subject = Derive.of(study, subject(), infusion(1, late), response("CR", CUTOFF + 1));

        assertThat(subject.adsl().text(AdslVariable.RESPEVAL)).isEqualTo("NOT_YET_ASSESSABLE");
        assertThat(Derive.trace(subject, "CRDT"))
                .containsExactly("2022-01-01 CR of response.assessment_date, after the cut-off");
    }

    @Test
    void theWindowThatEndsOnTheCutOffIsOver() {
        int started = CUTOFF - 42;

        assertThat(Derive.of(study, subject(), infusion(1, started), response("NR", started + 7))
                        .adsl()
                        .text(AdslVariable.RESPEVAL))
                .isEqualTo("ASSESSED");
        assertThat(Derive.of(study, subject(), infusion(1, started + 1), response("NR", started + 7))
                        .adsl()
                        .text(AdslVariable.RESPEVAL))
                .isEqualTo("NOT_YET_ASSESSABLE");
        // a death on an unknown day up to the cut-off was in the window, if that is not over before
        assertThat(Derive.of(study, subject("vital_status", "DEAD"), infusion(1, started))
                        .adsl()
                        .text(AdslVariable.CRFL))
                .isEqualTo("N");
        assertThat(Derive.of(study, subject("vital_status", "DEAD"), infusion(1, started - 1))
                        .adsl()
                        .text(AdslVariable.CRFL))
                .isNull();
    }

    /** Delivered as May 2020 and taken for its 15th; the window ends on its first day. */
    @Test
    void anImputedDateThatCanLieInTheWindowDoes() {
        StudySubject may = of(SEEN, imputed(response("CR", INFUSED + 56), "assessment_date:D"));
        assertThat(told(may)).isEqualTo("ASSESSED Y CR CRDT 42 NRDT null");
        assertThat(may.adsl().imputed(AdslVariable.CRDT)).isEqualTo("D");
        assertThat(Derive.trace(may, "CRDT"))
                .containsExactly("2020-05-15D CR of response.assessment_date, used,"
                        + " imputed, and taken for a day of the response window");

        StudySubject june = of(SEEN, imputed(response("CR", INFUSED + 87), "assessment_date:D"));
        assertThat(told(june)).isEqualTo("NOT_ASSESSED null null CRDT null NRDT null");
        StudySubject april = of(SEEN, imputed(response("CR", INFUSED + 26), "assessment_date:D"));
        assertThat(Derive.trace(april, "CRDT")).containsExactly("2020-04-15D CR of response.assessment_date, used");
    }

    /** Delivered as March 2020 and taken for its first; the window begins on the 20th. */
    @Test
    void anImputedDateBeforeTheWindowIsHeldAtItsFirstDay() {
        assertThat(told(of(SEEN, imputed(response("NR", INFUSED - 19), "assessment_date:D"))))
                .isEqualTo("ASSESSED N NR CRDT null NRDT 0");
    }

    /** Delivered as April 2020 and taken for its last day, which is day 41. */
    @Test
    void anImputedDateIsHeldBeforeWhatEndsTheTimeThatCounts() {
        var april = imputed(response("CR", INFUSED + 41), "assessment_date:D");

        assertThat(told(of(SEEN, april, event("RELAPSE", INFUSED + 20)))).isEqualTo("ASSESSED Y CR CRDT 20 NRDT null");
        assertThat(told(of(SEEN, april, event("THERAPY", INFUSED + 21)))).isEqualTo("ASSESSED Y CR CRDT 21 NRDT null");
        assertThat(told(of(subject("death_date", INFUSED + 22), april))).isEqualTo("ASSESSED Y CR CRDT 22 NRDT null");
        // 31 March is before all of April
        assertThat(told(of(SEEN, april, event("RELAPSE", INFUSED + 11))))
                .isEqualTo("ASSESSED N NE CRDT null NRDT null");
    }

    /** Of two imputed remissions the first is the one that counts earlier, not the one that was recorded earlier. */
    @Test
    void theFirstRemissionIsTheOneThatCountsEarlier() {
        StudySubject subject = of(
                SEEN,
                imputed(response("CR", INFUSED + 56), "assessment_date:D"), // May: counts on day 42
                imputed(response("CRI", INFUSED - 5), "assessment_date:D"), // March: counts on day 0
                response("CR", INFUSED + 10));

        assertThat(told(subject)).isEqualTo("ASSESSED Y CR CRDT 0 NRDT null");
    }
}
