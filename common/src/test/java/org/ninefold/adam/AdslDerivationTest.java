package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.CUTOFF;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.day;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.imputed;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.response;
import static org.ninefold.subject.Persons.subject;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.study.Study;
import org.ninefold.subject.Event;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.SubjectRow;

/** The first infusion is on 20 March 2020, day 0; the response window ends on day 42, the study on day 651. */
class AdslDerivationTest {
    private static final SubjectRow SEEN = subject("last_contact_date", INFUSED + 300);
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.study("", "2021-12-31");
    }

    private static Map<String, Object> values(StudySubject subject, AdslVariable... variables) {
        var values = new LinkedHashMap<String, Object>();
        for (AdslVariable variable : variables) {
            values.put(variable.name(), subject.adsl().value(variable));
        }
        return values;
    }

    @Test
    void whatDescribesTheSubjectIsTakenAsItIs() {
        StudySubject subject = Derive.of(
                study,
                subject(
                        "age_years", 12.5,
                        "birth_date", day("2000-01-01"),
                        "sex", "F",
                        "arm", "CAR",
                        "disease", "B-ALL",
                        "ph_status", "NEG",
                        "cytogenetic_risk", "HIGH",
                        "disease_status_at_infusion", "MRD",
                        "marrow_blasts_percent", 4.0,
                        "mrd_percent", 0.2,
                        "donor_type", "MUD"),
                infusion(1, INFUSED));

        assertThat(values(
                        subject,
                        AdslVariable.STUDYID,
                        AdslVariable.SITEID,
                        AdslVariable.USUBJID,
                        AdslVariable.AGE,
                        AdslVariable.SEX,
                        AdslVariable.ARM,
                        AdslVariable.DISEASE,
                        AdslVariable.PHSTAT,
                        AdslVariable.CYTORISK,
                        AdslVariable.DISSTAT,
                        AdslVariable.BLASTPCT,
                        AdslVariable.MRDPCT,
                        AdslVariable.DONORTYP))
                .hasToString("{STUDYID=TRUTH, SITEID=C01, USUBJID=C01-x, AGE=12.5, SEX=F, ARM=CAR, DISEASE=B-ALL,"
                        + " PHSTAT=NEG, CYTORISK=HIGH, DISSTAT=MRD, BLASTPCT=4.0, MRDPCT=0.2, DONORTYP=MUD}");
    }

    @Test
    void anAgeThatIsNotStatedIsThatOfTheIndexDateInFullYears() {
        // 20 years on 21 March 2020, a day after the index date
        assertThat(Derive.of(study, subject("birth_date", day("2000-03-21")), infusion(1, INFUSED))
                        .adsl()
                        .value(AdslVariable.AGE))
                .isEqualTo(19.0);
        assertThat(Derive.of(study, subject("birth_date", day("2000-03-20")), infusion(1, INFUSED))
                        .adsl()
                        .value(AdslVariable.AGE))
                .isEqualTo(20.0);
        assertThat(Derive.of(study, subject(), infusion(1, INFUSED)).adsl().value(AdslVariable.AGE))
                .isNull();
    }

    @Test
    void doseIsThatOfTheFirstInfusionAndInfusionsAreCountedUpToTheCutOff() {
        StudySubject subject = Derive.of(
                study,
                SEEN,
                new Infusion(2, INFUSED + 60, "CAR-T", 5.0, null),
                new Infusion(1, INFUSED, "CAR-T", 2.5, null),
                new Infusion(3, CUTOFF + 1, "CAR-T", 7.5, null));

        assertThat(values(subject, AdslVariable.DOSE, AdslVariable.NINF, AdslVariable.TRTSDT, AdslVariable.INDEXDT))
                .isEqualTo(Map.of("DOSE", 2.5, "NINF", 2, "TRTSDT", INFUSED, "INDEXDT", INFUSED));
        assertThat(Derive.trace(subject, "TRTSDT")).containsExactly("2020-03-20 null of infusion.date, used");
        assertThat(Derive.trace(subject, "INDEXDT")).containsExactly("2020-03-20 null of infusion.date, used");
    }

    @Test
    void theIndexDateIsTheMappedOneWithItsFlag() {
        StudySubject subject = Derive.of(
                study, subject("index_date", INFUSED - 5, "imputed_dates", "index_date:D"), infusion(1, INFUSED));

        assertThat(subject.adsl().day(AdslVariable.INDEXDT)).isEqualTo(INFUSED - 5);
        assertThat(subject.adsl().imputed(AdslVariable.INDEXDT)).isEqualTo("D");
        assertThat(Derive.trace(subject, "INDEXDT")).containsExactly("2020-03-15D null of subject.index_date, used");
        assertThat(subject.adsl().imputed(AdslVariable.TRTSDT)).isNull();
    }

    @Test
    void aDateImputedAndTakenForTheCutOffSaysSo() throws IOException {
        Study december = DerivedPerson.study("", "2021-12-15");
        StudySubject subject =
                Derive.of(december, SEEN, infusion(1, INFUSED), imputed(event("RELAPSE", CUTOFF - 11), "date:D"));

        assertThat(Derive.trace(subject, "RELDT"))
                .containsExactly("2021-12-15D RELAPSE of event.date, used, imputed, and taken for the cut-off");
    }

    @Test
    void transplantsAreTheLastUpToTheInfusionAndTheFirstAfterIt() {
        StudySubject subject = Derive.of(
                study,
                subject("prior_transplant_date", INFUSED - 900),
                infusion(1, INFUSED),
                event("TRANSPLANT", INFUSED - 400),
                event("TRANSPLANT", INFUSED + 200),
                event("TRANSPLANT", INFUSED + 100),
                event("TRANSPLANT", CUTOFF + 1));

        assertThat(values(subject, AdslVariable.HSCTDT, AdslVariable.SCTDT))
                .isEqualTo(Map.of("HSCTDT", INFUSED - 400, "SCTDT", INFUSED + 100));
        assertThat(Derive.trace(subject, "HSCTDT")).containsExactly("2019-02-14 TRANSPLANT of event.date, used");
        assertThat(Derive.trace(subject, "SCTDT"))
                .containsExactly(
                        "2020-06-28 TRANSPLANT of event.date, used",
                        "2022-01-01 TRANSPLANT of event.date, after the cut-off");
    }

    @Test
    void aPriorTransplantOfTheSubjectsRowIsATransplantBefore() {
        StudySubject subject = Derive.of(study, subject("prior_transplant_date", INFUSED - 900), infusion(1, INFUSED));

        assertThat(Derive.trace(subject, "HSCTDT"))
                .containsExactly("2017-10-02 null of subject.prior_transplant_date, used");
    }

    /** Between index date and infusion it is the one before, between infusion and a later index date neither; the trace says so of both. */
    @Test
    void aTransplantBetweenIndexDateAndInfusionIsNotTheOneAfterBoth() {
        StudySubject before = Derive.of(
                study, subject("index_date", INFUSED - 50), infusion(1, INFUSED), event("TRANSPLANT", INFUSED - 20));
        assertThat(before.adsl().day(AdslVariable.HSCTDT)).isEqualTo(INFUSED - 20);
        assertThat(before.adsl().day(AdslVariable.SCTDT)).isNull();
        assertThat(Derive.trace(before, "SCTDT"))
                .containsExactly("2020-02-29 TRANSPLANT of event.date, not after both index date and first infusion");

        StudySubject between = Derive.of(
                study, subject("index_date", INFUSED + 50), infusion(1, INFUSED), event("TRANSPLANT", INFUSED + 50));
        assertThat(between.adsl().day(AdslVariable.HSCTDT)).isNull();
        assertThat(between.adsl().day(AdslVariable.SCTDT)).isNull();
        assertThat(Derive.trace(between, "SCTDT"))
                .containsExactly("2020-05-09 TRANSPLANT of event.date, not after both index date and first infusion");
    }

    @Test
    void withoutInfusionTheFirstTransplantIsTheIndexTransplantWhereNoneIsBefore() {
        StudySubject enrolled = Derive.of(
                study,
                subject("index_date", INFUSED),
                event("TRANSPLANT", INFUSED + 30),
                event("TRANSPLANT", INFUSED + 10));
        assertThat(enrolled.adsl().day(AdslVariable.HSCTDT)).isEqualTo(INFUSED + 10);

        StudySubject before = Derive.of(
                study, subject("index_date", INFUSED), event("TRANSPLANT", INFUSED), event("TRANSPLANT", INFUSED + 30));
        assertThat(values(before, AdslVariable.HSCTDT, AdslVariable.SCTDT))
                .isEqualTo(Map.of("HSCTDT", INFUSED, "SCTDT", INFUSED + 30));
        assertThat(Derive.trace(before, "SCTDT")).containsExactly("2020-04-19 TRANSPLANT of event.date, used");
    }

    @Test
    void aPriorTransplantAfterTheCutOffIsNotSeen() {
        StudySubject subject = Derive.of(study, subject("index_date", INFUSED, "prior_transplant_date", CUTOFF + 1));

        assertThat(subject.adsl().day(AdslVariable.HSCTDT)).isNull();
        assertThat(Derive.of(study, subject("index_date", INFUSED, "prior_transplant_date", CUTOFF))
                        .adsl()
                        .day(AdslVariable.HSCTDT))
                .isEqualTo(CUTOFF);
    }

    @Test
    void theFirstRelapseSaysWhereAndWhatItWas() {
        StudySubject subject = Derive.of(
                study,
                SEEN,
                infusion(1, INFUSED),
                new Event("RELAPSE", INFUSED + 200, "CNS", "NEG", null, null, null),
                new Event("RELAPSE", INFUSED + 100, "marrow", "POS", null, null, null),
                new Event("AGVHD", INFUSED + 100, "skin", null, 2, null, null),
                new Event("RELAPSE", INFUSED - 10, "testis", "DIM", null, null, null));

        assertThat(values(subject, AdslVariable.RELDT, AdslVariable.RELSITE, AdslVariable.RELCD19))
                .isEqualTo(Map.of("RELDT", INFUSED + 100, "RELSITE", "marrow", "RELCD19", "POS"));
        assertThat(Derive.trace(subject, "RELDT"))
                .containsExactly(
                        "2020-03-10 RELAPSE of event.date, not after the index date",
                        "2020-06-28 RELAPSE of event.date, used");
        assertThat(subject.derived().relapses())
                .extracting(Candidate::day)
                .containsExactly(INFUSED + 200, INFUSED + 100);
    }

    @Test
    void ofSeveralRelapsesOnOneDayTheFirstListedSaysWhere() {
        StudySubject subject = Derive.of(
                study,
                SEEN,
                infusion(1, INFUSED),
                new Event("AGVHD", INFUSED + 100, "skin", null, 2, null, null),
                new Event("RELAPSE", INFUSED + 100, "CNS", null, null, null, null),
                new Event("RELAPSE", INFUSED + 100, "marrow", "POS", null, null, null));

        assertThat(subject.adsl().text(AdslVariable.RELSITE)).isEqualTo("CNS");
        assertThat(subject.adsl().text(AdslVariable.RELCD19)).isNull();
    }

    @Test
    void aRelapseOnTheIndexDateIsOneWhereThatIsTheFirstInfusion() {
        assertThat(Derive.of(study, SEEN, infusion(1, INFUSED), event("RELAPSE", INFUSED))
                        .adsl()
                        .day(AdslVariable.RELDT))
                .isEqualTo(INFUSED);
        StudySubject treated = Derive.of(
                study, subject("index_date", INFUSED - 9), infusion(1, INFUSED), event("RELAPSE", INFUSED - 9));
        assertThat(treated.adsl().day(AdslVariable.RELDT)).isNull();
        assertThat(Derive.trace(treated, "RELDT"))
                .containsExactly("2020-03-11 RELAPSE of event.date, not after the index date");
        assertThat(Derive.of(study, subject("index_date", INFUSED), event("RELAPSE", INFUSED))
                        .adsl()
                        .day(AdslVariable.RELDT))
                .isNull();
    }

    @Test
    void aRelapseAfterTheCutOffIsSetAside() {
        StudySubject subject =
                Derive.of(study, SEEN, infusion(1, INFUSED), event("RELAPSE", CUTOFF + 1), event("RELAPSE", CUTOFF));

        assertThat(Derive.trace(subject, "RELDT"))
                .containsExactly(
                        "2021-12-31 RELAPSE of event.date, used",
                        "2022-01-01 RELAPSE of event.date, after the cut-off");
    }

    @Test
    void otherTherapyIsTheFirstAfterTheStartOfTheResponseWindow() {
        StudySubject subject = Derive.of(
                study,
                SEEN,
                infusion(1, INFUSED),
                event("THERAPY", INFUSED),
                event("THERAPY", INFUSED + 90),
                event("THERAPY", INFUSED + 1));

        assertThat(subject.adsl().day(AdslVariable.NXTTRTDT)).isEqualTo(INFUSED + 1);
        assertThat(Derive.trace(subject, "NXTTRTDT")).containsExactly("2020-03-21 THERAPY of event.date, used");
    }

    @Test
    void responseIsSettledAtTheEndOfItsWindowUnlessThereIsARemission() {
        assertThat(Derive.of(study, SEEN, infusion(1, INFUSED)).settled()).isEqualTo(INFUSED + 42);
        assertThat(Derive.of(study, SEEN, infusion(1, INFUSED), response("NR", INFUSED + 28))
                        .settled())
                .isEqualTo(INFUSED + 42);
        assertThat(Derive.of(study, SEEN, infusion(1, INFUSED), response("CR", INFUSED + 28))
                        .settled())
                .isNull();
    }

    @Test
    void theWindowOpensAtTheLaterOfIndexDateAndInfusion() {
        StudySubject subject = Derive.of(
                study, subject("index_date", INFUSED + 10), infusion(1, INFUSED), response("CR", INFUSED + 52));

        assertThat(subject.settled()).isNull();
        assertThat(subject.adsl().day(AdslVariable.CRDT)).isEqualTo(INFUSED + 52);
    }
}
