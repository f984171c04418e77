package org.ninefold.adam;

import java.io.Serializable;
import java.util.Set;
import java.util.stream.Collectors;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Center;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.SubjectRow;

/**
 * An endpoint as an ADTTE row, from ADSL.
 *
 * <p>Truncating dates (a transplant that censors) cut events too: an event counts on or before them. The end of
 * observation counts only where there is no event. On one day, an event comes before a censoring, and of two causes the
 * first listed wins.
 */
public final class AdtteDerivation implements Serializable {
    private static final String ADSL = "adsl";
    private static final int SCTDT = AdslVariable.SCTDT.place();
    private static final int LSTALVDT = AdslVariable.LSTALVDT.place();

    private final String id;
    private final String label;
    private final int[] origin;
    private final int[] entry;
    /** Columns that say that the subject has one of the dates of entry, even where nobody knows the day. */
    private final int[] entered;

    private final int censor;
    private final String censorVariable;
    private final boolean truncated;
    private final EndpointEvents events;
    private final int cutoff;
    private final Set<String> unknownStatus;

    /** An endpoint of a study. */
    public AdtteDerivation(Study study, Endpoint endpoint) {
        AdslVariables adsl = study.adsl();
        id = endpoint.id();
        label = endpoint.label() + " (days)";
        origin = adsl.places(endpoint.origin());
        entry = adsl.places(endpoint.entry());
        entered = adsl.places(endpoint.entry().stream()
                .flatMap(date -> adsl.knownOn(date).stream())
                .toList());
        censor = adsl.place(endpoint.censor());
        censorVariable = endpoint.censor();
        truncated = endpoint.atTransplant() == AtTransplant.CENSOR;
        events = new EndpointEvents(study, endpoint);
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        unknownStatus = study.centers().stream()
                .filter(center -> center.unknownStatus() == UnknownStatus.NOT_EVALUABLE)
                .map(Center::id)
                .collect(Collectors.toSet());
    }

    /**
     * The time of a subject.
     *
     * @param start day 0, null without one
     * @param from the place of its date, -1 without one
     * @param enters the day of a late entry, null without one
     * @param entersBy the place of its date, -1 without one
     * @param truncation the day of a transplant that censors, null without one
     * @param event what ends it, null where nothing does
     * @param end the day on which it ends, null where nobody knows
     */
    private record Course(
            Integer start,
            int from,
            Integer enters,
            int entersBy,
            Integer truncation,
            EndpointEvents.Event event,
            Integer end) {
        boolean truncates() {
            return truncation != null && truncation.equals(end);
        }
    }

    private Course course(StudySubject subject) {
        Adsl adsl = subject.adsl();
        int from = firstPlace(adsl, origin);
        Integer start = from < 0 ? null : adsl.day(from);
        int entersBy = firstPlace(adsl, entry);
        Integer enters = entersBy < 0 ? null : adsl.day(entersBy);
        Integer truncation = truncated ? adsl.day(SCTDT) : null;
        EndpointEvents.Event event = events.first(subject, start, truncation);
        Integer end = event == null ? Days.earlier(truncation, censored(adsl)) : (Integer) event.day();
        return new Course(start, from, enters, entersBy, truncation, event, end);
    }

    /** The row of a subject of the study. */
    public Adtte of(StudySubject subject) {
        Adsl adsl = subject.adsl();
        Course course = course(subject);
        Integer start = course.start;
        String imputed = adsl.imputed(course.from);
        String not = notEvaluable(subject, course);
        if (not != null) {
            return new Adtte(
                    id, label, start, null, null, null, null, null, null, null, null, null, not, imputed, null, null,
                    null, null);
        }
        boolean late = course.enters != null && course.enters >= start;
        EndpointEvents.Event event = course.event;
        Censoring censoring = event == null ? censoring(course) : null;
        return new Adtte(
                id,
                label,
                start,
                course.end,
                course.end - start,
                late ? Integer.valueOf(course.enters - start) : null,
                event == null ? censoring.code : Censoring.EVENT,
                event == null ? null : event.what(),
                event == null ? null : event.cause(),
                event == null ? censoring.name() : null,
                event == null ? ADSL : event.domain(),
                event != null ? event.variable() : course.truncates() ? AdslVariable.SCTDT.name() : censorVariable,
                null,
                imputed,
                event == null ? adsl.imputed(course.truncates() ? SCTDT : censor) : event.imputed(adsl, course.from),
                late ? adsl.imputed(course.entersBy) : null,
                event == null ? null : event.number(),
                event == null ? null : event.causeNumber());
    }

    private Censoring censoring(Course course) {
        return course.truncates()
                ? Censoring.TRANSPLANT
                : course.end == cutoff ? Censoring.CUTOFF : Censoring.END_OF_FOLLOW_UP;
    }

    /** The place of the first of some dates that is not null; -1 without one. */
    private static int firstPlace(Adsl adsl, int[] dates) {
        for (int date : dates) {
            if (adsl.day(date) != null) {
                return date;
            }
        }
        return -1;
    }

    private Integer censored(Adsl adsl) {
        Integer day = adsl.day(censor);
        return day == null ? null : (Integer) Math.min(day, cutoff);
    }

    private String notEvaluable(StudySubject subject, Course course) {
        Integer end = course.end;
        Integer truncation = course.truncation;
        boolean isEvent = course.event != null;
        if (course.start == null) {
            return "no origin";
        } else if (!isEvent
                && events.endAtDeath
                && subject.adsl().value(AdslVariable.DTHFL) != null
                && subject.adsl().day(AdslVariable.DTHDT) == null
                && (end == null || truncation == null || end < truncation)) {
            return "death without a date";
        } else if (!isEvent && (truncation == null || truncation > end) && isStatusUnknown(subject)) {
            return "vital status unknown";
        } else if (end == null || (!isEvent && end.equals(course.start) && !isSeen(subject, course))) {
            return "no follow-up";
        } else if (end < course.start) {
            return isEvent ? "event before the origin" : "follow-up ends before the origin";
        } else if (course.enters == null && subject.adsl().saysAny(entered)) {
            return "entry unknown";
        }
        return course.enters != null && end <= course.enters ? "follow-up ends before entry" : null;
    }

    /** Whether the centre has it that nobody knows what became of those without a status, and the subject is one not seen at the cut-off. */
    private boolean isStatusUnknown(StudySubject subject) {
        Adsl adsl = subject.adsl();
        SubjectRow described = subject.merged().described();
        boolean aliveAtCutoff = adsl.day(LSTALVDT) == cutoff && adsl.imputed(LSTALVDT) == null;
        return unknownStatus.contains(subject.site())
                && !aliveAtCutoff
                && described.vitalStatus() == null
                && described.deathDate() == null;
    }

    /** Whether anything but an infusion or the index date says that the subject was there on the day of the origin or later. */
    private static boolean isSeen(StudySubject subject, Course course) {
        Integer seen = subject.derived().seen();
        return (seen != null && seen >= course.start)
                || (course.truncation != null && course.truncation.equals(course.start));
    }
}
