package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.study.Center;
import org.ninefold.study.Study;

/** The standard variables of a subject of the study: its dates and flags, follow-up truncated at the cut-off. */
final class AdslCells implements Serializable {
    private static final int INFUSION = Milestones.DATED.indexOf("infusion");
    private static final int RESPONSE = Milestones.DATED.indexOf("response");
    private static final int EVENT = Milestones.DATED.indexOf("event");
    private static final int ADVERSE_EVENT = Milestones.DATED.indexOf("adverse_event");
    private static final int MEASUREMENT = Milestones.DATED.indexOf("measurement");

    private static final int AGE_YEARS = subject("age_years");
    private static final int BIRTH = subject("birth_date");
    private static final int PRIOR_TRANSPLANT = subject("prior_transplant_date");
    private static final int INDEX = subject("index_date");
    private static final int LAST_CONTACT = subject("last_contact_date");
    private static final int VITAL_STATUS = subject("vital_status");
    private static final int DEATH = subject("death_date");
    private static final int CAUSE_OF_DEATH = subject("death_cause");
    private static final int BLASTS = subject("marrow_blasts_percent");
    private static final int RESIDUAL = subject("mrd_percent");
    private static final int INFUSED = Places.field("infusion", "date");
    private static final int DOSE = Places.field("infusion", "dose_1e6_per_kg");
    private static final int ASSESSED = Places.field("response", "assessment_date");
    private static final int RESPONDED = Places.field("response", "response");
    private static final int TYPE = Places.field("event", "type");
    private static final int HAPPENED = Places.field("event", "date");
    private static final int WHERE = Places.field("event", "site");
    private static final int CD19 = Places.field("event", "cd19_status");
    private static final int ONSET = Places.field("adverse_event", "onset_date");
    private static final int ENDED = Places.field("adverse_event", "end_date");
    private static final int MEASURED = Places.field("measurement", "date");

    private static final int STUDYID = adsl("STUDYID");
    private static final int SITEID = adsl("SITEID");
    private static final int USUBJID = adsl("USUBJID");
    private static final int AGE = adsl("AGE");
    private static final int BLASTPCT = adsl("BLASTPCT");
    private static final int MRDPCT = adsl("MRDPCT");
    private static final int DOSED = adsl("DOSE");
    private static final int NINF = adsl("NINF");
    private static final int TRTSDT = adsl("TRTSDT");
    private static final int HSCTDT = adsl("HSCTDT");
    private static final int INDEXDT = adsl("INDEXDT");
    private static final int SCTDT = adsl("SCTDT");
    private static final int CRDT = adsl("CRDT");
    private static final int CRFL = adsl("CRFL");
    private static final int BESTRESP = adsl("BESTRESP");
    private static final int RELDT = adsl("RELDT");
    private static final int RELSITE = adsl("RELSITE");
    private static final int RELCD19 = adsl("RELCD19");
    private static final int NRDT = adsl("NRDT");
    private static final int DTHDT = adsl("DTHDT");
    private static final int DTHFL = adsl("DTHFL");
    private static final int DTHCAUS = adsl("DTHCAUS");
    private static final int LSTALVDT = adsl("LSTALVDT");
    private static final int LSTASSDT = adsl("LSTASSDT");

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
    /** The best first. */
    private static final List<UTF8String> RESPONSES = List.of("CR", "CRI", "PR", "NR").stream()
            .map(UTF8String::fromString)
            .toList();
    /** As many of them are remissions. */
    private static final int REMISSIONS = 2;

    private static final long MICROS_A_DAY = 86_400_000_000L;
    private static final int MONTHS_A_YEAR = 12;

    private final UTF8String studyId;
    private final int cutoff;
    private final int responseFrom;
    private final int responseTo;
    private final Set<UTF8String> assessedAtLastContact;
    private final int width;

    AdslCells(Study study) {
        studyId = UTF8String.fromString(study.id());
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        responseFrom = study.responseFrom();
        responseTo = study.responseTo();
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

    /**
     * The cells in the order of the study's ADSL; those of its own variables are null.
     *
     * @param index the index date
     * @param all the rows of the dated tables
     * @param cut those up to the cut-off
     */
    Object[] of(
            UTF8String site,
            UTF8String person,
            InternalRow subject,
            int index,
            InternalRow[][] all,
            InternalRow[][] cut) {
        var adsl = new Object[width];
        adsl[STUDYID] = studyId;
        adsl[SITEID] = site;
        adsl[USUBJID] = person;
        adsl[INDEXDT] = index;
        for (int[] taken : TAKEN) {
            adsl[taken[0]] = Places.text(subject, taken[1]);
        }
        adsl[AGE] = age(subject, index);
        adsl[BLASTPCT] = Places.number(subject, BLASTS);
        adsl[MRDPCT] = Places.number(subject, RESIDUAL);
        infusions(adsl, cut[INFUSION]);
        transplants(adsl, subject, cut[EVENT], index);
        responses(adsl, cut[RESPONSE], index);
        relapse(adsl, cut[EVENT], index);
        ends(adsl, subject, all);
        adsl[LSTASSDT] = assessedAtLastContact.contains(site)
                ? adsl[LSTALVDT]
                : Places.later(Places.latest(cut[RESPONSE], ASSESSED), (Integer) adsl[RELDT]);
        adsl[NRDT] = nonResponse(adsl, cut[RESPONSE], index);
        return adsl;
    }

    /** In years, as stated or the full ones since birth. */
    private static Double age(InternalRow subject, int index) {
        Double stated = Places.number(subject, AGE_YEARS);
        Integer born = Places.integer(subject, BIRTH);
        if (stated != null || born == null) {
            return stated;
        }
        double months = DateTimeUtils.monthsBetween(index * MICROS_A_DAY, born * MICROS_A_DAY, true, ZoneOffset.UTC);
        return (double) (long) Math.floor(months / MONTHS_A_YEAR);
    }

    private static void infusions(Object[] adsl, InternalRow[] infusions) {
        Integer first = Places.earliest(infusions, INFUSED);
        adsl[TRTSDT] = first;
        adsl[NINF] = infusions.length;
        for (InternalRow infusion : infusions) {
            if (first.equals(Places.integer(infusion, INFUSED))) {
                adsl[DOSED] = Places.number(infusion, DOSE);
                return;
            }
        }
    }

    private void transplants(Object[] adsl, InternalRow subject, InternalRow[] events, int index) {
        Integer treated = (Integer) adsl[TRTSDT];
        Integer prior = Places.integer(subject, PRIOR_TRANSPLANT);
        var days = new Integer[events.length + 1];
        int n = 0;
        for (InternalRow event : events) {
            if (TRANSPLANT.equals(Places.text(event, TYPE))) {
                days[n++] = Places.integer(event, HAPPENED);
            }
        }
        days[n++] = prior != null && prior <= cutoff ? prior : null;
        Integer before = null;
        Integer after = null;
        Integer first = null;
        for (int i = 0; i < n; i++) {
            Integer day = days[i];
            if (day == null) {
                continue;
            }
            first = Places.earlier(first, day);
            if (day <= (treated == null ? index : treated)) {
                before = Places.later(before, day);
            }
            if (day > index) {
                after = Places.earlier(after, day);
            }
        }
        adsl[HSCTDT] = before == null && treated == null ? first : before;
        adsl[SCTDT] = after;
    }

    private void responses(Object[] adsl, InternalRow[] responses, int index) {
        int best = RESPONSES.size();
        Integer remission = null;
        for (InternalRow response : responses) {
            int rank = RESPONSES.indexOf(Places.text(response, RESPONDED));
            if (rank < 0 || !inWindow(response, index)) {
                continue;
            }
            best = Math.min(best, rank);
            if (rank < REMISSIONS) {
                remission = Places.earlier(remission, Places.integer(response, ASSESSED));
            }
        }
        adsl[BESTRESP] = best < RESPONSES.size() ? RESPONSES.get(best) : null;
        adsl[CRFL] = best < REMISSIONS ? YES : null;
        adsl[CRDT] = remission;
    }

    private boolean inWindow(InternalRow response, int index) {
        Integer day = Places.integer(response, ASSESSED);
        return day == null || (day - index >= responseFrom && day - index <= responseTo);
    }

    /** The first; of several on one day the first listed. */
    private static void relapse(Object[] adsl, InternalRow[] events, int index) {
        InternalRow first = null;
        for (InternalRow event : events) {
            Integer day = Places.integer(event, HAPPENED);
            if (RELAPSE.equals(Places.text(event, TYPE))
                    && day != null
                    && day > index
                    && (first == null || day < first.getInt(HAPPENED))) {
                first = event;
            }
        }
        if (first != null) {
            adsl[RELDT] = first.getInt(HAPPENED);
            adsl[RELSITE] = Places.text(first, WHERE);
            adsl[RELCD19] = Places.text(first, CD19);
        }
    }

    /** A death without a date is a death all the same: whether it was before the cut-off, nobody knows. */
    private void ends(Object[] adsl, InternalRow subject, InternalRow[][] all) {
        Integer died = Places.integer(subject, DEATH);
        boolean inTime = died != null && died <= cutoff;
        if (died == null ? DEAD.equals(Places.text(subject, VITAL_STATUS)) : inTime) {
            adsl[DTHFL] = YES;
            adsl[DTHCAUS] = Places.text(subject, CAUSE_OF_DEATH);
        }
        adsl[DTHDT] = inTime ? died : null;
        adsl[LSTALVDT] = inTime ? died : Places.earlier(lastAlive(subject, all), cutoff);
    }

    /** Evidence later than the cut-off shows that the subject was alive at the cut-off. */
    private static Integer lastAlive(InternalRow subject, InternalRow[][] all) {
        Integer day = Places.integer(subject, LAST_CONTACT);
        day = Places.later(day, Places.integer(subject, DEATH));
        day = Places.later(day, Places.integer(subject, INDEX));
        day = Places.later(day, Places.latest(all[INFUSION], INFUSED));
        day = Places.later(day, Places.latest(all[RESPONSE], ASSESSED));
        day = Places.later(day, Places.latest(all[EVENT], HAPPENED));
        day = Places.later(day, Places.latest(all[ADVERSE_EVENT], ONSET));
        day = Places.later(day, Places.latest(all[ADVERSE_EVENT], ENDED));
        return Places.later(day, Places.latest(all[MEASUREMENT], MEASURED));
    }

    /** The assessment that showed it, or the end of the window that passed without one. */
    private Integer nonResponse(Object[] adsl, InternalRow[] responses, int index) {
        if (adsl[CRFL] != null) {
            return null;
        }
        Integer shown = null;
        for (InternalRow response : responses) {
            if (Places.text(response, RESPONDED) != null && inWindow(response, index)) {
                shown = Places.earlier(shown, Places.integer(response, ASSESSED));
            }
        }
        int end = index + responseTo;
        return shown != null || (Integer) adsl[LSTALVDT] < end ? shown : (Integer) end;
    }
}
