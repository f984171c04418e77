package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.derive.Candidate.Field;
import org.ninefold.study.Center;
import org.ninefold.study.ResponseRules;
import org.ninefold.study.Study;

/** The standard variables of a subject of the study: its dates and flags, follow-up truncated at the cut-off. */
final class AdslDerivation implements Serializable {
    private static final int INFUSION = StudyPopulation.DATED.indexOf("infusion");
    private static final int RESPONSE = StudyPopulation.DATED.indexOf("response");
    private static final int EVENT = StudyPopulation.DATED.indexOf("event");
    private static final int ADVERSE_EVENT = StudyPopulation.DATED.indexOf("adverse_event");
    private static final int MEASUREMENT = StudyPopulation.DATED.indexOf("measurement");

    private static final int AGE_YEARS = subject("age_years");
    private static final int BIRTH = subject("birth_date");
    private static final int VITAL_STATUS = subject("vital_status");
    private static final int CAUSE_OF_DEATH = subject("death_cause");
    private static final int BLASTS = subject("marrow_blasts_percent");
    private static final int RESIDUAL = subject("mrd_percent");
    private static final Field PRIOR_TRANSPLANT = Field.of("subject", "prior_transplant_date");
    private static final Field INDEX = Field.of("subject", "index_date");
    private static final Field LAST_CONTACT = Field.of("subject", "last_contact_date");
    private static final Field DEATH = Field.of("subject", "death_date");
    private static final Field INFUSED = Field.of("infusion", "date");
    private static final Field ASSESSED = Field.of("response", "assessment_date");
    private static final Field HAPPENED = Field.of("event", "date");
    private static final Field ONSET = Field.of("adverse_event", "onset_date");
    private static final Field ENDED = Field.of("adverse_event", "end_date");
    private static final Field MEASURED = Field.of("measurement", "date");
    private static final int DOSE = Places.field("infusion", "dose_1e6_per_kg");
    private static final int TYPE = Places.field("event", "type");
    private static final int WHERE = Places.field("event", "site");
    private static final int CD19 = Places.field("event", "cd19_status");

    /** Texts that ADSL takes over as they are: to, from. */
    private static final int[][] TAKEN = {
        {adsl("SEX"), subject("sex")},
        {adsl("ARM"), subject("arm")},
        {adsl("DISEASE"), subject("disease")},
        {adsl("PHSTAT"), subject("ph_status")},
        {adsl("CYTORISK"), subject("cytogenetic_risk")},
        {adsl("DISSTAT"), subject("disease_status_at_infusion")},
        {adsl("DONORTYP"), subject("donor_type")}
    };

    private static final UTF8String YES = UTF8String.fromString("Y");
    private static final UTF8String DEAD = UTF8String.fromString("DEAD");
    private static final UTF8String TRANSPLANT = UTF8String.fromString("TRANSPLANT");
    private static final UTF8String RELAPSE = UTF8String.fromString("RELAPSE");
    private static final UTF8String THERAPY = UTF8String.fromString("THERAPY");

    private final UTF8String studyId;
    private final int cutoff;
    private final ResponseRules rules;
    private final Set<UTF8String> assessedAtLastContact;
    private final int width;

    /**
     * What is derived of a subject of the study.
     *
     * @param cells those of ADSL; null for those who are not in the study
     * @param pedigree where the milestones come from
     * @param seen the latest day up to the cut-off on which anything but an infusion or the index date shows the subject alive,
     *     null without one
     * @param response tells which assessments count
     * @param settled the end of the response window, on which the response of a subject without remission is settled, be that
     *     before the cut-off or after it; null with a remission
     * @param relapses those of which RELDT is the first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Derived(
            Object[] cells,
            InternalRow[] pedigree,
            Integer seen,
            Response response,
            Integer settled,
            List<Candidate> relapses) {
        static final Derived NONE = of(null);

        /** Cells alone. */
        static Derived of(Object[] cells) {
            return new Derived(cells, null, null, null, null, List.of());
        }
    }

    AdslDerivation(Study study) {
        studyId = UTF8String.fromString(study.id());
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        rules = study.responses();
        assessedAtLastContact = study.centers().stream()
                .filter(Center::assessmentsAtLastContact)
                .map(center -> UTF8String.fromString(center.id()))
                .collect(Collectors.toSet());
        width = study.adsl().table().fields().size();
    }

    private static int subject(String field) {
        return Places.field("subject", field);
    }

    private static int adsl(String variable) {
        return Places.field("adsl", variable);
    }

    /** A subject while it is derived. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Work(
            MilestoneCells adsl, InternalRow subject, int index, InternalRow[][] all, InternalRow[][] cut) {}

    /**
     * The cells in the order of the study's ADSL; those of its own variables are null.
     *
     * @param index the index date
     * @param all the rows of the dated tables
     * @param cut those up to the cut-off
     */
    Derived of(
            UTF8String site,
            UTF8String person,
            InternalRow subject,
            int index,
            InternalRow[][] all,
            InternalRow[][] cut) {
        var adsl = new MilestoneCells(width);
        var work = new Work(adsl, subject, index, all, cut);
        adsl.put("STUDYID", studyId);
        adsl.put("SITEID", site);
        adsl.put("USUBJID", person);
        for (int[] taken : TAKEN) {
            adsl.put(taken[0], Places.text(subject, taken[1]));
        }
        adsl.put("AGE", age(subject, index));
        adsl.put("BLASTPCT", Places.number(subject, BLASTS));
        adsl.put("MRDPCT", Places.number(subject, RESIDUAL));
        infusions(work);
        transplants(work);
        List<Candidate> relapses = relapse(work);
        Integer seen = ends(work);
        int start = rules.start(index, adsl.day("TRTSDT"));
        therapy(work, start);
        var response = new Response(rules, start, cutoff, adsl, relapseSince(work, start));
        response.derive(responses(all[RESPONSE]));
        lastAssessment(work, assessedAtLastContact.contains(site));
        return new Derived(
                adsl.cells(),
                adsl.pedigree().rows(studyId, site, person),
                seen,
                response,
                response.isRemission() ? null : Integer.valueOf(start + rules.to()),
                relapses);
    }

    /** In years, as stated or the full ones since birth. */
    private static Double age(InternalRow subject, int index) {
        Double stated = Places.number(subject, AGE_YEARS);
        Integer born = Places.integer(subject, BIRTH);
        if (stated != null || born == null) {
            return stated;
        }
        return (double) ChronoUnit.YEARS.between(LocalDate.ofEpochDay(born), LocalDate.ofEpochDay(index));
    }

    private void infusions(Work work) {
        Candidate first = null;
        for (InternalRow infusion : work.cut[INFUSION]) {
            first = Candidate.earlier(first, INFUSED.in(infusion, null));
        }
        work.adsl.put("NINF", work.cut[INFUSION].length);
        work.adsl.milestone("TRTSDT", first, moved(first));
        for (InternalRow infusion : work.cut[INFUSION]) {
            if (first.day().equals(Places.integer(infusion, INFUSED.place()))) {
                work.adsl.put("DOSE", Places.number(infusion, DOSE));
                break;
            }
        }
        Candidate index = INDEX.in(work.subject, null);
        work.adsl.milestone("INDEXDT", index.day() == null ? first : index, null);
    }

    private Pedigree.Rule moved(Candidate candidate) {
        return candidate != null && candidate.imputed() != null && candidate.day() == cutoff
                ? Pedigree.Rule.AT_CUTOFF
                : null;
    }

    /** The dated events of a type; those after the cut-off are set aside, each as a milestone of its own. */
    private List<Candidate> events(Work work, UTF8String type, String milestone) {
        var events = new ArrayList<Candidate>();
        for (InternalRow event : work.all[EVENT]) {
            if (type.equals(Places.text(event, TYPE)) && !event.isNullAt(HAPPENED.place())) {
                Candidate candidate = HAPPENED.in(event, type);
                if (candidate.day() <= cutoff) {
                    events.add(candidate);
                } else {
                    work.adsl.pedigree().aside(milestone, candidate, Pedigree.Rule.AFTER_CUTOFF);
                }
            }
        }
        return events;
    }

    /** The last up to the first infusion, and the first after both that and the index date. */
    private void transplants(Work work) {
        Integer treated = work.adsl.day("TRTSDT");
        List<Candidate> days = events(work, TRANSPLANT, "SCTDT");
        Candidate prior = PRIOR_TRANSPLANT.in(work.subject, null);
        if (prior.day() != null && prior.day() <= cutoff) {
            days.add(prior);
        }
        int until = treated == null ? work.index : treated;
        Candidate before = null;
        Candidate after = null;
        Candidate first = null;
        for (Candidate day : days) {
            first = Candidate.earlier(first, day);
            if (day.day() <= until) {
                before = Candidate.later(before, day);
            } else if (day.day() > work.index) {
                after = Candidate.earlier(after, day);
            }
            if (day.day() > work.index != day.day() > until) {
                work.adsl.pedigree().aside("SCTDT", day, Pedigree.Rule.BETWEEN);
            }
        }
        Candidate index = before == null && treated == null ? first : before;
        work.adsl.milestone("HSCTDT", index, moved(index));
        work.adsl.milestone("SCTDT", after, moved(after));
    }

    /** The first, of several on one day the first listed; all that it is the first of. On the index date only where that is the first infusion. */
    private List<Candidate> relapse(Work work) {
        Integer treated = work.adsl.day("TRTSDT");
        boolean onIndex = treated != null && treated == work.index;
        Candidate first = null;
        var relapses = new ArrayList<Candidate>();
        for (Candidate relapse : events(work, RELAPSE, "RELDT")) {
            if (relapse.day() > work.index || (onIndex && relapse.day() == work.index)) {
                first = Candidate.earlier(first, relapse);
                relapses.add(relapse);
            } else {
                work.adsl.pedigree().aside("RELDT", relapse, Pedigree.Rule.HISTORY);
            }
        }
        if (first == null) {
            return relapses;
        }
        work.adsl.milestone("RELDT", first, moved(first));
        for (InternalRow event : work.cut[EVENT]) {
            if (RELAPSE.equals(Places.text(event, TYPE))
                    && first.day().equals(Places.integer(event, HAPPENED.place()))) {
                work.adsl.put("RELSITE", Places.text(event, WHERE));
                work.adsl.put("RELCD19", Places.text(event, CD19));
                break;
            }
        }
        return relapses;
    }

    /** The first relapse later than the start of the response window, or on it where that is the first infusion; null without one. */
    private static Integer relapseSince(Work work, int start) {
        Integer treated = work.adsl.day("TRTSDT");
        int earliest = treated != null && treated == start ? start : start + 1;
        Integer first = null;
        for (InternalRow event : work.cut[EVENT]) {
            Integer day = Places.integer(event, HAPPENED.place());
            if (RELAPSE.equals(Places.text(event, TYPE)) && day != null && day >= earliest) {
                first = Places.earlier(first, day);
            }
        }
        return first;
    }

    private void therapy(Work work, int start) {
        Candidate first = null;
        for (Candidate therapy : events(work, THERAPY, "NXTTRTDT")) {
            first = therapy.day() > start ? Candidate.earlier(first, therapy) : first;
        }
        work.adsl.milestone("NXTTRTDT", first, moved(first));
    }

    /**
     * Death and the last sign of life; the latest day on which anything but an infusion or the index date shows the subject
     * alive. A death without a date is a death all the same, unless the subject was seen alive on the cut-off or later.
     */
    private Integer ends(Work work) {
        Candidate died = DEATH.in(work.subject, null);
        boolean inTime = died.day() != null && died.day() <= cutoff;
        Candidate seen = signs(work, inTime);
        Candidate alive = seen;
        for (InternalRow infusion : work.all[INFUSION]) {
            alive = Candidate.later(alive, INFUSED.in(infusion, null));
        }
        alive = Candidate.later(alive, dated(INDEX.in(work.subject, null)));
        boolean outlived = alive.day() > cutoff;
        boolean lives = outlived || (alive.day() == cutoff && alive.imputed() == null);
        boolean undated = died.day() == null && DEAD.equals(Places.text(work.subject, VITAL_STATUS));
        if (inTime || (undated && !lives)) {
            work.adsl.put("DTHFL", YES);
            work.adsl.put("DTHCAUS", Places.text(work.subject, CAUSE_OF_DEATH));
        }
        if (inTime) {
            work.adsl.milestone("DTHDT", died, moved(died));
            work.adsl.milestone("LSTALVDT", died, moved(died));
            return died.day();
        }
        if (died.day() != null) {
            work.adsl.pedigree().aside("DTHDT", died, Pedigree.Rule.AFTER_CUTOFF);
        } else if (undated && lives) {
            work.adsl.pedigree().aside("DTHDT", died, Pedigree.Rule.ALIVE_AT_CUTOFF);
        }
        if (outlived) {
            work.adsl.truncated("LSTALVDT", alive, cutoff);
        } else {
            work.adsl.milestone("LSTALVDT", alive, moved(alive));
        }
        return seen == null ? null : Integer.valueOf(Math.min(seen.day(), cutoff));
    }

    /** The latest sign of life but infusions and the index date, those after the cut-off included. */
    private static Candidate signs(Work work, boolean diedInTime) {
        Candidate latest = dated(LAST_CONTACT.in(work.subject, null));
        latest = diedInTime ? latest : Candidate.later(latest, dated(DEATH.in(work.subject, null)));
        latest = latest(latest, work.all[RESPONSE], ASSESSED);
        latest = latest(latest, work.all[EVENT], HAPPENED);
        latest = latest(latest, work.all[ADVERSE_EVENT], ONSET);
        latest = latest(latest, work.all[ADVERSE_EVENT], ENDED);
        return latest(latest, work.all[MEASUREMENT], MEASURED);
    }

    private static Candidate latest(Candidate before, InternalRow[] rows, Field date) {
        Candidate latest = before;
        for (InternalRow row : rows) {
            latest = Candidate.later(latest, dated(date.in(row, null)));
        }
        return latest;
    }

    private static Candidate dated(Candidate candidate) {
        return candidate.day() == null ? null : candidate;
    }

    private static List<Candidate> responses(InternalRow[] rows) {
        var responses = new ArrayList<Candidate>(rows.length);
        for (InternalRow row : rows) {
            responses.add(ASSESSED.in(row, Places.text(row, Response.RESPONDED)));
        }
        return responses;
    }

    private void lastAssessment(Work work, boolean atLastContact) {
        if (atLastContact) {
            work.adsl.copy("LSTALVDT", "LSTASSDT");
            return;
        }
        Candidate latest = latest(null, work.cut[RESPONSE], ASSESSED);
        Integer relapse = work.adsl.day("RELDT");
        if (relapse != null && (latest == null || relapse > latest.day())) {
            work.adsl.copy("RELDT", "LSTASSDT");
        } else {
            work.adsl.milestone("LSTASSDT", latest, moved(latest));
        }
    }
}
