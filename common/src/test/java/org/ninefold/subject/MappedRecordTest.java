package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.event;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.record;
import static org.ninefold.subject.Persons.rows;
import static org.ninefold.subject.Persons.subject;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.MappedRecord.Status;

class MappedRecordTest {
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[] {1});

    private static MappedRecord said(String person, Status status, String reason, String text, StandardRow row) {
        var finding = Finding.ofCell(Rule.VALUE_DATE, Severity.BLANK, "event", "date", "d", text);
        return new MappedRecord(person, "a.csv", 2, status, reason, true, false, null, List.of(finding), rows(row));
    }

    @Test
    void twoRecordsSayTheSameWhateverTheTextsThatBrokeARule() {
        MappedRecord one = said("C01-x", Status.QUARANTINED, "value.date", "soon", infusion(1, 100));

        assertThat(one.saysTheSameAs(said("C01-x", Status.QUARANTINED, "value.date", "later", infusion(1, 100))))
                .isTrue();
        assertThat(one.saysTheSameAs(said("C01-y", Status.QUARANTINED, "value.date", "soon", infusion(1, 100))))
                .isFalse();
        assertThat(one.saysTheSameAs(said("C01-x", Status.FILTERED, "value.date", "soon", infusion(1, 100))))
                .isFalse();
        assertThat(one.saysTheSameAs(said("C01-x", Status.QUARANTINED, "value.code", "soon", infusion(1, 100))))
                .isFalse();
        assertThat(one.saysTheSameAs(said("C01-x", Status.QUARANTINED, "value.date", "soon", infusion(1, 101))))
                .isFalse();
        assertThat(one.saysTheSameAs(new MappedRecord(
                        "C01-x",
                        "a.csv",
                        2,
                        Status.QUARANTINED,
                        "value.date",
                        true,
                        false,
                        null,
                        List.of(),
                        rows(infusion(1, 100)))))
                .isFalse();
    }

    @Test
    void aPersonWithMoreRecordsThanTheLimitIsTheEndOfABrokenFile() {
        List<MappedRecord> records = List.of(
                record("a.csv", 2, subject("sex", "F")),
                record("a.csv", 3, infusion(1, 100)),
                record("b.csv", 9, infusion(2, 200)));
        var two = new StudyLimits(2, 1000, 10, 10);
        var three = new StudyLimits(3, 1000, 10, 10);

        MergedSubject broken = MergedSubject.of("C01", records, two, UnknownStatus.ALIVE, PSEUDONYMS);
        assertThat(broken.accepted()).isFalse();
        assertThat(broken.rows().isEmpty()).isTrue();
        assertThat(broken.described()).isNull();
        assertThat(broken.dispositions()).isEmpty();
        assertThat(broken.ends())
                .containsExactly(
                        new FileEnd(
                                "b.csv",
                                9,
                                0,
                                "gives one subject more than 2 records, those of the centre's other files included, in line 9;"
                                        + " correct its subject_id or the file, or raise the study's limits { subject-records }"));
        MergedSubject whole = MergedSubject.of("C01", records, three, UnknownStatus.ALIVE, PSEUDONYMS);
        assertThat(whole.accepted()).isTrue();
        assertThat(whole.ends()).isEmpty();
        assertThat(whole.person()).isEqualTo("C01-x");
        assertThat(whole.siteId()).isEqualTo("C01");
        assertThat(whole.dispositions()).hasSize(3);
        assertThat(whole.described().sex()).isEqualTo("F");
    }

    @Test
    void trailersBeyondTheLimitAreNoRecords() {
        var trailer = new MappedRecord(
                "~a.csv", "a.csv", 9, Status.TRAILER, null, true, false, 4L, List.of(), StandardRows.NONE);
        MergedSubject ends = MergedSubject.of(
                "C01", List.of(trailer, trailer), new StudyLimits(1, 1000, 10, 10), UnknownStatus.ALIVE, PSEUDONYMS);

        assertThat(ends.ends()).containsExactly(new FileEnd("a.csv", 9, 8, null));
        assertThat(ends.pseudonym()).isNull();
    }

    /** One imputed date against itself, the subject and the infusion are three pairs. */
    @Test
    void aPersonWithTooManyImputedDatesIsTheEndOfABrokenFile() {
        List<MappedRecord> records = List.of(
                record("a.csv", 2, subject("sex", "F"), infusion(1, 18_336)),
                record("b.csv", 7, Persons.imputed(event("RELAPSE", 18_336), "date:D")));

        MergedSubject broken =
                MergedSubject.of("C01", records, new StudyLimits(9, 2, 10, 10), UnknownStatus.ALIVE, PSEUDONYMS);
        assertThat(broken.ends())
                .containsExactly(new FileEnd(
                        "b.csv",
                        7,
                        0,
                        "gives one subject so many incomplete dates, the last in line 7, that more than 2 pairs of dates"
                                + " are in doubt; give the days, correct its subject_id or the file, or raise the"
                                + " study's limits { imputed-pairs }"));
        assertThat(MergedSubject.of("C01", records, new StudyLimits(9, 3, 10, 10), UnknownStatus.ALIVE, PSEUDONYMS)
                        .accepted())
                .isTrue();
    }

    @Test
    void anAcceptedPersonHasLinkageKeysOfTheRecordThatDescribesIt() {
        List<MappedRecord> records = List.of(
                record("a.csv", 2, infusion(1, 18_300)), record("b.csv", 5, subject("birth_date", 7000, "sex", "F")));
        MergedSubject subject = MergedSubject.of("C01", records, StudyLimits.DEFAULT, UnknownStatus.ALIVE, PSEUDONYMS);

        assertThat(subject.linkageKeys())
                .containsExactly(new LinkageKey("b.csv", 5, PSEUDONYMS.likeness("7000 F infused 18300")));
        assertThat(subject.pseudonym()).isEqualTo("C01-x");
        assertThat(subject).hasToString("subject of C01");
        MergedSubject orphan =
                MergedSubject.of("C01", records.subList(0, 1), StudyLimits.DEFAULT, UnknownStatus.ALIVE, PSEUDONYMS);
        assertThat(orphan.linkageKeys()).isEmpty();
    }

    @Test
    void aRejectedRecordOfACompleteSourceIsRemembered() {
        var rejected = new MappedRecord(
                "C01-x", "a.csv", 3, Status.QUARANTINED, "value.date", false, true, null, List.of(), StandardRows.NONE);
        var filtered = new MappedRecord(
                "C01-x", "a.csv", 3, Status.FILTERED, "screen", false, true, null, List.of(), StandardRows.NONE);
        var elsewhere = new MappedRecord(
                "C01-x",
                "a.csv",
                3,
                Status.QUARANTINED,
                "value.date",
                false,
                false,
                null,
                List.of(),
                StandardRows.NONE);
        MappedRecord describes = record("a.csv", 2, subject("sex", "F"));

        assertThat(hasRejected(describes, rejected)).isTrue();
        assertThat(hasRejected(describes, filtered)).isFalse();
        assertThat(hasRejected(describes, elsewhere)).isFalse();
        assertThat(hasRejected(describes)).isFalse();
    }

    private static Boolean hasRejected(MappedRecord... records) {
        return Persons.merged(List.of(records)).rows().subjects().get(0).hasRejectedRecords();
    }
}
