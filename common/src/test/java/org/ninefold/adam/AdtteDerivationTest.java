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

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Study;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.SubjectRow;

/** The infusion is on day 0, the cut-off on day 651; the endpoints are those of the truth table. */
class AdtteDerivationTest {
    private static final SubjectRow SEEN = subject("last_contact_date", INFUSED + 300);
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("", "2021-12-31");
    }

    private static Adtte of(Study study, String endpoint, StandardRow... rows) {
        return new AdtteDerivation(
                        study,
                        study.endpoints().stream()
                                .filter(one -> one.id().equals(endpoint))
                                .findFirst()
                                .orElseThrow())
                .of(Derive.of(study, rows));
    }

    /** Of a subject infused on day 0. */
    private static Adtte of(String endpoint, SubjectRow subject, StandardRow... more) {
        var rows = new ArrayList<StandardRow>(List.of(subject, infusion(1, INFUSED)));
        rows.addAll(List.of(more));
        return of(study, endpoint, rows.toArray(StandardRow[]::new));
    }

    /** Day, CNSR, cause or reason of censoring, and where the day comes from. */
    private static String told(Adtte row) {
        return row.noteval() != null
                ? row.noteval()
                : "%d %d %s of %s.%s"
                        .formatted(
                                row.aval(),
                                row.cnsr(),
                                row.cause() == null ? row.cnsdtdsc() : row.cause(),
                                row.srcdom(),
                                row.srcvar());
    }

    @Test
    void anEventIsARowWithItsCause() {
        assertThat(of("OS", subject("death_date", INFUSED + 82)))
                .isEqualTo(new Adtte(
                        "OS",
                        "OS (days)",
                        INFUSED,
                        INFUSED + 82,
                        82,
                        null,
                        0,
                        "DEATH",
                        "DEATH",
                        null,
                        "adsl",
                        "DTHDT",
                        null,
                        null,
                        null,
                        null,
                        null,
                        1));
    }

    @Test
    void aCensoringIsARowWithItsReason() {
        assertThat(of("OS", SEEN))
                .isEqualTo(new Adtte(
                        "OS",
                        "OS (days)",
                        INFUSED,
                        INFUSED + 300,
                        300,
                        null,
                        1,
                        null,
                        null,
                        "END_OF_FOLLOW_UP",
                        "adsl",
                        "LSTALVDT",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void aRowSaysHowItEndedAndWhetherItIsToBeAnalysed() {
        assertThat(of("OS", subject("death_date", INFUSED + 82)))
                .extracting(Adtte::anl01fl, Adtte::status, Adtte::avalu)
                .containsExactly("Y", "DEATH", "DAYS");
        assertThat(of("OS", SEEN))
                .extracting(Adtte::anl01fl, Adtte::status, Adtte::avalu)
                .containsExactly("Y", "censored", "DAYS");
        assertThat(of("OS", subject("vital_status", "DEAD")))
                .extracting(Adtte::noteval, Adtte::anl01fl, Adtte::status, Adtte::avalu)
                .containsExactly("death without a date", null, null, null);
    }

    @Test
    void whatHappenedIsSaidWhateverTheCauseIsCalled() {
        SubjectRow died = subject("death_date", INFUSED + 73);

        assertThat(of("EFS", died))
                .extracting(Adtte::evntdesc, Adtte::cause, Adtte::status, Adtte::statusn)
                .containsExactly("DEATH", "EVENT", "EVENT", 1);
        assertThat(of("OS", SEEN).statusn()).isZero();
        assertThat(of("REL", died).statusn()).as("the second cause").isEqualTo(2);
        assertThat(of("DOR", SEEN).statusn()).isNull();
        assertThat(of("EFS", died, event("RELAPSE", INFUSED + 60)).evntdesc()).isEqualTo("RELAPSE");
        assertThat(of("RELT", died, event("TRANSPLANT", INFUSED + 72)).evntdesc())
                .isEqualTo("TRANSPLANT");
        assertThat(of("EFS", SEEN).evntdesc()).isNull();
    }

    @Test
    void reasonsOfCensoringHaveTheirCodes() {
        assertThat(told(of("OST", SEEN, event("TRANSPLANT", INFUSED + 73)))).isEqualTo("73 2 TRANSPLANT of adsl.SCTDT");
        assertThat(told(of("OS", subject("last_contact_date", CUTOFF)))).isEqualTo("651 3 CUTOFF of adsl.LSTALVDT");
        assertThat(told(of("OS", subject("last_contact_date", CUTOFF - 1))))
                .isEqualTo("650 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
    }

    @Test
    void aTransplantThatCensorsCutsEventsAfterItAndNotThoseOfItsDay() {
        SubjectRow died = subject("death_date", INFUSED + 73);

        assertThat(told(of("OST", died, event("TRANSPLANT", INFUSED + 73)))).isEqualTo("73 0 DEATH of adsl.DTHDT");
        assertThat(told(of("OST", died, event("TRANSPLANT", INFUSED + 72)))).isEqualTo("72 2 TRANSPLANT of adsl.SCTDT");
        assertThat(told(of("OS", died, event("TRANSPLANT", INFUSED + 72)))).isEqualTo("73 0 DEATH of adsl.DTHDT");
    }

    @Test
    void aTransplantThatCompetesIsTheLastOfTheCauses() {
        SubjectRow died = subject("death_date", INFUSED + 73);

        assertThat(told(of("RELT", died, event("TRANSPLANT", INFUSED + 72))))
                .isEqualTo("72 0 TRANSPLANT of adsl.SCTDT");
        assertThat(told(of("RELT", died, event("TRANSPLANT", INFUSED + 73)))).isEqualTo("73 0 NRM of adsl.DTHDT");
    }

    @Test
    void ofTwoCausesOnOneDayTheFirstListedWins() {
        SubjectRow died = subject("death_date", INFUSED + 82);

        assertThat(told(of("REL", died, event("RELAPSE", INFUSED + 82)))).isEqualTo("82 0 RELAPSE of adsl.RELDT");
        assertThat(told(of("REL", died))).isEqualTo("82 0 NRM of adsl.DTHDT");
    }

    /** Both are of the cause EVENT: on one day the date whose name is first in the alphabet is the one named. */
    @Test
    void ofTwoDatesOfOneCauseTheEarlierEndsTheTime() {
        SubjectRow died = subject("death_date", INFUSED + 82);

        assertThat(told(of("EFS", died, event("RELAPSE", INFUSED + 60)))).isEqualTo("60 0 EVENT of adsl.RELDT");
        assertThat(told(of("EFS", died, event("RELAPSE", INFUSED + 82)))).isEqualTo("82 0 EVENT of adsl.DTHDT");
    }

    @Test
    void noResponseIsAnEventAtItsAssessmentAtTheLandmarkOrAtTheOrigin() {
        StandardRow none = response("NR", INFUSED + 28);

        assertThat(told(of("EFS", SEEN, none))).isEqualTo("28 0 EVENT of adsl.NRDT");
        assertThat(told(of("EFSL", SEEN, none))).isEqualTo("42 0 EVENT of adsl.NRDT");
        assertThat(told(of("EFSO", SEEN, none))).isEqualTo("0 0 EVENT of adsl.NRDT");
        assertThat(told(of("OS", SEEN, none))).isEqualTo("300 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
    }

    @Test
    void aResponseIsNoEventWhereverNoResponseIsOne() {
        for (String endpoint : List.of("EFS", "EFSL", "EFSO")) {
            assertThat(told(of(endpoint, SEEN, response("CR", INFUSED + 28))))
                    .isEqualTo("28 1 END_OF_FOLLOW_UP of adsl.LSTASSDT");
        }
    }

    /** Infused on day 609, the window of 42 days ends on the cut-off; infused a day later, after it. */
    @Test
    void theLandmarkCountsOnceItIsOver() {
        SubjectRow died = subject("death_date", CUTOFF);
        assertThat(told(of(study, "EFSL", subject(), infusion(1, CUTOFF - 42), response("NR", CUTOFF - 30))))
                .isEqualTo("42 0 EVENT of adsl.NRDT");
        assertThat(told(of(study, "EFSL", died, infusion(1, CUTOFF - 41), response("NR", CUTOFF - 30))))
                .isEqualTo("41 0 EVENT of adsl.DTHDT");
    }

    @Test
    void imputedDatesFlagOriginEndAndEntry() {
        StandardRow april = imputed(response("CR", INFUSED + 26), "assessment_date:D");
        SubjectRow died = subject("death_date", INFUSED + 82, "imputed_dates", "death_date:M");

        Adtte entered = of("OSR", died, april);
        assertThat(entered.entrydy()).isEqualTo(26);
        assertThat(entered.entrydtf()).isEqualTo("D");
        assertThat(entered.adtf()).isEqualTo("M");
        assertThat(entered.startdtf()).isNull();
        Adtte duration = of("DOR", died, april);
        assertThat(duration.aval()).isEqualTo(56);
        assertThat(duration.startdtf()).isEqualTo("D");
        assertThat(duration.entrydtf()).isNull();
    }

    @Test
    void theFlagOfACensoringIsThatOfItsDate() {
        SubjectRow seen = subject("last_contact_date", INFUSED + 300, "imputed_dates", "last_contact_date:D");
        StandardRow transplant = imputed(event("TRANSPLANT", INFUSED + 73), "date:M");

        assertThat(of("OST", seen).adtf()).isEqualTo("D");
        assertThat(of("OST", seen, transplant).adtf()).isEqualTo("M");
    }

    @Test
    void noResponseAtTheOriginIsAsCertainAsTheOrigin() {
        Adtte row = of(
                study,
                "EFSO",
                SEEN,
                new Infusion(1, INFUSED, null, null, "date:M"),
                imputed(response("NR", INFUSED + 28), "assessment_date:D"));

        assertThat(row.startdtf()).isEqualTo("M");
        assertThat(row.adtf()).isEqualTo("M");
        assertThat(of("EFS", SEEN, imputed(response("NR", INFUSED + 28), "assessment_date:D"))
                        .adtf())
                .isEqualTo("D");
    }

    @Test
    void lateEntryIsCountedFromTheOriginAndNotBeforeIt() {
        assertThat(of("OSR", SEEN, response("CR", INFUSED)).entrydy()).isZero();
        assertThat(of("OSR", SEEN, response("CR", INFUSED + 28)).entrydy()).isEqualTo(28);
        assertThat(of("OSR", SEEN).entrydy()).isNull();
        assertThat(told(of("OSR", SEEN))).isEqualTo("300 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
    }

    @Test
    void whoCannotBeEvaluatedHasAReasonAndNoDay() {
        assertThat(of("DOR", SEEN))
                .isEqualTo(new Adtte(
                        "DOR",
                        "Duration of remission (days)",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "no origin",
                        null,
                        null,
                        null,
                        null,
                        null));
        Adtte unseen = of(study, "OS", subject(), new Infusion(1, INFUSED, null, null, "date:D"));
        assertThat(unseen.noteval()).isEqualTo("no follow-up");
        assertThat(unseen.startdt()).isEqualTo(INFUSED);
        assertThat(unseen.startdtf()).isEqualTo("D");
        assertThat(unseen.adt()).isNull();
    }

    @Test
    void followUpThatEndsOnTheDayOfTheOriginIsOneWhereTheSubjectWasSeen() {
        assertThat(told(of("OS", subject("last_contact_date", INFUSED))))
                .isEqualTo("0 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
        assertThat(told(of("OS", subject("last_contact_date", INFUSED - 1)))).isEqualTo("no follow-up");
        assertThat(told(of("OS", subject(), measurement("CART", INFUSED, 1.0, null))))
                .isEqualTo("0 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
        // a second infusion on day 1 shows the subject there
        assertThat(told(of("OS", subject(), infusion(2, INFUSED + 1))))
                .isEqualTo("1 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
        assertThat(told(of("OS", subject("death_date", INFUSED)))).isEqualTo("0 0 DEATH of adsl.DTHDT");
    }

    @Test
    void assessmentsThatEndBeforeTheOriginAreNoFollowUp() {
        assertThat(told(of("EFS", SEEN, response("CR", INFUSED - 7)))).isEqualTo("follow-up ends before the origin");
        assertThat(told(of("EFS", SEEN))).isEqualTo("no follow-up");
    }

    /** A centre's relapse of day 30, with a remission on day 28 that is imputed to no day: the origin is what the endpoint says. */
    @Test
    void aDeathBetweenIndexDateAndALaterOriginIsAnEventBeforeTheOrigin() {
        StandardRow[] rows = {subject("index_date", INFUSED - 30, "death_date", INFUSED - 10), infusion(1, INFUSED)};

        assertThat(told(of(study, "OS", rows))).isEqualTo("event before the origin");
        assertThat(told(of(study, "OSX", rows))).isEqualTo("20 0 DEATH of adsl.DTHDT");
    }

    @Test
    void aDeathOnAnUnknownDayLeavesEndpointsThatEndAtDeathUnknown() {
        SubjectRow dead = subject("vital_status", "DEAD", "last_contact_date", INFUSED + 100);

        assertThat(told(of("OS", dead))).isEqualTo("death without a date");
        assertThat(told(of("REL", dead, event("RELAPSE", INFUSED + 60)))).isEqualTo("60 0 RELAPSE of adsl.RELDT");
        // censored at a transplant before, the death is not seen
        assertThat(told(of("OST", dead, event("TRANSPLANT", INFUSED + 73)))).isEqualTo("73 2 TRANSPLANT of adsl.SCTDT");
        assertThat(told(of("OST", dead))).isEqualTo("death without a date");
        // an endpoint that does not end at death was followed until the last contact
        assertThat(told(of("RELO", dead))).isEqualTo("100 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
    }

    @Test
    void whoseStatusNobodyKnowsCannotBeEvaluatedWhereTheCentreSaysSo() throws IOException {
        Study unknown = DerivedPerson.study("", "2021-12-31", UnknownStatus.NOT_EVALUABLE);
        StandardRow infused = infusion(1, INFUSED);

        assertThat(told(of(unknown, "OS", SEEN, infused))).isEqualTo("vital status unknown");
        assertThat(told(of(
                        unknown, "OS", subject("vital_status", "ALIVE", "last_contact_date", INFUSED + 300), infused)))
                .isEqualTo("300 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
        assertThat(told(of(unknown, "OS", subject("death_date", INFUSED + 82), infused)))
                .isEqualTo("82 0 DEATH of adsl.DTHDT");
        // who died after the cut-off, or was seen on it, lived then
        assertThat(told(of(unknown, "OS", subject("death_date", CUTOFF + 9), infused)))
                .isEqualTo("651 3 CUTOFF of adsl.LSTALVDT");
        assertThat(told(of(unknown, "OS", subject("last_contact_date", CUTOFF), infused)))
                .isEqualTo("651 3 CUTOFF of adsl.LSTALVDT");
        assertThat(told(of(
                        unknown,
                        "OS",
                        subject("last_contact_date", CUTOFF, "imputed_dates", "last_contact_date:D"),
                        infused)))
                .isEqualTo("vital status unknown");
        // what happened before does not ask for it
        assertThat(told(of(unknown, "REL", SEEN, infused, event("RELAPSE", INFUSED + 60))))
                .isEqualTo("60 0 RELAPSE of adsl.RELDT");
        assertThat(told(of(unknown, "OST", SEEN, infused, event("TRANSPLANT", INFUSED + 73))))
                .isEqualTo("73 2 TRANSPLANT of adsl.SCTDT");
        assertThat(told(of(unknown, "OST", SEEN, infused))).isEqualTo("vital status unknown");
        assertThat(told(of("OS", SEEN))).isEqualTo("300 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
    }

    @Test
    void whoEntersOnTheLastDayOrOnAnUnknownOneIsNotAtRisk() {
        assertThat(told(of("OSR", subject("last_contact_date", INFUSED + 28), response("CR", INFUSED + 28))))
                .isEqualTo("follow-up ends before entry");
        assertThat(told(of("OSR", subject("last_contact_date", INFUSED + 29), response("CR", INFUSED + 28))))
                .isEqualTo("29 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
        assertThat(told(of("OSR", SEEN, response("CR", null)))).isEqualTo("entry unknown");
        assertThat(told(of("OSR", SEEN, response("NR", INFUSED + 28))))
                .isEqualTo("300 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
    }

    /** Index date on day -30, relapses on days -20, 40 and 70: the first of ADSL is before the infusion. */
    @Test
    void whereTheFirstRelapseIsBeforeTheOriginTheEventIsTheFirstOnOrAfterIt() {
        SubjectRow subject = subject("index_date", INFUSED - 30, "last_contact_date", INFUSED + 300);
        StandardRow before = event("RELAPSE", INFUSED - 20);
        StandardRow later = imputed(event("RELAPSE", INFUSED + 40), "date:D");

        Adtte row = of("REL", subject, before, event("RELAPSE", INFUSED + 70), later);
        assertThat(told(row)).isEqualTo("40 0 RELAPSE of event.date");
        assertThat(row.adtf()).isEqualTo("D");
        assertThat(row.srcseq()).as("the third of its rows in event").isEqualTo(3);
        assertThat(of("RELX", subject, before, later).srcseq()).isNull();
        assertThat(told(of("RELX", subject, before, later))).isEqualTo("10 0 RELAPSE of adsl.RELDT");
        assertThat(told(of("REL", subject, before))).isEqualTo("300 1 END_OF_FOLLOW_UP of adsl.LSTALVDT");
        assertThat(told(of("REL", subject, before, event("RELAPSE", INFUSED)))).isEqualTo("0 0 RELAPSE of event.date");
    }

    @Test
    void aRelapseOnTheDayOfTheOriginIsThatOfAdsl() {
        assertThat(told(of("REL", SEEN, event("RELAPSE", INFUSED)))).isEqualTo("0 0 RELAPSE of adsl.RELDT");
    }

    @Test
    void censoringsHaveTheirCodesOfAdam() {
        assertThat(Censoring.EVENT).isZero();
        assertThat(Censoring.END_OF_FOLLOW_UP.code).isEqualTo(1);
        assertThat(Censoring.TRANSPLANT.code).isEqualTo(2);
        assertThat(Censoring.CUTOFF.code).isEqualTo(3);
    }
}
