package org.ninefold.adam;

import java.util.List;
import org.ninefold.subject.DateField;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.StandardRow;

/**
 * Death, the last sign of life and the last assessment. A death without a date is a death all the same, unless the subject was
 * seen alive on the cut-off or later.
 */
final class LastAlive {
    private static final String DEAD = "DEAD";

    private LastAlive() {}

    /**
     * Fills in DTHFL, DTHCAUS, DTHDT and LSTALVDT.
     *
     * @return the latest day up to the cut-off on which anything but an infusion or the index date shows the subject alive, null
     *     without one
     */
    static Integer derive(AdslDraft draft) {
        Candidate died = Candidate.of(DateField.DEATH, draft.subject());
        boolean inTime = died.day() != null && died.day() <= draft.cutoff();
        Candidate seen = signs(draft, inTime);
        Candidate alive = seen;
        for (Infusion infusion : draft.all().infusions()) {
            alive = Candidate.later(alive, Candidate.of(DateField.INFUSION, infusion));
        }
        alive = Candidate.later(alive, Candidate.of(DateField.INDEX, draft.subject()));
        boolean outlived = alive.day() > draft.cutoff();
        boolean lives = outlived || (alive.day() == draft.cutoff() && alive.imputed() == null);
        boolean undated = died.day() == null && DEAD.equals(draft.subject().vitalStatus());
        if (inTime || (undated && !lives)) {
            draft.adsl().put(AdslVariable.DTHFL, AdamRow.YES);
            draft.adsl().put(AdslVariable.DTHCAUS, draft.subject().deathCause());
        }
        if (inTime) {
            draft.milestone(AdslVariable.DTHDT, died);
            draft.milestone(AdslVariable.LSTALVDT, died);
            return died.day();
        }
        if (died.day() != null) {
            draft.trace().aside(AdslVariable.DTHDT, died, MilestoneRule.AFTER_CUTOFF);
        } else if (undated && lives) {
            draft.trace().aside(AdslVariable.DTHDT, died, MilestoneRule.ALIVE_AT_CUTOFF);
        }
        if (outlived) {
            draft.truncated(AdslVariable.LSTALVDT, alive);
        } else {
            draft.milestone(AdslVariable.LSTALVDT, alive);
        }
        return seen == null ? null : Integer.valueOf(Math.min(seen.day(), draft.cutoff()));
    }

    /** The latest sign of life but infusions and the index date, those after the cut-off included. */
    private static Candidate signs(AdslDraft draft, boolean diedInTime) {
        Candidate latest = Candidate.later(null, Candidate.of(DateField.LAST_CONTACT, draft.subject()));
        latest = diedInTime ? latest : Candidate.later(latest, Candidate.of(DateField.DEATH, draft.subject()));
        for (DateField date : DateField.DATED) {
            if (date != DateField.INFUSION) {
                latest = latest(latest, date.table().in(draft.all()), date);
            }
        }
        return latest;
    }

    private static Candidate latest(Candidate before, List<? extends StandardRow> rows, DateField date) {
        Candidate latest = before;
        for (StandardRow row : rows) {
            Integer day = date.in(row);
            // on one day a row can change something where the one before is imputed
            if (day != null && (latest == null || day >= latest.day())) {
                latest = Candidate.later(latest, Candidate.of(date, row));
            }
        }
        return latest;
    }

    /**
     * Fills in LSTASSDT: the last assessment or, where it is later, the relapse.
     *
     * @param atLastContact whether the centre assesses its subjects at the last contact
     */
    static void assessed(AdslDraft draft, boolean atLastContact) {
        if (atLastContact) {
            draft.copy(AdslVariable.LSTALVDT, AdslVariable.LSTASSDT);
            return;
        }
        Candidate latest = latest(null, draft.cut().responses(), DateField.RESPONSE);
        Integer relapse = draft.day(AdslVariable.RELDT);
        if (relapse != null && (latest == null || relapse > latest.day())) {
            draft.copy(AdslVariable.RELDT, AdslVariable.LSTASSDT);
        } else {
            draft.milestone(AdslVariable.LSTASSDT, latest);
        }
    }
}
