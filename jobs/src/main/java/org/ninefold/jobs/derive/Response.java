package org.ninefold.jobs.derive;

import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.study.ResponseRules;

/**
 * The response of a subject: the best assessment of its window that is not after the first relapse or other therapy. An
 * imputed date that can lie in the window does. While the window is open at the cut-off, nothing but a remission is known; who
 * died, relapsed or was treated otherwise within it without an assessment did not respond.
 */
final class Response {
    static final int RESPONDED = Places.field("response", "response");
    static final int MRD = Places.field("response", "mrd_status");

    private static final String RELAPSE = "RELDT";
    private static final String THERAPY = "NXTTRTDT";
    private static final String REMISSION = "CRDT";
    private static final String NO_RESPONSE = "NRDT";

    /** The best first. */
    private static final List<UTF8String> RANKS =
            ResponseRules.ALL.stream().map(UTF8String::fromString).toList();

    private static final UTF8String YES = UTF8String.fromString("Y");
    private static final UTF8String NO = UTF8String.fromString("N");
    private static final UTF8String NOT_EVALUABLE = UTF8String.fromString("NE");
    private static final UTF8String ASSESSED = UTF8String.fromString("ASSESSED");
    private static final UTF8String NOT_ASSESSED = UTF8String.fromString("NOT_ASSESSED");
    private static final UTF8String NOT_YET = UTF8String.fromString("NOT_YET_ASSESSABLE");

    private final List<UTF8String> remissions;
    private final MilestoneCells adsl;
    private final int from;
    private final int to;
    private final int cutoff;
    private final Integer relapse;
    private final Integer therapy;

    /**
     * The response rules of a study for one subject.
     *
     * @param start the day from which the days of the window count
     * @param adsl death, therapy and follow-up are known
     * @param relapsed the first relapse from the start on, null without one
     */
    Response(ResponseRules rules, int start, int cutoff, MilestoneCells adsl, Integer relapsed) {
        this.adsl = adsl;
        this.cutoff = cutoff;
        remissions = rules.remissions().stream().map(UTF8String::fromString).toList();
        from = start + rules.from();
        to = start + rules.to();
        relapse = rules.until().contains(RELAPSE) ? relapsed : null;
        therapy = rules.until().contains(THERAPY) ? adsl.day(THERAPY) : null;
    }

    /**
     * What is known of an assessment.
     *
     * @param day the day on which it counts, null without a date: it counts, then
     * @param against why it does not count, null where it does
     * @param moved why the day is not that of the record, null where it is
     */
    record Verdict(Integer day, Pedigree.Rule against, Pedigree.Rule moved) {}

    /** Whether an assessment counts, and on which day. */
    Verdict verdict(Candidate response) {
        if (response.day() == null) {
            return new Verdict(null, null, null);
        }
        int day = held(response);
        Pedigree.Rule against = null;
        if (day > cutoff) {
            against = Pedigree.Rule.AFTER_CUTOFF;
        } else if (day < from || day > to) {
            against = day < from ? Pedigree.Rule.BEFORE_WINDOW : Pedigree.Rule.AFTER_WINDOW;
        } else if (relapse != null && day > relapse) {
            against = Pedigree.Rule.AFTER_RELAPSE;
        } else if (therapy != null && day > therapy) {
            against = Pedigree.Rule.AFTER_THERAPY;
        }
        return new Verdict(day, against, day == response.day() ? null : Pedigree.Rule.IN_WINDOW);
    }

    /** The day of an assessment; of an imputed one that can count the nearest on which it does. */
    private int held(Candidate response) {
        int day = response.day();
        if (response.imputed() == null) {
            return day;
        }
        int last = Math.min(to, Math.min(cutoff, adsl.day("LSTALVDT")));
        last = relapse == null ? last : Math.min(last, relapse);
        last = therapy == null ? last : Math.min(last, therapy);
        int earliest = Math.max(from, response.imputed().earliest(day));
        int latest = Math.min(last, response.imputed().latest(day));
        return earliest <= latest ? Math.max(earliest, Math.min(latest, day)) : day;
    }

    /** Fills in CRDT, CRFL, BESTRESP, NRDT and RESPEVAL from the assessments, those after the cut-off included. */
    void derive(List<Candidate> assessments) {
        Candidate best = null;
        Candidate remission = null;
        Candidate first = null;
        for (Candidate assessment : assessments) {
            int rank = RANKS.indexOf(assessment.says());
            if (rank < 0) {
                continue;
            }
            Verdict verdict = verdict(assessment);
            boolean isRemission = remissions.contains(assessment.says());
            if (verdict.against() != null) {
                adsl.pedigree().aside(isRemission ? REMISSION : "BESTRESP", assessment, verdict.against());
                continue;
            }
            best = best == null || rank < RANKS.indexOf(best.says()) ? assessment : best;
            if (isRemission) {
                remission = earlier(remission, assessment);
            } else if (rank < ResponseRules.REMISSIONS.size()) {
                adsl.pedigree().aside(REMISSION, assessment, Pedigree.Rule.NO_REMISSION);
            }
            first = earlier(first, assessment);
        }
        if (remission != null) {
            Verdict verdict = verdict(remission);
            if (verdict.day() == null) {
                adsl.pedigree().used("CRFL", remission);
            } else {
                adsl.milestone(REMISSION, remission, verdict.day(), verdict.moved());
            }
            known(YES, best.says());
        } else if (failed()) {
            noResponse(first);
            known(NO, best == null ? NOT_EVALUABLE : best.says());
        } else if (to > cutoff) {
            assessments.stream()
                    .filter(assessment -> RANKS.contains(assessment.says())
                            && verdict(assessment).against() == null)
                    .forEach(open -> adsl.pedigree().aside("BESTRESP", open, Pedigree.Rule.WINDOW_OPEN));
            adsl.put("RESPEVAL", NOT_YET);
        } else if (best != null) {
            noResponse(first);
            known(NO, best.says());
        } else {
            adsl.put("RESPEVAL", NOT_ASSESSED);
        }
    }

    /** Whether there is a remission: no later cut-off, and no earlier one that sees it, changes that. */
    boolean isRemission() {
        return YES.equals(adsl.value("CRFL"));
    }

    /** The one that counts earlier; a dated one before one without a date. */
    private Candidate earlier(Candidate a, Candidate b) {
        if (a == null || b.day() == null) {
            return a == null ? b : a;
        }
        return a.day() == null || verdict(b).day() < verdict(a).day() ? b : a;
    }

    private void known(UTF8String isRemission, UTF8String best) {
        adsl.put("CRFL", isRemission);
        adsl.put("BESTRESP", best);
        adsl.put("RESPEVAL", ASSESSED);
    }

    /** Whether the subject died, relapsed or was treated otherwise within the window, so that it did not respond. */
    private boolean failed() {
        Integer died = adsl.day("DTHDT");
        boolean undated = died == null && adsl.value("DTHFL") != null; // up to the cut-off, nobody knows when
        return (died != null && died <= to)
                || (undated && to >= cutoff)
                || (relapse != null && relapse <= to)
                || (therapy != null && therapy <= to);
    }

    /** The assessment that showed it; without its date the end of the window, if follow-up reaches it. */
    private void noResponse(Candidate first) {
        if (first == null) {
            return;
        }
        Verdict verdict = verdict(first);
        if (verdict.day() != null) {
            adsl.milestone(NO_RESPONSE, first, verdict.day(), verdict.moved());
        } else if (adsl.day("LSTALVDT") >= to) {
            adsl.put(NO_RESPONSE, to);
            adsl.pedigree().used(NO_RESPONSE, first);
        }
    }
}
