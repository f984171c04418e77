package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.harmonize.MappedRecord.Status;
import org.ninefold.quality.Rule;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.UnknownStatus;

class SubjectMergeTest {
    private static final int SUBJECT = table("subject");
    private static final int INFUSION = table("infusion");
    private static final int EVENT = table("event");

    @Test
    void aRepeatedRecordIsADuplicateAndItsRowsCountOnce() {
        SubjectMerge dossier = SubjectMerge.of(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0), infusion(1, 100)),
                record("a.csv", 7, subject("a/0", "M", 24.0), infusion(1, 100))));

        assertThat(dossier.accepted()).isTrue();
        assertThat(statuses(dossier)).containsExactly("KEPT null", "DUPLICATE null");
        assertThat(dossier.rows(INFUSION)).hasSize(1);
        assertThat(dossier.findings())
                .extracting(SubjectMerge.Located::line, found -> found.finding().rule())
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
        SubjectMerge dossier = SubjectMerge.of(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0), infusion(1, 100)),
                record("a.csv", 7, subject("a/0", "M", 25.0), infusion(1, 100)),
                record("b.csv", 2, event("RELAPSE", 200))));

        assertThat(dossier.accepted()).isFalse();
        assertThat(statuses(dossier))
                .containsExactly(
                        "QUARANTINED subject.contradictory",
                        "QUARANTINED subject.contradictory",
                        "QUARANTINED subject.contradictory");
        assertThat(dossier.rows(INFUSION)).isEmpty();
        assertThat(dossier.findings()).hasSize(3);
    }

    @Test
    void twoSourcesFillEachOthersGaps() {
        SubjectMerge dossier = SubjectMerge.of(
                List.of(record("a.csv", 2, subject("a/0", "M", null)), record("b.csv", 2, subject("b/0", null, 24.0))));

        assertThat(dossier.accepted()).isTrue();
        StandardRow subject = dossier.rows(SUBJECT).get(0);
        assertThat(subject.cell(0)).isEqualTo(24.0);
        assertThat(subject.cell(2)).isEqualTo("M");
    }

    @Test
    void twoSourcesThatDifferInAFieldContradictEachOther() {
        SubjectMerge dossier = SubjectMerge.of(
                List.of(record("a.csv", 2, subject("a/0", "M", 24.0)), record("b.csv", 2, subject("b/0", "F", 24.0))));

        assertThat(dossier.accepted()).isFalse();
        assertThat(statuses(dossier)).allMatch(status -> status.equals("QUARANTINED subject.contradictory"));
    }

    @Test
    void recordsWithoutASubjectAreOrphans() {
        SubjectMerge dossier = SubjectMerge.of(List.of(record("b.csv", 2, event("RELAPSE", 200))));

        assertThat(statuses(dossier)).containsExactly("QUARANTINED subject.orphan");
        assertThat(dossier.rows(EVENT)).isEmpty();
    }

    @Test
    void aRejectedSubjectMakesOrphansOfItsRecordsAndAFilteredOneFiltersThem() {
        MappedRecord rejected = new MappedRecord(
                "C01-x", "a.csv", 2, Status.QUARANTINED, "value.date", true, false, null, List.of(), none());
        MappedRecord filtered = new MappedRecord(
                "C01-x", "a.csv", 2, Status.FILTERED, "screen failure", true, false, null, List.of(), none());

        assertThat(statuses(SubjectMerge.of(List.of(rejected, record("b.csv", 2, event("RELAPSE", 200))))))
                .containsExactly("QUARANTINED value.date", "QUARANTINED subject.orphan");
        assertThat(statuses(SubjectMerge.of(List.of(filtered, record("b.csv", 2, event("RELAPSE", 200))))))
                .containsExactly("FILTERED screen failure", "FILTERED its subject is filtered");
    }

    @Test
    void theTrailersOfAFilesPartsAreOneWithTheFirstProblem() {
        SubjectMerge whole = SubjectMerge.of(List.of(trailer(9, 4, null), trailer(20, 0, null), trailer(31, 5, null)));
        SubjectMerge broken =
                SubjectMerge.of(List.of(trailer(9, 4, null), trailer(20, 0, "is A"), trailer(31, 5, "is B")));

        assertThat(whole.trailers()).containsExactly(trailer(31, 9, null));
        assertThat(broken.trailers()).containsExactly(trailer(9, 9, "is A"));
        assertThat(whole.fates()).isEmpty();
    }

    private static MappedRecord trailer(long line, long records, String problem) {
        return new MappedRecord(
                "~a.csv", "a.csv", line, Status.TRAILER, problem, true, false, records, List.of(), none());
    }

    @Test
    void anInfusionToldInTwoWaysQuarantinesBothRecordsOnly() {
        SubjectMerge dossier = SubjectMerge.of(List.of(
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
        assertThat(dossier.rows(INFUSION)).hasSize(1);
    }

    @Test
    void whatOneRecordOfAnInfusionLeavesOpenAnotherFills() {
        SubjectMerge dossier = SubjectMerge.of(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(1, 100, "CAR-T", null, "date:D")),
                record("c.csv", 2, infusion(1, 100, null, 2.5, null))));

        assertThat(statuses(dossier)).containsExactly("KEPT null", "KEPT null", "KEPT null");
        assertThat(dossier.findings())
                .extracting(found -> found.finding().rule())
                .doesNotContain(Rule.INFUSION_CONTRADICTORY, Rule.INFUSION_ORDER);
        assertThat(dossier.rows(INFUSION))
                .containsExactly(infusion(1, 100, "CAR-T", 2.5, null).row());
    }

    @Test
    void anInfusionWithoutANumberIsKnownByItsDay() {
        SubjectMerge dossier = SubjectMerge.of(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(null, 100, "CAR-T", null, null)),
                record("b.csv", 3, infusion(null, 101, "CAR-T", null, null)),
                record("c.csv", 2, infusion(null, 100, null, 2.5, null))));

        assertThat(dossier.rows(INFUSION))
                .containsExactly(
                        infusion(1, 100, "CAR-T", 2.5, null).row(),
                        infusion(2, 101, "CAR-T", null, null).row());
    }

    @Test
    void aThirdRecordThatContradictsOneOfTwoThatAgreeQuarantinesAll() {
        SubjectMerge dossier = SubjectMerge.of(List.of(
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
        assertThat(dossier.rows(INFUSION)).isEmpty();
    }

    @Test
    void anImputedInfusionThatTwoRecordsTellIsOne() {
        Said march = infusion(1, 18_336); // 15 March 2020, of which the month was delivered
        march = new Said(march.table(), march.row().with(StandardRow.place("infusion", "imputed_dates"), "date:D"));
        SubjectMerge dossier = SubjectMerge.of(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, march, event("RELAPSE", 18_400)),
                record("b.csv", 3, march, event("TRANSPLANT", 18_332))));

        assertThat(dossier.rows(INFUSION)).hasSize(1);
        assertThat(dossier.rows(INFUSION).get(0).cell(1)).isEqualTo(18_331); // the transplant is taken to follow it
        assertThat(dossier.findings()).noneMatch(found -> found.finding().rule() == Rule.INFUSION_ORDER);
    }

    @Test
    void infusionsWithoutNumbersAreNumberedByDate() {
        SubjectMerge dossier = SubjectMerge.of(List.of(
                record("a.csv", 2, subject("a/0", "M", 24.0)),
                record("b.csv", 2, infusion(null, 300)),
                record("b.csv", 3, infusion(null, 100))));

        assertThat(dossier.rows(INFUSION)).extracting(row -> row.cell(0)).containsExactly(1, 2);
        assertThat(dossier.rows(INFUSION)).extracting(row -> row.cell(1)).containsExactly(100, 300);
    }

    private static List<String> statuses(SubjectMerge dossier) {
        return dossier.fates().stream()
                .map(fate -> fate.status() + " " + fate.reason())
                .toList();
    }

    private record Said(int table, StandardRow row) {}

    private static MappedRecord record(String file, long line, Said... said) {
        List<List<StandardRow>> rows = none();
        for (Said one : said) {
            rows.get(one.table()).add(one.row());
        }
        boolean ofSubject = !rows.get(SUBJECT).isEmpty();
        return new MappedRecord("C01-x", file, line, null, null, ofSubject, false, null, List.of(), rows);
    }

    private static Said subject(String origin, String sex, Double age) {
        var cells = new Object[width("subject") + 1];
        cells[0] = age;
        cells[2] = sex;
        cells[cells.length - 1] = origin;
        return new Said(SUBJECT, new StandardRow(cells));
    }

    private static Said infusion(Integer number, int day) {
        return infusion(number, day, null, null, null);
    }

    private static Said infusion(Integer number, int day, String product, Double dose, String imputed) {
        var cells = new Object[width("infusion")];
        cells[0] = number;
        cells[1] = day;
        cells[2] = product;
        cells[3] = dose;
        cells[4] = imputed;
        return new Said(INFUSION, new StandardRow(cells));
    }

    private static Said event(String type, int day) {
        var cells = new Object[width("event")];
        cells[0] = type;
        cells[1] = day;
        return new Said(EVENT, new StandardRow(cells));
    }

    private static int width(String table) {
        return StandardRow.fields(StandardSchema.standard().table(table)).size();
    }

    private static List<List<StandardRow>> none() {
        var lists = new ArrayList<List<StandardRow>>();
        StandardSchema.standard().harmonized().forEach(table -> lists.add(new ArrayList<>()));
        return lists;
    }

    private static int table(String name) {
        List<String> names =
                StandardSchema.standard().harmonized().stream().map(Table::name).toList();
        return names.indexOf(name);
    }
}
