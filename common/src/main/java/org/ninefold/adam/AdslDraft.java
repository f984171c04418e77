package org.ninefold.adam;

import org.ninefold.subject.StandardRows;
import org.ninefold.subject.SubjectRow;

/**
 * The ADSL of one subject while it is filled, what it is derived from, and where its milestones come from.
 *
 * @param cutoff the day after which nothing is seen
 * @param all the rows of the dated tables
 * @param cut those up to the cut-off
 */
record AdslDraft(
        Adsl adsl,
        MilestoneTrace trace,
        int cutoff,
        int index,
        SubjectRow subject,
        StandardRows all,
        StandardRows cut) {

    /** A date so far, or null. */
    Integer day(AdslVariable variable) {
        return adsl.day(variable);
    }

    /** The first infusion, or null. */
    Integer treated() {
        return day(AdslVariable.TRTSDT);
    }

    /** A milestone from a record; none from null. */
    void milestone(AdslVariable variable, Candidate record) {
        if (record != null) {
            boolean moved = record.imputed() != null && record.day() == cutoff;
            milestone(variable, record, record.day(), moved ? MilestoneRule.AT_CUTOFF : null);
        }
    }

    /** A milestone from a record, on another of the days that its imputed date can be; moved by the rule, or null. */
    void milestone(AdslVariable variable, Candidate record, Integer day, MilestoneRule moved) {
        adsl.date(variable, day, record.flag());
        trace.used(variable, record, moved);
    }

    /** A milestone at the cut-off, which is known, because its record is later. */
    void truncated(AdslVariable variable, Candidate record) {
        adsl.date(variable, cutoff, null);
        trace.used(variable, record, MilestoneRule.AFTER_CUTOFF);
    }

    /** A milestone that is another one. */
    void copy(AdslVariable from, AdslVariable to) {
        adsl.date(to, day(from), adsl.imputed(from));
        trace.copy(from, to);
    }
}
