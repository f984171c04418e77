package org.ninefold.adam;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ninefold.study.Center;
import org.ninefold.study.ResponseRules;
import org.ninefold.study.Study;
import org.ninefold.subject.DateField;
import org.ninefold.subject.Event;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.SubjectRow;

/** The standard variables of a subject of the study: its dates and flags, follow-up truncated at the cut-off. */
final class AdslDerivation implements Serializable {
    private static final String TRANSPLANT = "TRANSPLANT";
    private static final String RELAPSE = "RELAPSE";
    private static final String THERAPY = "THERAPY";
    private static final String YEARS = "YEARS";

    private final String studyId;
    private final int cutoff;
    private final ResponseRules rules;
    private final Set<String> assessedAtLastContact;
    private final int width;

    /**
     * What is derived of a subject of the study.
     *
     * @param adsl its row; the study's own variables are null until they are filled in
     * @param seen the latest day up to the cut-off on which anything but an infusion or the index date shows the subject alive,
     *     null without one
     * @param response tells which assessments count
     * @param relapses those of which RELDT is the first
     */
    record Derived(Adsl adsl, List<Admile> trace, Integer seen, ResponseWindow response, List<Candidate> relapses) {

        /**
         * The end of the response window, on which the response of a subject without remission is settled, be that before the
         * cut-off or after it; null with a remission.
         */
        Integer settled() {
            return response.isRemission() ? null : Integer.valueOf(response.to);
        }
    }

    AdslDerivation(Study study) {
        studyId = study.id();
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        rules = study.responses();
        assessedAtLastContact = study.centers().stream()
                .filter(Center::assessmentsAtLastContact)
                .map(Center::id)
                .collect(Collectors.toSet());
        width = study.table("adsl").fields().size();
    }

    /**
     * Derives a subject.
     *
     * @param all the rows of the dated tables
     * @param cut those up to the cut-off
     */
    Derived of(MergedSubject merged, SubjectRow subject, int index, StandardRows all, StandardRows cut) {
        var draft = new AdslDraft(new Adsl(width), new MilestoneTrace(), cutoff, index, subject, all, cut);
        baseline(draft, merged);
        infusions(draft);
        draft.adsl().put(AdslVariable.TRT01A, draft.treated() == null ? null : subject.arm());
        transplants(draft);
        List<Candidate> relapses = relapses(draft);
        Integer seen = LastAlive.derive(draft);
        int start = rules.start(index, draft.treated());
        therapy(draft, start);
        var response = new ResponseWindow(rules, start, draft, relapseSince(draft, start));
        response.derive();
        LastAlive.assessed(draft, assessedAtLastContact.contains(merged.siteId()));
        return new Derived(draft.adsl(), draft.trace().rows(), seen, response, relapses);
    }

    private void baseline(AdslDraft draft, MergedSubject merged) {
        Adsl adsl = draft.adsl();
        SubjectRow subject = draft.subject();
        adsl.put(AdslVariable.STUDYID, studyId);
        adsl.put(AdslVariable.SITEID, merged.siteId());
        adsl.put(AdslVariable.USUBJID, merged.person());
        adsl.put(AdslVariable.SEX, subject.sex());
        adsl.put(AdslVariable.ARM, subject.arm());
        adsl.put(AdslVariable.DISEASE, subject.disease());
        adsl.put(AdslVariable.PHSTAT, subject.phStatus());
        adsl.put(AdslVariable.CYTORISK, subject.cytogeneticRisk());
        adsl.put(AdslVariable.DISSTAT, subject.diseaseStatusAtInfusion());
        adsl.put(AdslVariable.DONORTYP, subject.donorType());
        Double age = age(subject, draft.index());
        adsl.put(AdslVariable.AGE, age);
        adsl.put(AdslVariable.AGEU, age == null ? null : YEARS);
        adsl.put(AdslVariable.SUBJID, merged.person());
        adsl.put(AdslVariable.TRT01P, subject.arm());
        adsl.put(AdslVariable.BLASTPCT, subject.marrowBlastsPercent());
        adsl.put(AdslVariable.MRDPCT, subject.mrdPercent());
    }

    /** In years, as stated or the full ones since birth. */
    private static Double age(SubjectRow subject, int index) {
        if (subject.ageYears() != null || subject.birthDate() == null) {
            return subject.ageYears();
        }
        return (double)
                ChronoUnit.YEARS.between(LocalDate.ofEpochDay(subject.birthDate()), LocalDate.ofEpochDay(index));
    }

    private static void infusions(AdslDraft draft) {
        Candidate first = null;
        for (Infusion infusion : draft.cut().infusions()) {
            first = Candidate.earlier(first, Candidate.of(DateField.INFUSION, infusion));
        }
        draft.adsl().put(AdslVariable.NINF, draft.cut().infusions().size());
        draft.milestone(AdslVariable.TRTSDT, first);
        for (Infusion infusion : draft.cut().infusions()) {
            if (first.day().equals(infusion.date())) {
                draft.adsl().put(AdslVariable.DOSE, infusion.dose1e6PerKg());
                break;
            }
        }
        Candidate index = Candidate.of(DateField.INDEX, draft.subject());
        index = index.day() == null ? first : index;
        draft.milestone(AdslVariable.INDEXDT, index, index.day(), null);
    }

    /** The dated events of a type; those after the cut-off are set aside, each as a milestone of its own. */
    private static List<Candidate> events(AdslDraft draft, String type, AdslVariable milestone) {
        var events = new ArrayList<Candidate>();
        List<Event> all = draft.all().events();
        for (int i = 0; i < all.size(); i++) {
            Event event = all.get(i);
            if (type.equals(event.type()) && event.date() != null) {
                Candidate candidate = Candidate.of(DateField.EVENT, event, type, i + 1);
                if (candidate.day() <= draft.cutoff()) {
                    events.add(candidate);
                } else {
                    draft.trace().aside(milestone, candidate, MilestoneRule.AFTER_CUTOFF);
                }
            }
        }
        return events;
    }

    /** The last up to the first infusion, and the first after both that and the index date. */
    private static void transplants(AdslDraft draft) {
        Integer treated = draft.treated();
        List<Candidate> days = events(draft, TRANSPLANT, AdslVariable.SCTDT);
        Candidate prior = Candidate.of(DateField.PRIOR_TRANSPLANT, draft.subject());
        if (prior.day() != null && prior.day() <= draft.cutoff()) {
            days.add(prior);
        }
        int until = treated == null ? draft.index() : treated;
        Candidate before = null;
        Candidate after = null;
        Candidate first = null;
        for (Candidate day : days) {
            first = Candidate.earlier(first, day);
            if (day.day() <= until) {
                before = Candidate.later(before, day);
            } else if (day.day() > draft.index()) {
                after = Candidate.earlier(after, day);
            }
            if (day.day() > draft.index() != day.day() > until) {
                draft.trace().aside(AdslVariable.SCTDT, day, MilestoneRule.BETWEEN);
            }
        }
        draft.milestone(AdslVariable.HSCTDT, before == null && treated == null ? first : before);
        draft.milestone(AdslVariable.SCTDT, after);
    }

    /** All that the first is the first of; of several on one day that is the first listed. On the index date only where that is the first infusion. */
    private static List<Candidate> relapses(AdslDraft draft) {
        boolean onIndex = draft.treated() != null && draft.treated() == draft.index();
        Candidate first = null;
        var relapses = new ArrayList<Candidate>();
        for (Candidate relapse : events(draft, RELAPSE, AdslVariable.RELDT)) {
            if (relapse.day() > draft.index() || (onIndex && relapse.day() == draft.index())) {
                first = Candidate.earlier(first, relapse);
                relapses.add(relapse);
            } else {
                draft.trace().aside(AdslVariable.RELDT, relapse, MilestoneRule.HISTORY);
            }
        }
        if (first == null) {
            return relapses;
        }
        draft.milestone(AdslVariable.RELDT, first);
        for (Event event : draft.cut().events()) {
            if (RELAPSE.equals(event.type()) && first.day().equals(event.date())) {
                draft.adsl().put(AdslVariable.RELSITE, event.site());
                draft.adsl().put(AdslVariable.RELCD19, event.cd19Status());
                break;
            }
        }
        return relapses;
    }

    /** The first relapse later than the start of the response window, or on it where that is the first infusion; null without one. */
    private static Integer relapseSince(AdslDraft draft, int start) {
        int earliest = draft.treated() != null && draft.treated() == start ? start : start + 1;
        Integer first = null;
        for (Event event : draft.cut().events()) {
            if (RELAPSE.equals(event.type()) && event.date() != null && event.date() >= earliest) {
                first = Days.earlier(first, event.date());
            }
        }
        return first;
    }

    private static void therapy(AdslDraft draft, int start) {
        Candidate first = null;
        for (Candidate therapy : events(draft, THERAPY, AdslVariable.NXTTRTDT)) {
            first = therapy.day() > start ? Candidate.earlier(first, therapy) : first;
        }
        draft.milestone(AdslVariable.NXTTRTDT, first);
    }
}
