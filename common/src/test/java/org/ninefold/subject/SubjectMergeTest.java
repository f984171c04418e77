package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.MappedRecord.Status;

class SubjectMergeTest {
    @Test
    void aRepeatedRecordIsADuplicateAndItsRowsCountOnce() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0), infusion(1, 100)),
                record("a.csv", 7, subject("a/0", "M", 24.0), infusion(1, 100))));

        assertThat(dossier.accepted()).isTrue();
        assertThat(statuses(dossier)).containsExactly("KEPT null", "DUPLICATE null");
        assertThat(dossier.rows().infusions()).hasSize(1);
        assertThat(dossier.findings())
                .extracting(LocatedFinding::line, found -> found.finding().rule())
                .containsExactly(tuple(2L, Rule.SUBJECT_UNKNOWN_STATUS), tuple(2L, Rule.SUBJECT_NO_LAST_CONTACT));
    }

    @Test
    void aCentreThatSaysWhatNoStatusMeansHasNoFindingOfIt() {
        List<MappedRecord> records = List.of(record("a.csv", 2, subject("a/0", "M", 24.0), infusion(1, 100)));

        for (UnknownStatus stated : List.of(UnknownStatus.ALIVE, UnknownStatus.NOT_EVALUABLE)) {
            assertThat(SubjectMerge.of(records, stated).findings())
                    .extracting(found -> found.finding().rule())
                    .containsExactly(Rule.SUBJECT_NO_LAST_CONTACT);
        }
    }

    @Test
    void twoRecordsOfOneSourceThatContradictEachOtherAreBothQuarantined() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0), infusion(1, 100)),
                record("a.csv", 7, subject("a/0", "M", 25.0), infusion(1, 100)),
                record("b.csv", 2, event("RELAPSE", 200))));

        assertThat(dossier.accepted()).isFalse();
        assertThat(statuses(dossier))
                .containsExactly(
                        "QUARANTINED subject.contradictory",
                        "QUARANTINED subject.contradictory",
                        "QUARANTINED subject.contradictory");
        assertThat(dossier.rows().infusions()).isEmpty();
        assertThat(dossier.findings()).hasSize(3);
    }

    @Test
    void twoSourcesFillEachOthersGaps() {
        SubjectMerge dossier = Persons.merged(
                List.of(record("a.csv", 2, subject("a/0", "M", null)), record("b.csv", 2, subject("b/0", null, 24.0))));

        assertThat(dossier.accepted()).isTrue();
        SubjectRow subject = dossier.rows().subjects().get(0);
        assertThat(subject.ageYears()).isEqualTo(24.0);
        assertThat(subject.sex()).isEqualTo("M");
    }

    @Test
    void twoSourcesThatDifferInAFieldContradictEachOther() {
        SubjectMerge dossier = Persons.merged(
                List.of(record("a.csv", 2, subject("a/0", "M", 24.0)), record("b.csv", 2, subject("b/0", "F", 24.0))));

        assertThat(dossier.accepted()).isFalse();
        assertThat(statuses(dossier)).allMatch(status -> status.equals("QUARANTINED subject.contradictory"));
    }

    @Test
    void recordsWithoutASubjectAreOrphans() {
        SubjectMerge dossier = Persons.merged(List.of(record("b.csv", 2, event("RELAPSE", 200))));

        assertThat(statuses(dossier)).containsExactly("QUARANTINED subject.orphan");
        assertThat(dossier.rows().events()).isEmpty();
    }

    @Test
    void aRejectedSubjectMakesOrphansOfItsRecordsAndAFilteredOneFiltersThem() {
        MappedRecord rejected = new MappedRecord(
                "C01-x", "a.csv", 2, Status.QUARANTINED, "value.date", true, false, null, List.of(), StandardRows.NONE);
        MappedRecord filtered = new MappedRecord(
                "C01-x",
                "a.csv",
                2,
                Status.FILTERED,
                "screen failure",
                true,
                false,
                null,
                List.of(),
                StandardRows.NONE);

        assertThat(statuses(Persons.merged(List.of(rejected, record("b.csv", 2, event("RELAPSE", 200))))))
                .containsExactly("QUARANTINED value.date", "QUARANTINED subject.orphan");
        assertThat(statuses(Persons.merged(List.of(filtered, record("b.csv", 2, event("RELAPSE", 200))))))
                .containsExactly("FILTERED screen failure", "FILTERED its subject is filtered");
    }

    @Test
    void theTrailersOfAFilesPartsAreOneWithTheFirstProblem() {
        SubjectMerge whole = Persons.merged(List.of(trailer(9, 4, null), trailer(20, 0, null), trailer(31, 5, null)));
        SubjectMerge broken =
                Persons.merged(List.of(trailer(9, 4, null), trailer(20, 0, "is A"), trailer(31, 5, "is B")));

        assertThat(whole.ends()).containsExactly(new FileEnd("a.csv", 31, 9, null));
        assertThat(broken.ends()).containsExactly(new FileEnd("a.csv", 9, 9, "is A"));
        assertThat(whole.dispositions()).isEmpty();
    }

    private static MappedRecord trailer(long line, long records, String problem) {
        return new MappedRecord(
                "~a.csv", "a.csv", line, Status.TRAILER, problem, true, false, records, List.of(), StandardRows.NONE);
    }

    @Test
    void anInfusionToldInTwoWaysQuarantinesBothRecordsOnly() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(1, 100)),
                record("b.csv", 3, infusion(1, 101)),
                record("b.csv", 4, infusion(2, 300))));

        assertThat(dossier.accepted()).isTrue();
        assertThat(statuses(dossier))
                .containsExactly(
                        "KEPT null",
                        "QUARANTINED infusion.contradictory",
                        "QUARANTINED infusion.contradictory",
                        "KEPT null");
        assertThat(dossier.rows().infusions()).hasSize(1);
    }

    @Test
    void whatOneRecordOfAnInfusionLeavesOpenAnotherFills() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(1, 100, "CAR-T", null, "date:D")),
                record("c.csv", 2, infusion(1, 100, null, 2.5, null))));

        assertThat(statuses(dossier)).containsExactly("KEPT null", "KEPT null", "KEPT null");
        assertThat(dossier.findings())
                .extracting(found -> found.finding().rule())
                .doesNotContain(Rule.INFUSION_CONTRADICTORY, Rule.INFUSION_ORDER);
        assertThat(dossier.rows().infusions()).containsExactly(infusion(1, 100, "CAR-T", 2.5, null));
    }

    @Test
    void anInfusionWithoutANumberIsKnownByItsDay() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(null, 100, "CAR-T", null, null)),
                record("b.csv", 3, infusion(null, 101, "CAR-T", null, null)),
                record("c.csv", 2, infusion(null, 100, null, 2.5, null))));

        assertThat(dossier.rows().infusions())
                .containsExactly(infusion(1, 100, "CAR-T", 2.5, null), infusion(2, 101, "CAR-T", null, null));
    }

    @Test
    void aThirdRecordThatContradictsOneOfTwoThatAgreeQuarantinesAll() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(1, 100, null, null, null)),
                record("b.csv", 3, infusion(1, 100, null, 2.5, null)),
                record("c.csv", 2, infusion(1, 100, null, 3.5, null))));

        assertThat(statuses(dossier))
                .containsExactly(
                        "KEPT null",
                        "QUARANTINED infusion.contradictory",
                        "QUARANTINED infusion.contradictory",
                        "QUARANTINED infusion.contradictory");
        assertThat(dossier.rows().infusions()).isEmpty();
    }

    @Test
    void anImputedInfusionThatTwoRecordsTellIsOne() {
        StandardRow march =
                infusion(1, 18_336, null, null, "date:D"); // 15 March 2020, of which the month was delivered
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, march, event("RELAPSE", 18_400)),
                record("b.csv", 3, march, event("TRANSPLANT", 18_332))));

        assertThat(dossier.rows().infusions()).hasSize(1);
        assertThat(dossier.rows().infusions().get(0).date()).isEqualTo(18_331); // the transplant is taken to follow it
        assertThat(dossier.findings()).noneMatch(found -> found.finding().rule() == Rule.INFUSION_ORDER);
    }

    @Test
    void infusionsWithoutNumbersAreNumberedByDate() {
        SubjectMerge dossier = Persons.merged(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(null, 300)),
                record("b.csv", 3, infusion(null, 100))));

        assertThat(dossier.rows().infusions()).extracting(Infusion::number).containsExactly(1, 2);
        assertThat(dossier.rows().infusions()).extracting(Infusion::date).containsExactly(100, 300);
    }

    @Test
    void findingsOfARecordAreSaidOnceOfThoseThatRepeatIt() {
        var finding = Finding.ofCell(Rule.VALUE_DATE, Severity.BLANK, "event", "date", "d", "soon");
        StandardRows rows = record("a.csv", 2, subject("a/0", "M", 24.0)).rows();
        MappedRecord first =
                new MappedRecord("C01-x", "a.csv", 2, null, null, true, false, null, List.of(finding), rows);
        MappedRecord again =
                new MappedRecord("C01-x", "a.csv", 3, null, null, true, false, null, List.of(finding), rows);
        MappedRecord rejected = new MappedRecord(
                "C01-x",
                "a.csv",
                4,
                Status.QUARANTINED,
                "value.date",
                false,
                false,
                null,
                List.of(finding.with(Severity.REJECT)),
                StandardRows.NONE);
        MappedRecord filtered = new MappedRecord(
                "C01-x",
                "a.csv",
                5,
                Status.FILTERED,
                "screen",
                false,
                false,
                null,
                List.of(finding),
                StandardRows.NONE);

        assertThat(Persons.merged(List.of(first, again, rejected, filtered)).findings())
                .filteredOn(found -> found.finding().rule() == Rule.VALUE_DATE)
                .extracting(LocatedFinding::line, found -> found.finding().severity())
                .containsExactly(tuple(2L, Severity.BLANK), tuple(4L, Severity.REJECT));
    }

    private static List<String> statuses(SubjectMerge dossier) {
        return dossier.dispositions().stream()
                .map(fate -> fate.status() + " " + fate.reason())
                .toList();
    }

    private static MappedRecord record(String file, long line, StandardRow... said) {
        StandardRows rows = StandardRows.NONE;
        for (StandardRow one : said) {
            rows = table(one).add(rows, one);
        }
        boolean ofSubject = !rows.subjects().isEmpty();
        return new MappedRecord("C01-x", file, line, null, null, ofSubject, false, null, List.of(), rows);
    }

    private static StandardTable table(StandardRow row) {
        return row instanceof SubjectRow
                ? StandardTable.SUBJECT
                : row instanceof Infusion ? StandardTable.INFUSION : StandardTable.EVENT;
    }

    private static StandardRow subject(String mapping, String sex, Double age) {
        var cells = new Object[StandardTable.SUBJECT.fields().size()];
        cells[StandardTable.SUBJECT.place("age_years")] = age;
        cells[StandardTable.SUBJECT.place("sex")] = sex;
        return ((SubjectRow) StandardTable.SUBJECT.row(cells)).from(mapping);
    }

    private static Infusion infusion(Integer number, int day) {
        return infusion(number, day, null, null, null);
    }

    private static Infusion infusion(Integer number, int day, String product, Double dose, String imputed) {
        return new Infusion(number, day, product, dose, imputed);
    }

    private static Event event(String type, int day) {
        return new Event(type, day, null, null, null, null, null);
    }
}
