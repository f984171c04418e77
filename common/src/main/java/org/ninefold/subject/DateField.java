package org.ninefold.subject;

import java.util.Arrays;
import java.util.List;

/** The dates of the standard tables, which the schema describes, in the order in which imputed days are settled. */
public enum DateField {
    BIRTH(StandardTable.SUBJECT, "birth_date"),
    PRIOR_TRANSPLANT(StandardTable.SUBJECT, "prior_transplant_date"),
    INDEX(StandardTable.SUBJECT, "index_date"),
    INFUSION(StandardTable.INFUSION, "date"),
    RESPONSE(StandardTable.RESPONSE, "assessment_date"),
    EVENT(StandardTable.EVENT, "date"),
    ONSET(StandardTable.ADVERSE_EVENT, "onset_date"),
    END(StandardTable.ADVERSE_EVENT, "end_date"),
    MEASUREMENT(StandardTable.MEASUREMENT, "date"),
    LAST_CONTACT(StandardTable.SUBJECT, "last_contact_date"),
    DEATH(StandardTable.SUBJECT, "death_date");

    /** Those of the tables other than the subject's. */
    public static final List<DateField> DATED = Arrays.stream(values())
            .filter(date -> date.table != StandardTable.SUBJECT)
            .toList();

    private final StandardTable table;
    private final String field;

    DateField(StandardTable table, String field) {
        this.table = table;
        this.field = field;
    }

    /** The table it stands in. */
    public StandardTable table() {
        return table;
    }

    /** Its name there. */
    public String field() {
        return field;
    }

    /** Days since 1970-01-01, or null. */
    public Integer in(StandardRow row) {
        return switch (this) {
            case BIRTH -> ((SubjectRow) row).birthDate();
            case PRIOR_TRANSPLANT -> ((SubjectRow) row).priorTransplantDate();
            case INDEX -> ((SubjectRow) row).indexDate();
            case INFUSION -> ((Infusion) row).date();
            case RESPONSE -> ((Response) row).assessmentDate();
            case EVENT -> ((Event) row).date();
            case ONSET -> ((AdverseEvent) row).onsetDate();
            case END -> ((AdverseEvent) row).endDate();
            case MEASUREMENT -> ((Measurement) row).date();
            case LAST_CONTACT -> ((SubjectRow) row).lastContactDate();
            case DEATH -> ((SubjectRow) row).deathDate();
        };
    }

    /** How a row's date was completed; null where it was not, or there is none. */
    public ImputedDate imputed(StandardRow row) {
        return row.imputedDates() == null || in(row) == null ? null : ImputedDate.of(row.imputedDates(), field);
    }

    /** The first day that a row's date can be, so that the subject was seen on it or later; null without a date. */
    public Integer earliest(StandardRow row) {
        Integer delivered = in(row);
        ImputedDate imputed = imputed(row);
        return imputed == null ? delivered : Integer.valueOf(imputed.earliest(delivered));
    }

    /** The row with another day, or null for none. */
    public StandardRow with(StandardRow row, Integer other) {
        return table.with(row, field, other);
    }
}
