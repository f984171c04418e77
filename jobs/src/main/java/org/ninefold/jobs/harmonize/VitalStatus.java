package org.ninefold.jobs.harmonize;

import java.util.List;
import java.util.Optional;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** Whether what is said of a subject's life and of its death fits together. */
final class VitalStatus {
    private static final int STATUS = place("vital_status");
    private static final int DEATH = place("death_date");

    private VitalStatus() {}

    /** A warning where the dead have no date of death, or the living one. */
    static Optional<Finding> of(StandardRow subject) {
        Object status = subject.cell(STATUS);
        boolean dated = subject.cell(DEATH) != null;
        if (status == null || dated == status.equals("DEAD")) {
            return Optional.empty();
        }
        Rule rule = dated ? Rule.SUBJECT_VITAL_STATUS : Rule.SUBJECT_DEATH_DATE;
        return Optional.of(new Finding(rule, Severity.WARN, Dossier.SUBJECT, "death_date", null, null));
    }

    private static int place(String name) {
        List<String> names = StandardRow.fields(StandardSchema.standard().table(Dossier.SUBJECT)).stream()
                .map(Field::name)
                .toList();
        return names.indexOf(name);
    }
}
