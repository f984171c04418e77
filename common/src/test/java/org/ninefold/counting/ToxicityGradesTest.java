package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.INFUSED;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.person;
import static org.ninefold.subject.Persons.subject;
import static org.ninefold.subject.Persons.toxicity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.DerivedPerson;
import org.ninefold.adam.StudyPopulation;
import org.ninefold.adam.StudySubject;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.Study;
import org.ninefold.subject.AdverseEvent;
import org.ninefold.subject.Event;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.SubjectRow;

/** Two infusions, on day 0 and day 60; the centre lists CRS completely, and nothing else. */
class ToxicityGradesTest {
    private static final SubjectRow SUBJECT = subject("last_contact_date", INFUSED + 300);
    private static Study study;

    @BeforeAll
    static void study() throws IOException {
        study = DerivedPerson.studyOfCentre("", "complete-for = [CRS]");
    }

    private static SubjectCounter.Derived derived(SubjectRow subject, StandardRow... more) {
        var rows = new ArrayList<StandardRow>(List.of(subject, infusion(1, INFUSED), infusion(2, INFUSED + 60)));
        rows.addAll(List.of(more));
        StudySubject of = new StudyPopulation(study).of(person(rows.toArray(StandardRow[]::new)));
        return new SubjectCounter.Derived(of, List.of(), new AdaeDerivation(study).of(of), new Object[0]);
    }

    private static ToxicityGrades grades(String term, GradeWindow window, int which) {
        return new ToxicityGrades(new AdaeDerivation(study), term, window, which);
    }

    private static String worst(String term, GradeWindow window, StandardRow... more) {
        return grades(term, window, ToxicityGrades.ALL)
                .worst(derived(SUBJECT, more))
                .code();
    }

    private static String worst(StandardRow... more) {
        return worst("CRS", GradeWindow.FIRST_INFUSION, more);
    }

    private static String scales(String term, StandardRow... more) {
        return grades(term, GradeWindow.FIRST_INFUSION, ToxicityGrades.ALL)
                .byScale(derived(SUBJECT, more))
                .code();
    }

    private static AdverseEvent scaled(String term, Integer grade, String scale) {
        return new AdverseEvent(term, grade, scale, INFUSED + 3, null, 1, null, null);
    }

    @Test
    void theWorstOfSeveralRecordsCounts() {
        assertThat(worst(
                        toxicity("CRS", 1, INFUSED + 1),
                        toxicity("CRS", 3, INFUSED + 2),
                        toxicity("CRS", 2, INFUSED + 3)))
                .isEqualTo("3");
        assertThat(worst(toxicity("CRS", 0, INFUSED + 1), toxicity("ICANS", 4, INFUSED + 1)))
                .isEqualTo("0");
    }

    @Test
    void withoutARecordItIsNoneWhereTheListIsCompleteElseNotAssessed() {
        assertThat(worst()).isEqualTo("0");
        assertThat(worst("ICANS", GradeWindow.FIRST_INFUSION)).isEqualTo("NOT_ASSESSED");
        SubjectRow rejected = subject("last_contact_date", INFUSED + 300, "has_rejected_records", true);
        assertThat(grades("CRS", GradeWindow.FIRST_INFUSION, ToxicityGrades.ALL)
                        .worst(derived(rejected))
                        .code())
                .isEqualTo("NOT_ASSESSED");
    }

    @Test
    void aRecordWithoutAGradeIsUnknownUnlessAnotherHasOne() {
        assertThat(worst(toxicity("CRS", null, INFUSED + 1))).isEqualTo("UNKNOWN");
        assertThat(worst(toxicity("CRS", null, INFUSED + 1), toxicity("CRS", 2, INFUSED + 2)))
                .isEqualTo("2");
    }

    @Test
    void recordsCountFromTheDayOfTheFirstInfusionOnOrWithoutADate() {
        assertThat(worst(toxicity("CRS", 3, INFUSED - 1))).isEqualTo("0"); // the list is complete
        assertThat(worst("ICANS", GradeWindow.FIRST_INFUSION, toxicity("ICANS", 3, INFUSED - 1)))
                .isEqualTo("NOT_ASSESSED");
        assertThat(worst(toxicity("CRS", 3, INFUSED))).isEqualTo("3");
        assertThat(worst(toxicity("CRS", 3, null))).isEqualTo("3");
    }

    @Test
    void aToxicityOfTheSecondInfusionCountsForAnyInfusionOnly() {
        StandardRow[] both = {toxicity("CRS", 1, INFUSED + 59), toxicity("CRS", 4, INFUSED + 60)};

        assertThat(worst(both)).isEqualTo("1");
        assertThat(worst("CRS", GradeWindow.ANY_INFUSION, both)).isEqualTo("4");
    }

    /** The answers are of the records as they came: the second and the third count. */
    @Test
    void theRecordsThatAConditionChoosesCount() {
        SubjectCounter.Derived all = derived(
                SUBJECT,
                toxicity("CRS", 4, INFUSED + 1),
                toxicity("CRS", 2, INFUSED + 2),
                toxicity("CRS", 1, INFUSED + 3),
                new Event("AGVHD", INFUSED + 4, null, null, 3, null, null));
        var chosen = new SubjectCounter.Derived(
                all.subject(), all.adtte(), all.adae(), new Object[] {"other", new boolean[] {false, true, true}});

        assertThat(grades("CRS", GradeWindow.FIRST_INFUSION, 1).worst(chosen).code())
                .isEqualTo("2");
        assertThat(grades("CRS", GradeWindow.FIRST_INFUSION, 1).byScale(chosen).code())
                .isEqualTo("unstated 2");
        // what comes from no record of an adverse event is in no condition over them
        assertThat(grades("AGVHD", GradeWindow.FIRST_INFUSION, 1).worst(chosen).code())
                .isEqualTo("NOT_ASSESSED");
        assertThat(grades("AGVHD", GradeWindow.FIRST_INFUSION, ToxicityGrades.ALL)
                        .worst(chosen)
                        .code())
                .isEqualTo("3");
    }

    @Test
    void eachScaleHasItsWorstGradeInTheOrderOfTheAlphabet() {
        assertThat(scales(
                        "CRS",
                        scaled("CRS", 2, "LEE_2014"),
                        scaled("CRS", 1, "ASTCT_2019"),
                        scaled("CRS", 3, "ASTCT_2019"),
                        scaled("CRS", null, "PENN")))
                .isEqualTo("ASTCT_2019 3+LEE_2014 2+PENN ?");
    }

    @Test
    void aGradeWithoutAScaleIsOfOneThatIsUnstatedAndGradeNoughtOfNone() {
        assertThat(scales("CRS", scaled("CRS", 1, null))).isEqualTo("unstated 1");
        assertThat(scales("CRS", scaled("CRS", 0, null))).isEqualTo("0");
        assertThat(scales("CRS", scaled("CRS", null, null))).isEqualTo("?");
        assertThat(scales("CRS", scaled("CRS", 0, null), scaled("CRS", 2, "PENN")))
                .isEqualTo("0+PENN 2");
    }

    @Test
    void withoutARecordAScaleSaysNoneWhereTheListIsCompleteElseNothing() {
        assertThat(scales("CRS")).isEqualTo("0");
        assertThat(scales("ICANS")).isNull();
    }
}
