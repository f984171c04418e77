package org.ninefold.quality;

import static org.ninefold.quality.Severity.BLANK;
import static org.ninefold.quality.Severity.OMIT;
import static org.ninefold.quality.Severity.REJECT;
import static org.ninefold.quality.Severity.WARN;

import java.util.Arrays;
import java.util.List;

/**
 * The rules a record is held against. A value's severity depends on its field: a required one rejects the record, any
 * other is blanked. A row that is left out rejects its record where the record has no other row.
 */
public enum Rule {
    RECORD_RAGGED(
            "record.ragged",
            "the record has more or fewer cells than the header; check quotes and delimiters near it",
            REJECT),
    RECORD_QUOTE(
            "record.quote",
            "text follows the closing quote of a cell; double quotes inside cells or correct the source's `quote`",
            REJECT),
    RECORD_KEY("record.key", "the subject's key is empty; every record needs the number of its subject", REJECT),
    RECORD_JOIN(
            "record.join",
            "several records of a joined source have this record's key and say different things; leave one of them",
            REJECT),
    VALUE_REQUIRED("value.required", "a required field is empty; fill it or map another column", REJECT),
    VALUE_NUMBER(
            "value.number", "not a number; correct the cell or add its token to the source's `missing`", REJECT, BLANK),
    VALUE_INTEGER("value.integer", "not a whole number; correct the cell or add a code for it", REJECT, BLANK),
    VALUE_DATE(
            "value.date",
            "not a date of the calendar in the mapped formats; correct the cell or add its format",
            REJECT,
            BLANK),
    VALUE_DATE_AMBIGUOUS(
            "value.date-ambiguous",
            "two of the mapped formats read different days in it; keep the format the source uses",
            REJECT,
            BLANK),
    VALUE_DATE_PARTIAL(
            "value.date-partial",
            "a date without its day; the mapping's rule completed it, flagged in imputed_dates",
            WARN),
    DATE_SIDE(
            "date.side",
            "its month or year has days before and after the infusion, the index date or a relapse; it is taken for what"
                    + " follows the infusion, and for a remission before the relapse: give the day",
            WARN),
    VALUE_GRADE(
            "value.grade", "not a grade as people write them; correct the cell or add a code for it", REJECT, BLANK),
    VALUE_IMPLAUSIBLE_DATE(
            "value.implausible-date",
            "a date before 1900; correct the cell or its format, or add a placeholder to the source's `missing`",
            REJECT,
            BLANK),
    VALUE_RANGE("value.range", "outside the range that the schema allows; check the unit", REJECT, BLANK),
    VALUE_CODE("value.code", "not in the mapping's code list; add the code or correct the cell", REJECT, BLANK),
    VALUE_VOCABULARY(
            "value.vocabulary", "not in the schema's vocabulary; add a code list to the mapping", REJECT, BLANK),
    VALUE_SQL(
            "value.sql",
            "the mapping's SQL fails on this record; write it with try_ functions or correct the cell",
            REJECT,
            BLANK),
    VALUE_DEPENDENT(
            "value.dependent",
            "needs a second cell (weight, base date) that is empty or wrong; fill or correct it",
            REJECT,
            BLANK),
    GRADE_SCALE(
            "grade.scale",
            "the scale has no such grade, nor has acute GVHD a grade 5; correct the grade or the scale",
            BLANK),
    DATE_REVERSED("date.reversed", "it ends before it begins; correct one of the two dates", BLANK),
    DATE_AFTER_DEATH(
            "date.after-death",
            "dated after the subject's death and not used; correct this date or the date of death",
            REJECT,
            OMIT,
            BLANK),
    SUBJECT_CONTRADICTORY(
            "subject.contradictory",
            "the subject stands in several records that contradict each other; leave one of them",
            REJECT),
    SUBJECT_ORPHAN("subject.orphan", "no accepted record describes the subject of this record; add or mend it", REJECT),
    SUBJECT_BIRTH_DATE("subject.birth-date", "born after another date of the subject; correct one of the two", BLANK),
    SUBJECT_PRIOR_TRANSPLANT(
            "subject.prior-transplant",
            "the prior transplant is later than the first infusion; correct it, or map it as an event of type TRANSPLANT",
            BLANK),
    SUBJECT_DEATH_ORDER(
            "subject.death-order",
            "dead before the first infusion or the index date; the subject counts as dead without a date: correct one"
                    + " of the dates",
            BLANK),
    SUBJECT_DEATH_DATE(
            "subject.death-date",
            "dead, but without a usable date of death: endpoints that end at death cannot be evaluated; give the date",
            WARN),
    SUBJECT_VITAL_STATUS(
            "subject.vital-status", "alive, but with a date of death; the date counts, correct one of the two", WARN),
    SUBJECT_NO_LAST_CONTACT(
            "subject.no-last-contact",
            "alive, but without a last contact: follow-up ends at the subject's latest other date, and without one after the"
                    + " infusion endpoints cannot be evaluated; give the date",
            WARN),
    SUBJECT_UNKNOWN_STATUS(
            "subject.unknown-status",
            "neither a vital status nor a date of death: taken for alive at the last contact; give the status, or say"
                    + " `unknown-status = alive` or `not-evaluable` in the centre file",
            WARN),
    SUBJECT_LAST_CONTACT(
            "subject.last-contact",
            "the last contact is before another date of the subject; follow-up goes to the latest: bring it up to date",
            WARN),
    SUBJECT_SAME_PERSON(
            "subject.same-person",
            "possibly the same person as a subject of another centre; ask both, and if so list one of them in the study's"
                    + " `exclude`",
            WARN),
    INFUSION_CONTRADICTORY(
            "infusion.contradictory",
            "one infusion stands in records that contradict each other; leave one of them",
            REJECT),
    INFUSION_ORDER(
            "infusion.order",
            "the numbers of the infusions do not follow their dates, or a number or a date occurs twice; correct them",
            WARN),
    TOXICITY_BEFORE_INFUSION(
            "toxicity.before-infusion",
            "begins before the infusion that it belongs to; correct the date or the number of the infusion",
            WARN),
    EVENT_ON_INFUSION_DAY(
            "event.on-infusion-day",
            "a relapse on the day of the first infusion counts as one after it, a transplant on that day as the one before it;"
                    + " if it is the relapse that was treated, correct its date or leave it out",
            WARN),
    TOXICITY_UNPLACED(
            "toxicity.unplaced",
            "no date and no number of the infusion in a subject with several: it counts for the first; give one of them",
            WARN),
    TOXICITY_TWO_GRADES(
            "toxicity.two-grades",
            "two grades of one toxicity, infusion and date, without a scale: perhaps of two scales, of which the worst counts;"
                    + " map the scale",
            WARN),
    RESPONSE_SINGLE_ASSESSMENT(
            "response.single-assessment",
            "no subject has two dated assessments, but an endpoint is censored at LSTASSDT; map follow-up assessments, say"
                    + " `assessments = last-contact`, or censor at LSTALVDT",
            WARN),
    RESPONSE_NONE(
            "response.none",
            "no subject has a response, but the study asks for it: all count as not assessed; map the responses, or ask the"
                    + " centre for them",
            WARN),
    MEASUREMENT_UNITS(
            "measurement.units",
            "in another unit than the test's: converted (warn), or unknown and set aside (blank); name the test's unit in the"
                    + " study's `units`, and the recorded one in the mapping",
            BLANK,
            WARN);

    private final String id;
    private final String message;

    @SuppressWarnings("ImmutableEnumChecker") // List.of gives one that nobody can change
    private final List<Severity> severities;

    Rule(String id, String message, Severity... severities) {
        this.id = id;
        this.message = message;
        this.severities = List.of(severities);
    }

    /** The stable identifier, as in the {@code quality} table. */
    public String id() {
        return id;
    }

    /** What is wrong and what to do. */
    public String message() {
        return message;
    }

    /** What a breach can do to the data, the gravest first. */
    public List<Severity> severities() {
        return severities;
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
