package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.quality.Rule;
import org.ninefold.subject.MappedRecord.Status;

/** Days are counted from nowhere in particular; the first infusion is on day 1000 unless said otherwise. */
class DateConsistencyTest {
    private static final String SUBJECT = "subject";

    private record Said(String table, Map<String, Object> cells) {}

    private static Said said(String table, Object... cells) {
        var map = new java.util.HashMap<String, Object>();
        for (int i = 0; i < cells.length; i += 2) {
            map.put((String) cells[i], cells[i + 1]);
        }
        return new Said(table, map);
    }

    /** One record of a wide file. */
    private static MappedRecord record(long line, Said... said) {
        StandardRows rows = StandardRows.NONE;
        for (Said one : said) {
            StandardTable table = StandardTable.of(one.table());
            var cells = new Object[table.fields().size()];
            one.cells().forEach((field, value) -> cells[table.place(field)] = value);
            StandardRow row = table.row(cells);
            rows = table.add(rows, row instanceof SubjectRow subject ? subject.from("a/0") : row);
        }
        return new MappedRecord("C01-x", "a.csv", line, null, null, true, false, null, List.of(), rows);
    }

    private static Said infused(int day) {
        return said("infusion", "number", 1, "date", day);
    }

    /** Without those about a status or last contact that these subjects do not have. */
    private static List<String> findings(SubjectMerge dossier) {
        return dossier.findings().stream()
                .filter(found -> found.finding().rule() != Rule.SUBJECT_UNKNOWN_STATUS
                        && found.finding().rule() != Rule.SUBJECT_NO_LAST_CONTACT)
                .map(found -> "%d %s %s.%s %s"
                        .formatted(
                                found.line(),
                                found.finding().rule().id(),
                                found.finding().table(),
                                found.finding().field(),
                                found.finding().severity().key()))
                .toList();
    }

    private static Object cell(SubjectMerge dossier, String table, String field) {
        StandardTable of = StandardTable.of(table);
        return of.in(dossier.rows()).get(0).cells()[of.place(field)];
    }

    private static int rows(SubjectMerge dossier, String table) {
        return StandardTable.of(table).in(dossier.rows()).size();
    }

    @Test
    void historyBeforeTheIndexDateIsLegal() {
        SubjectMerge dossier = Persons.merged(List.of(record(
                2,
                said(SUBJECT, "birth_date", 10, "prior_transplant_date", 500, "last_contact_date", 1400),
                infused(1000),
                said("event", "type", "RELAPSE", "date", 900),
                said("event", "type", "TRANSPLANT", "date", 400),
                said("response", "assessment_date", 990, "response", "CR"),
                said("adverse_event", "term", "CRS", "onset_date", 1000, "end_date", 1004, "infusion_number", 1),
                said("measurement", "test", "CART", "date", 1400))));

        assertThat(findings(dossier)).isEmpty();
        assertThat(rows(dossier, "event")).isEqualTo(2);
    }

    @Test
    void whatCannotHappenAfterDeathIsLeftOutOfAWideRecord() {
        SubjectMerge dossier = Persons.merged(List.of(record(
                2,
                said(SUBJECT, "death_date", 1100, "vital_status", "DEAD", "last_contact_date", 1101),
                infused(1000),
                said("infusion", "number", 2, "date", 1101),
                said("response", "assessment_date", 1101, "response", "CR"),
                said("event", "type", "RELAPSE", "date", 1101),
                said("event", "type", "AGVHD", "date", 1101, "grade", 2),
                said("adverse_event", "term", "CRS", "grade", 5, "onset_date", 1101),
                said("adverse_event", "term", "CRS", "grade", 4, "onset_date", 1099, "end_date", 1101),
                said("measurement", "test", "CART", "date", 1101))));

        assertThat(findings(dossier))
                .containsExactlyInAnyOrder(
                        "2 date.after-death subject.last_contact_date blank",
                        "2 date.after-death infusion.date omit",
                        "2 date.after-death response.assessment_date omit",
                        "2 date.after-death event.date omit",
                        "2 date.after-death event.date blank",
                        "2 date.after-death adverse_event.onset_date blank",
                        "2 date.after-death adverse_event.end_date blank",
                        "2 date.after-death measurement.date omit");
        assertThat(dossier.dispositions()).extracting(Disposition::status).containsExactly(Status.KEPT);
        assertThat(rows(dossier, "infusion")).isEqualTo(1);
        assertThat(rows(dossier, "response")).isZero();
        assertThat(rows(dossier, "event")).isEqualTo(1);
        assertThat(cell(dossier, "event", "date")).isNull();
        assertThat(cell(dossier, "event", "grade")).isEqualTo(2);
        assertThat(rows(dossier, "adverse_event")).isEqualTo(2);
        assertThat(rows(dossier, "measurement")).isZero();
        assertThat(cell(dossier, SUBJECT, "last_contact_date")).isNull();
        assertThat(cell(dossier, SUBJECT, "death_date")).isEqualTo(1100);
    }

    @Test
    void aRecordThatLosesItsOnlyRowIsQuarantined() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT, "death_date", 1100, "vital_status", "DEAD"), infused(1000)),
                record(3, said("event", "type", "TRANSPLANT", "date", 1200)),
                record(4, said("event", "type", "RELAPSE", "date", 1100))));

        assertThat(findings(dossier)).containsExactly("3 date.after-death event.date reject");
        assertThat(dossier.dispositions())
                .extracting(fate -> fate.line() + " " + fate.status() + " " + fate.reason())
                .containsExactly("2 KEPT null", "3 QUARANTINED date.after-death", "4 KEPT null");
        assertThat(rows(dossier, "event")).isEqualTo(1);
    }

    @Test
    void theDayOfDeathIsNotAfterIt() {
        SubjectMerge dossier = Persons.merged(List.of(record(
                2,
                said(SUBJECT, "death_date", 1000, "vital_status", "DEAD", "last_contact_date", 1000),
                infused(990),
                said("event", "type", "RELAPSE", "date", 1000))));

        assertThat(findings(dossier)).isEmpty();
    }

    @Test
    void aRelapseOrTransplantOnTheDayOfTheInfusionIsSaid() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT, "last_contact_date", 1400), infused(1000)),
                record(3, said("event", "type", "RELAPSE", "date", 1000)),
                record(4, said("event", "type", "TRANSPLANT", "date", 1000)),
                record(5, said("event", "type", "THERAPY", "date", 1000))));

        assertThat(findings(dossier))
                .containsExactly("3 event.on-infusion-day event.date warn", "4 event.on-infusion-day event.date warn");
    }

    @Test
    void whatIsOfNoInfusionOfSeveralIsSaid() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT, "last_contact_date", 1400), infused(1000)),
                record(3, said("infusion", "number", 2, "date", 1090)),
                record(4, said("adverse_event", "term", "CRS", "grade", 1)),
                record(5, said("adverse_event", "term", "CRS", "grade", 2, "infusion_number", 2)),
                record(6, said("event", "type", "AGVHD"))));

        assertThat(findings(dossier))
                .containsExactly(
                        "4 toxicity.unplaced adverse_event.infusion_number warn",
                        "6 toxicity.unplaced event.date warn");
    }

    @Test
    void whoDiedBeforeTheInfusionIsDeadWithoutADate() {
        SubjectMerge dossier = Persons.merged(
                List.of(record(2, said(SUBJECT, "death_date", 999, "last_contact_date", 1200), infused(1000))));

        assertThat(findings(dossier))
                .containsExactly(
                        "2 subject.death-order subject.death_date blank",
                        "2 subject.death-date subject.death_date warn");
        assertThat(cell(dossier, SUBJECT, "vital_status")).isEqualTo("DEAD");
        assertThat(cell(dossier, SUBJECT, "death_date")).isNull();
        assertThat(rows(dossier, "infusion")).isEqualTo(1);
    }

    @Test
    void aDeathBeforeTheMappedIndexDateIsNoDateEither() {
        SubjectMerge dossier = Persons.merged(List.of(record(2, said(SUBJECT, "index_date", 900, "death_date", 850))));

        assertThat(findings(dossier)).contains("2 subject.death-order subject.death_date blank");
    }

    @Test
    void nobodyIsBornAfterAnythingThatHappened() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT, "birth_date", 951), infused(1000)),
                record(3, said("event", "type", "RELAPSE", "date", 950))));

        assertThat(findings(dossier)).containsExactly("2 subject.birth-date subject.birth_date blank");
        assertThat(cell(dossier, SUBJECT, "birth_date")).isNull();
    }

    @Test
    void aPriorTransplantIsNotAfterTheInfusion() {
        SubjectMerge dossier =
                Persons.merged(List.of(record(2, said(SUBJECT, "prior_transplant_date", 1001), infused(1000))));

        assertThat(findings(dossier)).containsExactly("2 subject.prior-transplant subject.prior_transplant_date blank");
        assertThat(findings(Persons.merged(List.of(record(2, said(SUBJECT, "prior_transplant_date", 1001))))))
                .isEmpty();
    }

    @Test
    void aLastContactThatIsNotTheLastIsSaid() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT, "last_contact_date", 1010), infused(1000)),
                record(3, said("response", "assessment_date", 1028, "response", "CR"))));

        assertThat(findings(dossier)).containsExactly("2 subject.last-contact subject.last_contact_date warn");
        assertThat(cell(dossier, SUBJECT, "last_contact_date")).isEqualTo(1010);
    }

    @Test
    void numbersOfInfusionsFollowTheirDates() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT), infused(1000)),
                record(3, said("infusion", "number", 2, "date", 990)),
                record(4, said("infusion", "number", 3, "date", 1100))));

        assertThat(findings(dossier)).containsExactly("3 infusion.order infusion.date warn");
    }

    @Test
    void aToxicityBelongsToItsInfusion() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT), infused(1000), said("infusion", "number", 2, "date", 1100)),
                record(3, said("adverse_event", "term", "CRS", "onset_date", 1099, "infusion_number", 2)),
                record(4, said("adverse_event", "term", "CRS", "onset_date", 1001)),
                record(5, said("adverse_event", "term", "ICANS", "onset_date", 999))));

        assertThat(findings(dossier))
                .containsExactly(
                        "3 toxicity.before-infusion adverse_event.onset_date warn",
                        "5 toxicity.before-infusion adverse_event.onset_date warn");
    }

    /** A second grade of another day, infusion or scale is another grade; the same once more says nothing. */
    @Test
    void twoGradesOfOneToxicityWithoutAScaleAreFoundOnce() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT), infused(1000)),
                record(3, grade("CRS", 1), grade("CRS", 3), grade("CRS", 2)),
                record(4, grade("ICANS", 1), said("adverse_event", "term", "ICANS", "grade", 2, "onset_date", 1005)),
                record(5, grade("FEVER", 1), said("adverse_event", "term", "FEVER", "grade", 2, "scale", "CTCAE_5")),
                record(6, grade("PAIN", 1), said("adverse_event", "term", "PAIN", "grade", 2, "infusion_number", 2)),
                record(7, said("adverse_event", "term", "RASH", "grade", 0, "onset_date", 1003)),
                record(8, said("adverse_event", "term", "RASH", "grade", 2, "onset_date", 1003))));

        assertThat(findings(dossier))
                .containsExactly(
                        "3 toxicity.two-grades adverse_event.scale warn",
                        "8 toxicity.two-grades adverse_event.scale warn");
    }

    private static Said grade(String term, int grade) {
        return said("adverse_event", "term", term, "grade", grade);
    }

    @Test
    void aFindingNamesTheRecordThatSaysTheDate() {
        SubjectMerge dossier = Persons.merged(List.of(
                record(2, said(SUBJECT, "sex", "M"), infused(1000)),
                new MappedRecord(
                        "C01-x",
                        "b.csv",
                        7,
                        null,
                        null,
                        true,
                        false,
                        null,
                        List.of(),
                        subjectOfAnotherSource("birth_date", 1001))));

        assertThat(findings(dossier)).containsExactly("7 subject.birth-date subject.birth_date blank");
    }

    private static StandardRows subjectOfAnotherSource(String field, Object value) {
        SubjectRow row =
                record(1, said(SUBJECT, field, value)).rows().subjects().get(0);
        return StandardTable.SUBJECT.add(StandardRows.NONE, row.from("b/0"));
    }

    @Test
    void aPriorTransplantAfterDeathIsNoDate() {
        SubjectMerge merge = Persons.merged(List.of(record(
                2,
                said(SUBJECT, "death_date", 1100, "vital_status", "DEAD", "prior_transplant_date", 1101),
                infused(1000))));

        assertThat(findings(merge)).containsExactly("2 date.after-death subject.prior_transplant_date blank");
        assertThat(cell(merge, SUBJECT, "prior_transplant_date")).isNull();
    }

    @Test
    void whoIsBornOnTheDayOfTheFirstDateIsNotBornAfterIt() {
        assertThat(findings(Persons.merged(List.of(record(2, said(SUBJECT, "birth_date", 1000), infused(1000))))))
                .isEmpty();
        assertThat(findings(Persons.merged(List.of(record(2, said(SUBJECT, "birth_date", 1001), infused(1000))))))
                .containsExactly("2 subject.birth-date subject.birth_date blank");
    }

    /** The second and the third are earlier than the first; the fourth is later than all, the fifth on its day. */
    @Test
    void everyInfusionIsLaterThanAllOfSmallerNumbers() {
        SubjectMerge merge = Persons.merged(List.of(
                record(2, said(SUBJECT, "sex", "F"), infused(1100)),
                record(3, said("infusion", "number", 2, "date", 1000)),
                record(4, said("infusion", "number", 3, "date", 1050)),
                record(5, said("infusion", "number", 4, "date", 1200)),
                record(6, said("infusion", "number", 5, "date", 1200))));

        assertThat(findings(merge))
                .containsExactly(
                        "3 infusion.order infusion.date warn",
                        "4 infusion.order infusion.date warn",
                        "6 infusion.order infusion.date warn");
    }
}
