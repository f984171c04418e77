package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.measurement;
import static org.ninefold.subject.Persons.person;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;
import static org.ninefold.subject.Persons.toxicity;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Study;
import org.ninefold.subject.AdverseEvent;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

class StudyPopulationTest {
    private static final String LEFT_OUT = "C01-0123456789abcdef0123";
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("exclude = [{ center = C01, subject = \"" + LEFT_OUT + "\" }]", "2021-12-31");
    }

    private static StudySubject named(String person, boolean accepted, StandardRows rows) {
        return new StudyPopulation(study)
                .of(new MergedSubject("C01", person, accepted, rows, List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aSubjectWithAnIndexDateUpToTheCutOffIsInTheStudy() {
        StudySubject infused = Derive.of(study, subject(), infusion(1, CUTOFF));
        assertThat(infused.inStudy()).isTrue();
        assertThat(infused.notInStudy()).isNull();
        assertThat(infused.excluded()).isFalse();
        assertThat(infused.site()).isEqualTo("C01");
        assertThat(infused.adsl().day(AdslVariable.INDEXDT)).isEqualTo(CUTOFF);

        StudySubject enrolled = Derive.of(study, subject("index_date", INFUSED), infusion(1, CUTOFF + 1));
        assertThat(enrolled.inStudy()).isTrue();
        assertThat(enrolled.adsl().day(AdslVariable.INDEXDT)).isEqualTo(INFUSED);
        assertThat(enrolled.treated()).isNull();
    }

    @Test
    void whoIsNotInTheStudyHasAReason() {
        StudySubject never = Derive.of(study, subject("last_contact_date", INFUSED));
        StudySubject late = Derive.of(study, subject(), infusion(1, CUTOFF + 1));
        StudySubject excluded =
                named(LEFT_OUT, true, person(subject(), infusion(1, INFUSED)).rows());

        assertThat(never.notInStudy()).isEqualTo("no index date");
        assertThat(late.notInStudy()).isEqualTo("index date after the cut-off");
        assertThat(excluded.notInStudy()).isEqualTo("excluded by the study");
        assertThat(excluded.excluded()).isTrue();
        assertThat(List.of(never, late, excluded)).noneMatch(StudySubject::inStudy);
    }

    @Test
    void aPersonWhoIsNoSubjectHasNoReasonToBeLeftOut() {
        StudySubject nobody = named("C01-y", false, StandardRows.NONE);

        assertThat(nobody.inStudy()).isFalse();
        assertThat(nobody.notInStudy()).isNull();
        assertThat(nobody.excluded()).isFalse();
    }

    @Test
    void theIndexDateIsTheFirstInfusionWhateverItsNumber() {
        StudySubject subject = Derive.of(
                study, subject(), infusion(2, INFUSED + 9), infusion(1, INFUSED + 4), infusion(3, INFUSED + 7));

        assertThat(subject.adsl().day(AdslVariable.INDEXDT)).isEqualTo(INFUSED + 4);
    }

    @Test
    void rowsAfterTheCutOffAreIgnoredAndCountedByTable() {
        StudySubject subject = Derive.of(
                study,
                subject(),
                infusion(1, INFUSED),
                infusion(2, CUTOFF + 1),
                response("CR", CUTOFF),
                response("CR", CUTOFF + 1),
                event("RELAPSE", CUTOFF + 1),
                event("CGVHD", null),
                toxicity("CRS", 1, CUTOFF + 1),
                toxicity("CRS", 1, CUTOFF + 2),
                measurement("CART", CUTOFF, 1.0, null));

        assertThat(subject.cut().infusions()).containsExactly(infusion(1, INFUSED));
        assertThat(subject.cut().responses()).containsExactly(response("CR", CUTOFF));
        assertThat(subject.cut().events()).containsExactly(event("CGVHD", null));
        assertThat(subject.cut().adverseEvents()).isEmpty();
        assertThat(subject.cut().measurements()).containsExactly(measurement("CART", CUTOFF, 1.0, null));
        assertThat(subject.late())
                .isEqualTo(Map.of(
                        StandardTable.INFUSION, 1,
                        StandardTable.RESPONSE, 1,
                        StandardTable.EVENT, 1,
                        StandardTable.ADVERSE_EVENT, 2));
    }

    @Test
    void whoHasNothingAfterTheCutOffHasNothingLate() {
        assertThat(Derive.of(study, subject(), infusion(1, INFUSED)).late()).isEmpty();
    }

    @Test
    void measurementsAreCountedByWhatBecameOfTheirUnit() {
        StudySubject subject =
                Derive.of(study, subject(), infusion(1, INFUSED), measurement("ANC", INFUSED, 2.0, "G/L"));

        assertThat(subject.cut().measurements()).containsExactly(measurement("ANC", INFUSED, 2000.0, "/uL"));
        assertThat(subject.convertedUnits()).isEqualTo(1);
        assertThat(subject.unusableUnits()).isZero();
    }

    /** The cut-off is 15 December 2021: an infusion of that month is taken for it, and what follows it on that day too. */
    @Test
    void imputedDatesOfTheMonthOfTheCutOffAreTakenForIt() throws IOException {
        Study december = DerivedPerson.study("", "2021-12-15");
        int cutoff = CUTOFF - 16;
        StudySubject subject = Derive.of(
                december,
                subject(),
                new Infusion(1, cutoff + 5, null, null, "date:D"),
                imputed(response("CR", cutoff + 6), "assessment_date:D"),
                imputed(event("RELAPSE", cutoff + 6), "date:D"),
                new AdverseEvent("CRS", 2, null, cutoff + 6, cutoff + 7, 1, null, "onset_date:D end_date:D"));

        assertThat(subject.adsl().day(AdslVariable.TRTSDT)).isEqualTo(cutoff);
        assertThat(subject.cut().responses())
                .extracting(row -> row.assessmentDate())
                .containsExactly(cutoff);
        assertThat(subject.adsl().day(AdslVariable.RELDT)).isEqualTo(cutoff);
        assertThat(subject.cut().adverseEvents())
                .extracting(AdverseEvent::onsetDate, AdverseEvent::endDate)
                .containsExactly(tuple(cutoff, cutoff));
    }

    /** An infusion on a delivered day after the cut-off holds what follows it behind it. */
    @Test
    void whatFollowsALateInfusionIsNotTakenForTheCutOff() throws IOException {
        Study december = DerivedPerson.study("", "2021-12-15");
        int cutoff = CUTOFF - 16;
        StudySubject subject = Derive.of(
                december,
                subject("index_date", INFUSED),
                infusion(1, cutoff + 5),
                imputed(response("CR", cutoff + 6), "assessment_date:D"),
                imputed(event("RELAPSE", cutoff + 5), "date:D"),
                new AdverseEvent("CRS", 2, null, cutoff + 6, null, null, null, "onset_date:D"));

        assertThat(subject.late())
                .containsOnlyKeys(
                        StandardTable.INFUSION,
                        StandardTable.RESPONSE,
                        StandardTable.EVENT,
                        StandardTable.ADVERSE_EVENT);
    }

    /** A toxicity of the second infusion, which is late, is late; one of the first is not. */
    @Test
    void aToxicityFollowsTheInfusionThatItWasRecordedFor() throws IOException {
        Study december = DerivedPerson.study("", "2021-12-15");
        int cutoff = CUTOFF - 16;
        StudySubject subject = Derive.of(
                december,
                subject(),
                infusion(1, INFUSED),
                infusion(2, cutoff + 5),
                new AdverseEvent("CRS", 2, null, cutoff + 6, null, 2, null, "onset_date:D"),
                new AdverseEvent("CRS", 1, null, cutoff + 6, null, 1, null, "onset_date:D"));

        assertThat(subject.cut().adverseEvents())
                .extracting(AdverseEvent::infusionNumber, AdverseEvent::onsetDate)
                .containsExactly(tuple(1, cutoff));
    }

    /** A death of December 2021 is taken for the cut-off on its 15th, unless any table shows the subject alive on a later day. */
    @Test
    void aDeathIsNotTakenForTheCutOffWhereAnyTableShowsLifeAfterIt() throws IOException {
        Study december = DerivedPerson.study("", "2021-12-15");
        int cutoff = CUTOFF - 16;
        var dead = subject("death_date", cutoff + 10, "imputed_dates", "death_date:D");
        var still = new AdverseEvent("CRS", 1, null, INFUSED, cutoff + 1, 1, null, null);

        assertThat(Derive.of(december, dead, infusion(1, INFUSED)).adsl().day(AdslVariable.DTHDT))
                .isEqualTo(cutoff);
        for (StandardRow alive : List.of(
                response("CR", cutoff + 1),
                event("CGVHD", cutoff + 1),
                toxicity("CRS", 1, cutoff + 1),
                still,
                measurement("CART", cutoff + 1, 1.0, null),
                infusion(2, cutoff + 1))) {
            assertThat(Derive.of(december, dead, infusion(1, INFUSED), alive)
                            .adsl()
                            .day(AdslVariable.DTHDT))
                    .as(alive.toString())
                    .isNull();
        }
    }

    @Test
    void itsTextNamesTheCentreAlone() {
        assertThat(Derive.of(study, subject(), infusion(1, INFUSED))).hasToString("subject of C01");
    }
}
