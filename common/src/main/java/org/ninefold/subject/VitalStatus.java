package org.ninefold.subject;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.study.UnknownStatus;

/** Whether what is said of a subject's life and of its death fits together. */
final class VitalStatus {
    private static final String SUBJECT = StandardTable.SUBJECT.id();

    private VitalStatus() {}

    /**
     * Warnings: the dead have no date of death, or the living one; nobody says whether the subject lives, or until when it was
     * seen alive.
     *
     * @param unknown what the centre says of subjects without a status
     */
    static List<Finding> of(SubjectRow subject, UnknownStatus unknown) {
        String status = subject.vitalStatus();
        boolean dated = subject.deathDate() != null;
        boolean dead = "DEAD".equals(status);
        var findings = new ArrayList<Finding>();
        if (status != null && dated != dead) {
            Rule rule = dated ? Rule.SUBJECT_VITAL_STATUS : Rule.SUBJECT_DEATH_DATE;
            findings.add(Finding.ofField(rule, Severity.WARN, SUBJECT, "death_date"));
        }
        if (status == null && !dated && unknown == UnknownStatus.UNSTATED) {
            findings.add(Finding.ofField(Rule.SUBJECT_UNKNOWN_STATUS, Severity.WARN, SUBJECT, "vital_status"));
        }
        if (!dead && !dated && subject.lastContactDate() == null) {
            findings.add(Finding.ofField(Rule.SUBJECT_NO_LAST_CONTACT, Severity.WARN, SUBJECT, "last_contact_date"));
        }
        return findings;
    }
}
