package org.ninefold.adam;

import java.util.List;
import org.ninefold.study.ResponseRules;
import org.ninefold.subject.DateField;
import org.ninefold.subject.Response;

/**
 * The response of a subject: the best assessment of its window that is not after the first relapse or other therapy. An
 * imputed date that can lie in the window does. While the window is open at the cut-off, nothing but a remission is known; who
 * died, relapsed or was treated otherwise within it without an assessment did not respond.
 */
final class ResponseWindow {
    private static final String NO = "N";
    private static final String NOT_EVALUABLE = "NE";
    private static final String ASSESSED = "ASSESSED";
    private static final String NOT_ASSESSED = "NOT_ASSESSED";
    private static final String NOT_YET = "NOT_YET_ASSESSABLE";
    /** The best first. */
    private static final List<String> RANKS = ResponseRules.ALL;

    /** The last day of the window. */
    final int to;

    private final ResponseRules rules;
    private final AdslDraft draft;
    private final int from;
    private final int cutoff;
    private final Integer relapse;
    private final Integer therapy;

    /**
     * The response rules of a study for one subject.
     *
     * @param start the day from which the days of the window count
     * @param draft death, therapy and follow-up are known
     * @param relapsed the first relapse from the start on, null without one
     */
    ResponseWindow(ResponseRules rules, int start, AdslDraft draft, Integer relapsed) {
        this.rules = rules;
        this.draft = draft;
        cutoff = draft.cutoff();
        from = start + rules.from();
        to = start + rules.to();
        relapse = rules.until().contains(AdslVariable.RELDT.name()) ? relapsed : null;
        therapy = rules.until().contains(AdslVariable.NXTTRTDT.name()) ? draft.day(AdslVariable.NXTTRTDT) : null;
    }

    /**
     * What is known of an assessment.
     *
     * @param day the day on which it counts, null without a date: it counts, then
     * @param against why it does not count, null where it does
     * @param moved why the day is not that of the record, null where it is
     */
    record Verdict(Integer day, MilestoneRule against, MilestoneRule moved) {}

    /** Why an assessment does not count; null where it does. */
    MilestoneRule against(Response response) {
        return verdict(candidate(response)).against();
    }

    private static Candidate candidate(Response response) {
        return Candidate.of(DateField.RESPONSE, response, response.response());
    }

    /** Whether an assessment counts, and on which day. */
    private Verdict verdict(Candidate response) {
        if (response.day() == null) {
            return new Verdict(null, null, null);
        }
        int day = held(response);
        MilestoneRule against = null;
        if (day > cutoff) {
            against = MilestoneRule.AFTER_CUTOFF;
        } else if (day < from || day > to) {
            against = day < from ? MilestoneRule.BEFORE_WINDOW : MilestoneRule.AFTER_WINDOW;
        } else if (relapse != null && day > relapse) {
            against = MilestoneRule.AFTER_RELAPSE;
        } else if (therapy != null && day > therapy) {
            against = MilestoneRule.AFTER_THERAPY;
        }
        return new Verdict(day, against, day == response.day() ? null : MilestoneRule.IN_WINDOW);
    }

    /** The day of an assessment; of an imputed one that can count the nearest on which it does. */
    private int held(Candidate response) {
        int day = response.day();
        if (response.imputed() == null) {
            return day;
        }
        int last = Math.min(to, Math.min(cutoff, draft.day(AdslVariable.LSTALVDT)));
        last = relapse == null ? last : Math.min(last, relapse);
        last = therapy == null ? last : Math.min(last, therapy);
        int earliest = Math.max(from, response.imputed().earliest(day));
        int latest = Math.min(last, response.imputed().latest(day));
        return earliest <= latest ? Math.max(earliest, Math.min(latest, day)) : day;
    }

    /** Fills in CRDT, CRFL, BESTRESP, NRDT and RESPEVAL from the assessments, those after the cut-off included. */
    void derive() {
        Candidate best = null;
        Candidate remission = null;
        Candidate first = null;
        List<Candidate> assessments = draft.all().responses().stream()
                .map(ResponseWindow::candidate)
                .filter(assessment -> assessment.says() != null && RANKS.contains(assessment.says()))
                .toList();
        for (Candidate assessment : assessments) {
            int rank = RANKS.indexOf(assessment.says());
            Verdict verdict = verdict(assessment);
            boolean isRemission = rules.remissions().contains(assessment.says());
            if (verdict.against() != null) {
                draft.trace()
                        .aside(isRemission ? AdslVariable.CRDT : AdslVariable.BESTRESP, assessment, verdict.against());
                continue;
            }
            best = best == null || rank < RANKS.indexOf(best.says()) ? assessment : best;
            if (isRemission) {
                remission = earlier(remission, assessment);
            } else if (rank < ResponseRules.REMISSIONS.size()) {
                draft.trace().aside(AdslVariable.CRDT, assessment, MilestoneRule.NO_REMISSION);
            }
            first = earlier(first, assessment);
        }
        if (remission != null) {
            remission(remission);
            known(AdamRow.YES, best.says());
        } else if (failed()) {
            noResponse(first);
            known(NO, best == null ? NOT_EVALUABLE : best.says());
        } else if (to > cutoff) {
            assessments.stream()
                    .filter(assessment -> verdict(assessment).against() == null)
                    .forEach(open -> draft.trace().aside(AdslVariable.BESTRESP, open, MilestoneRule.WINDOW_OPEN));
            draft.adsl().put(AdslVariable.RESPEVAL, NOT_YET);
        } else if (best != null) {
            noResponse(first);
            known(NO, best.says());
        } else {
            draft.adsl().put(AdslVariable.RESPEVAL, NOT_ASSESSED);
        }
    }

    /** Whether there is a remission: no later cut-off, and no earlier one that sees it, changes that. */
    boolean isRemission() {
        return AdamRow.YES.equals(draft.adsl().text(AdslVariable.CRFL));
    }

    /** The one that counts earlier; a dated one before one without a date. */
    private Candidate earlier(Candidate a, Candidate b) {
        if (a == null || b.day() == null) {
            return a == null ? b : a;
        }
        return a.day() == null || verdict(b).day() < verdict(a).day() ? b : a;
    }

    private void known(String isRemission, String best) {
        draft.adsl().put(AdslVariable.CRFL, isRemission);
        draft.adsl().put(AdslVariable.BESTRESP, best);
        draft.adsl().put(AdslVariable.RESPEVAL, ASSESSED);
    }

    /** Whether the subject died, relapsed or was treated otherwise within the window, so that it did not respond. */
    private boolean failed() {
        Integer died = draft.day(AdslVariable.DTHDT);
        boolean undated =
                died == null && draft.adsl().value(AdslVariable.DTHFL) != null; // up to the cut-off, nobody knows when
        return (died != null && died <= to)
                || (undated && to >= cutoff)
                || (relapse != null && relapse <= to)
                || (therapy != null && therapy <= to);
    }

    private void remission(Candidate first) {
        Verdict verdict = verdict(first);
        if (verdict.day() == null) {
            draft.trace().used(AdslVariable.CRFL, first, null);
        } else {
            draft.milestone(AdslVariable.CRDT, first, verdict.day(), verdict.moved());
        }
    }

    /** The assessment that showed it; without its date the end of the window, if follow-up reaches it. */
    private void noResponse(Candidate first) {
        if (first == null) {
            return;
        }
        Verdict verdict = verdict(first);
        if (verdict.day() != null) {
            draft.milestone(AdslVariable.NRDT, first, verdict.day(), verdict.moved());
        } else if (draft.day(AdslVariable.LSTALVDT) >= to) {
            draft.adsl().put(AdslVariable.NRDT, to);
            draft.trace().used(AdslVariable.NRDT, first, null);
        }
    }
}
