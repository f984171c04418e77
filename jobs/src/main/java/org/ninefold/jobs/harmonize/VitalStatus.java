package org.ninefold.jobs.harmonize;

import java.util.Optional;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/** Whether what is said of a subject's life and of its death fits together. */
final class VitalStatus {
    private static final int STATUS = StandardRow.place(Dossier.SUBJECT, "vital_status");
    private static final int DEATH = StandardRow.place(Dossier.SUBJECT, "death_date");

    private VitalStatus() {}

    /** A warning where the dead have no date of death, or the living one. */
    static Optional<Finding> of(StandardRow subject) {
        Object status = subject.cell(STATUS);
        boolean dated = subject.cell(DEATH) != null;
        if (status == null || dated == status.equals("DEAD")) {
            return Optional.empty();
        }
        Rule rule = dated ? Rule.SUBJECT_VITAL_STATUS : Rule.SUBJECT_DEATH_DATE;
        return Optional.of(Finding.ofField(rule, Severity.WARN, Dossier.SUBJECT, "death_date"));
    }
}
