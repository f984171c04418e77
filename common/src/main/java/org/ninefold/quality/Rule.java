package org.ninefold.quality;

import java.util.Arrays;

/**
 * The rules a record is held against. A value's severity depends on its field (a required one rejects the record, any
 * other is blanked); the rules about whole records always reject.
 */
public enum Rule {
    RECORD_RAGGED(
            "record.ragged", "the record has more or fewer cells than the header; check quotes and delimiters near it"),
    RECORD_QUOTE(
            "record.quote",
            "text follows the closing quote of a cell; double quotes inside cells or correct the source's `quote`"),
    RECORD_KEY("record.key", "the subject's key is empty; every record needs the number of its subject"),
    RECORD_JOIN(
            "record.join",
            "several records of a joined source have this record's key and say different things; leave one of them"),
    VALUE_REQUIRED("value.required", "a required field is empty; fill it or map another column"),
    VALUE_NUMBER("value.number", "not a number; correct the cell or add its token to the source's `missing`"),
    VALUE_INTEGER("value.integer", "not a whole number; correct the cell or add a code for it"),
    VALUE_DATE("value.date", "not a date of the calendar in the mapped formats; correct the cell or add its format"),
    VALUE_DATE_AMBIGUOUS(
            "value.date-ambiguous",
            "two of the mapped formats read different days in it; keep the format the source uses"),
    VALUE_DATE_PARTIAL(
            "value.date-partial", "a date without its day; the mapping's rule completed it, flagged in imputed_dates"),
    VALUE_GRADE("value.grade", "not a grade as people write them; correct the cell or add a code for it"),
    VALUE_RANGE("value.range", "outside the range that the schema allows; check the unit"),
    VALUE_CODE("value.code", "not in the mapping's code list; add the code or correct the cell"),
    VALUE_VOCABULARY("value.vocabulary", "not in the schema's vocabulary; add a code list to the mapping"),
    VALUE_SQL("value.sql", "the mapping's SQL fails on this record; write it with try_ functions or correct the cell"),
    VALUE_DEPENDENT(
            "value.dependent", "needs a second cell (weight, base date) that is empty or wrong; fill or correct it"),
    SUBJECT_CONTRADICTORY(
            "subject.contradictory",
            "the subject stands in several records that contradict each other; leave one of them"),
    SUBJECT_ORPHAN("subject.orphan", "no accepted record describes the subject of this record; add or mend it"),
    SUBJECT_DEATH_DATE(
            "subject.death-date",
            "dead, but without a usable date of death: endpoints that end at death cannot be evaluated; give the date"),
    SUBJECT_VITAL_STATUS(
            "subject.vital-status", "alive, but with a date of death; the date counts, correct one of the two"),
    INFUSION_CONTRADICTORY(
            "infusion.contradictory", "one infusion stands in records that contradict each other; leave one of them");

    private final String id;
    private final String message;

    Rule(String id, String message) {
        this.id = id;
        this.message = message;
    }

    /** The stable identifier, as in the {@code quality} table. */
    public String id() {
        return id;
    }

    /** What is wrong and what to do. */
    public String message() {
        return message;
    }

    /**
     * The rule of an identifier.
     *
     * @throws IllegalArgumentException if no rule has it
     */
    public static Rule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule has the id " + id));
    }
}
