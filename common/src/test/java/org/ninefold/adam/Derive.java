package org.ninefold.adam;

import java.time.LocalDate;
import java.util.List;
import org.ninefold.study.Study;
import org.ninefold.subject.Persons;
import org.ninefold.subject.StandardRow;

/** What a study derives of one person of rows, and how tests write it. */
final class Derive {
    private Derive() {}

    static StudySubject of(Study study, StandardRow... rows) {
        return new StudyPopulation(study).of(Persons.person(rows));
    }

    /** The rows of ADMILE of a milestone: date, what it says, where it stands, whether it is used, and the rule. */
    static List<String> trace(StudySubject subject, String milestone) {
        return subject.trace().stream()
                .filter(row -> row.paramcd().equals(milestone))
                .map(row -> "%s %s of %s.%s%s%s"
                        .formatted(
                                row.adt() == null
                                        ? "?"
                                        : LocalDate.ofEpochDay(row.adt()) + (row.adtf() == null ? "" : row.adtf()),
                                row.avalc(),
                                row.srcdom(),
                                row.srcvar(),
                                row.usedfl() == null ? "" : ", used",
                                row.rule() == null ? "" : ", " + row.rule()))
                .toList();
    }
}
