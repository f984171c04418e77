package org.ninefold.subject;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The dates of the standard tables, which the schema describes, in the order in which imputed days are settled. */
public enum DateField {
    BIRTH(StandardTable.SUBJECT, "birth_date", SubjectRow::birthDate),
    PRIOR_TRANSPLANT(StandardTable.SUBJECT, "prior_transplant_date", SubjectRow::priorTransplantDate),
    INDEX(StandardTable.SUBJECT, "index_date", SubjectRow::indexDate),
    INFUSION(StandardTable.INFUSION, "date", Infusion::date),
    RESPONSE(StandardTable.RESPONSE, "assessment_date", Response::assessmentDate),
    EVENT(StandardTable.EVENT, "date", Event::date),
    ONSET(StandardTable.ADVERSE_EVENT, "onset_date", AdverseEvent::onsetDate),
    END(StandardTable.ADVERSE_EVENT, "end_date", AdverseEvent::endDate),
    MEASUREMENT(StandardTable.MEASUREMENT, "date", Measurement::date),
    LAST_CONTACT(StandardTable.SUBJECT, "last_contact_date", SubjectRow::lastContactDate),
    DEATH(StandardTable.SUBJECT, "death_date", SubjectRow::deathDate);

    /** Those of the tables other than the subject's. */
    public static final List<DateField> DATED = Arrays.stream(values())
            .filter(date -> date.table != StandardTable.SUBJECT)
            .toList();

    private final StandardTable table;
    private final String field;

    @SuppressWarnings("ImmutableEnumChecker") // a component of a record, read
    private final Function<StandardRow, Integer> date;

    @SuppressWarnings("unchecked") // rows of the table alone are read
    <R extends StandardRow> DateField(StandardTable table, String field, Function<R, Integer> date) {
        this.table = table;
        this.field = field;
        this.date = (Function<StandardRow, Integer>) date;
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
        return date.apply(row);
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
