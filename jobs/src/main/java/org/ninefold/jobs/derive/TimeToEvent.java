package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.NonResponse;
import org.ninefold.study.ResponseRules;
import org.ninefold.study.Study;
import org.ninefold.study.UnknownStatus;

/**
 * An endpoint as an ADTTE row, from the cells of ADSL.
 *
 * <p>Truncating dates (a transplant that censors) cut events too: an event counts on or before them. The end of
 * observation counts only where there is no event. On one day, an event comes before a censoring, and of two causes the
 * first listed wins.
 */
final class TimeToEvent implements Serializable {
    static final int STARTDT = adtte("STARTDT");
    static final int AVAL = adtte("AVAL");
    static final int ENTRYDY = adtte("ENTRYDY");
    static final int CNSR = adtte("CNSR");
    static final int CAUSE = adtte("CAUSE");
    static final int CNSDTDSC = adtte("CNSDTDSC");
    static final int NOTEVAL = adtte("NOTEVAL");

    private static final int STUDYID = adtte("STUDYID");
    private static final int SITEID = adtte("SITEID");
    private static final int USUBJID = adtte("USUBJID");
    private static final int PARAMCD = adtte("PARAMCD");
    private static final int PARAM = adtte("PARAM");
    private static final int ADT = adtte("ADT");
    private static final int EVNTDESC = adtte("EVNTDESC");
    private static final int SRCDOM = adtte("SRCDOM");
    private static final int SRCVAR = adtte("SRCVAR");
    private static final int STARTDTF = adtte("STARTDTF");
    private static final int ADTF = adtte("ADTF");
    private static final int ENTRYDTF = adtte("ENTRYDTF");
    private static final int WIDTH =
            StandardSchema.standard().table("adtte").fields().size();

    private static final String TRANSPLANTED = "SCTDT";
    private static final int INDEXDT = Places.field("adsl", "INDEXDT");
    private static final int SCTDT = Places.field("adsl", TRANSPLANTED);
    private static final int DTHDT = Places.field("adsl", "DTHDT");
    private static final int DTHFL = Places.field("adsl", "DTHFL");
    private static final int NRDT = Places.field("adsl", "NRDT");
    private static final int LSTALVDT = Places.field("adsl", "LSTALVDT");
    private static final int RELDT = Places.field("adsl", "RELDT");
    private static final int TRTSDT = Places.field("adsl", "TRTSDT");
    private static final int VITAL_STATUS = Places.field("subject", "vital_status");
    private static final int DEATH = Places.field("subject", "death_date");

    private static final Map<Censoring, UTF8String> REASONS = new EnumMap<>(Censoring.class);

    static {
        for (Censoring censoring : Censoring.values()) {
            REASONS.put(censoring, text(censoring.name()));
        }
    }

    private static final UTF8String ADSL = text("adsl");
    private static final UTF8String SCT = text(TRANSPLANTED);
    private static final UTF8String NO_ORIGIN = text("no origin");
    private static final UTF8String UNDATED_DEATH = text("death without a date");
    private static final UTF8String NO_FOLLOW_UP = text("no follow-up");
    private static final UTF8String EVENT_FIRST = text("event before the origin");
    private static final UTF8String END_FIRST = text("follow-up ends before the origin");
    private static final UTF8String END_BEFORE_ENTRY = text("follow-up ends before entry");
    private static final UTF8String ENTRY_UNKNOWN = text("entry unknown");
    private static final UTF8String STATUS_UNKNOWN = text("vital status unknown");

    private final UTF8String studyId;
    private final UTF8String id;
    private final UTF8String label;
    private final int[] origin;
    private final int[] entry;
    /** Columns that say that the subject has one of the dates of entry, even where nobody knows the day. */
    private final int[] entered;

    private final int censor;
    private final UTF8String censorVariable;
    private final boolean truncated;
    private final List<Dated> dated;
    private final boolean endsAtDeath;
    private final ResponseRules responses;
    private final int cutoff;
    private final Set<UTF8String> unknownStatus;

    /**
     * A date of a cause.
     *
     * @param rank the place of the cause among those of the endpoint
     * @param variable the ADSL variable it comes from
     * @param place its place
     * @param failure of non-response, when it counts; else null
     */
    private record Dated(UTF8String cause, int rank, UTF8String variable, int place, NonResponse failure)
            implements Serializable {}

    /**
     * What ends the time.
     *
     * @param later the relapse that it is, where that is not the first of ADSL; else null
     */
    private record Event(int day, Dated from, Candidate later) {
        boolean before(int otherDay, Dated other) {
            int order = Integer.compare(day, otherDay);
            order = order == 0 ? Integer.compare(from.rank, other.rank) : order;
            return (order == 0 ? from.variable.binaryCompare(other.variable) : order) <= 0;
        }
    }

    TimeToEvent(Study study, Endpoint endpoint) {
        Table adsl = study.adsl().table();
        studyId = text(study.id());
        id = text(endpoint.id());
        label = text(endpoint.label());
        origin = places(adsl, endpoint.origin());
        entry = places(adsl, endpoint.entry());
        entered = places(
                adsl,
                endpoint.entry().stream()
                        .flatMap(date -> study.adsl().knownOn(date).stream())
                        .toList());
        censor = Places.field(adsl, endpoint.censor());
        censorVariable = text(endpoint.censor());
        truncated = endpoint.atTransplant() == AtTransplant.CENSOR;
        dated = dated(adsl, endpoint);
        endsAtDeath = dated.stream().anyMatch(date -> date.place() == DTHDT);
        responses = study.responses();
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
        unknownStatus = study.centers().stream()
                .filter(center -> center.unknownStatus() == UnknownStatus.NOT_EVALUABLE)
                .map(center -> text(center.id()))
                .collect(Collectors.toSet());
    }

    private static UTF8String text(String text) {
        return UTF8String.fromString(text);
    }

    private static int adtte(String variable) {
        return Places.field("adtte", variable);
    }

    private static int[] places(Table adsl, List<String> dates) {
        return dates.stream().mapToInt(date -> Places.field(adsl, date)).toArray();
    }

    private static List<Dated> dated(Table adsl, Endpoint endpoint) {
        var dated = new ArrayList<Dated>();
        List<String> names = endpoint.causeNames();
        for (Cause cause : endpoint.causes()) {
            for (String date : cause.dates()) {
                dated.add(new Dated(
                        text(cause.name()), names.indexOf(cause.name()), text(date), Places.field(adsl, date), null));
            }
        }
        if (endpoint.atTransplant() == AtTransplant.COMPETE) {
            dated.add(new Dated(text(Endpoint.TRANSPLANT), names.indexOf(Endpoint.TRANSPLANT), SCT, SCTDT, null));
        }
        if (endpoint.nonResponse() != NonResponse.NONE) {
            dated.add(new Dated(text(names.get(0)), 0, text("NRDT"), NRDT, endpoint.nonResponse()));
        }
        return List.copyOf(dated);
    }

    /** Whether the origin, the entry or the end of a row is an imputed date. */
    static boolean isImputed(InternalRow row) {
        return !row.isNullAt(STARTDTF) || !row.isNullAt(ADTF) || !row.isNullAt(ENTRYDTF);
    }

    /** The row of a subject of the study. */
    InternalRow row(Subject subject) {
        int from = firstPlace(subject, origin);
        Integer start = from < 0 ? null : subject.day(from);
        int entersBy = firstPlace(subject, entry);
        Integer enters = entersBy < 0 ? null : subject.day(entersBy);
        Integer truncation = truncated ? subject.day(SCTDT) : null;
        Event event = event(subject, start, truncation);
        Integer end = event == null ? Places.earlier(truncation, censored(subject)) : (Integer) event.day();
        boolean truncates = truncation != null && truncation.equals(end);

        var cells = new Object[WIDTH];
        cells[STUDYID] = studyId;
        cells[SITEID] = subject.site();
        cells[USUBJID] = subject.person();
        cells[PARAMCD] = id;
        cells[PARAM] = label;
        cells[STARTDT] = start;
        cells[STARTDTF] = flag(subject, from);
        UTF8String not = notEvaluable(subject, start, enters, truncation, event, end);
        if (not != null) {
            cells[NOTEVAL] = not;
            return new GenericInternalRow(cells);
        }
        cells[ADT] = end;
        cells[AVAL] = end - start;
        if (enters != null && enters >= start) {
            cells[ENTRYDY] = enters - start;
            cells[ENTRYDTF] = flag(subject, entersBy);
        }
        cells[SRCDOM] = ADSL;
        if (event != null) {
            cells[CNSR] = Censoring.EVENT;
            cells[EVNTDESC] = event.from().cause();
            cells[CAUSE] = event.from().cause();
            cells[SRCVAR] = event.later() == null
                    ? event.from().variable()
                    : event.later().from().variable();
            cells[SRCDOM] = event.later() == null ? ADSL : event.later().from().domain();
            cells[ADTF] = event.later() != null
                    ? event.later().flag()
                    : event.from().failure() == NonResponse.ORIGIN
                            ? cells[STARTDTF]
                            : flag(subject, event.from().place());
        } else {
            Censoring censoring =
                    truncates ? Censoring.TRANSPLANT : end == cutoff ? Censoring.CUTOFF : Censoring.END_OF_FOLLOW_UP;
            cells[CNSR] = censoring.code();
            cells[CNSDTDSC] = REASONS.get(censoring);
            cells[SRCVAR] = truncates ? SCT : censorVariable;
            cells[ADTF] = flag(subject, truncates ? SCTDT : censor);
        }
        return new GenericInternalRow(cells);
    }

    /** The place of the first of some dates that is not null; -1 without one. */
    private static int firstPlace(Subject subject, int[] dates) {
        for (int date : dates) {
            if (subject.day(date) != null) {
                return date;
            }
        }
        return -1;
    }

    /** What of a standard date of ADSL is imputed; null for nothing, and of the study's own dates. */
    private static Object flag(Subject subject, int date) {
        int flag = MilestoneCells.flag(date);
        return flag < 0 ? null : subject.adsl()[flag];
    }

    private Integer censored(Subject subject) {
        Integer day = subject.day(censor);
        return day == null ? null : (Integer) Math.min(day, cutoff);
    }

    private Event event(Subject subject, Integer start, Integer truncation) {
        Event first = null;
        for (Dated date : dated) {
            Candidate later = relapse(subject, date, start);
            Integer day = later == null ? day(subject, date, start) : later.day();
            if (day != null
                    && day <= cutoff // a date of the study's own can lie behind it
                    && (truncation == null || day <= truncation)
                    && (first == null || !first.before(day, date))) {
                first = new Event(day, date, later);
            }
        }
        return first;
    }

    /** Where the first relapse is before the origin, as between index date and infusion, the first on or after it; else null. */
    private static Candidate relapse(Subject subject, Dated date, Integer start) {
        Candidate first = null;
        if (date.place() == RELDT && start != null && subject.day(RELDT) != null && subject.day(RELDT) < start) {
            for (Candidate relapse : subject.derived().relapses()) {
                first = relapse.day() >= start ? Candidate.earlier(first, relapse) : first;
            }
        }
        return first;
    }

    private Integer day(Subject subject, Dated date, Integer start) {
        Integer day = subject.day(date.place());
        if (day != null && date.place() == RELDT && start != null && day < start) {
            return null;
        }
        if (date.failure() == null || day == null) {
            return day;
        }
        return switch (date.failure()) {
            case LANDMARK -> landmark(subject);
            case ORIGIN -> start;
            case ASSESSMENT, NONE -> day;
        };
    }

    /** The end of the response window; null where it is later than the cut-off. */
    private Integer landmark(Subject subject) {
        int end = responses.start(subject.day(INDEXDT), subject.day(TRTSDT)) + responses.to();
        return end <= cutoff ? Integer.valueOf(end) : null;
    }

    private UTF8String notEvaluable(
            Subject subject, Integer start, Integer enters, Integer truncation, Event event, Integer end) {
        if (start == null) {
            return NO_ORIGIN;
        } else if (event == null
                && endsAtDeath
                && subject.adsl()[DTHFL] != null
                && subject.day(DTHDT) == null
                && (end == null || truncation == null || end < truncation)) {
            return UNDATED_DEATH;
        } else if (event == null && (truncation == null || truncation > end) && isStatusUnknown(subject)) {
            return STATUS_UNKNOWN;
        } else if (end == null || (event == null && end.equals(start) && !isSeen(subject, start, truncation))) {
            return NO_FOLLOW_UP;
        } else if (end < start) {
            return event == null ? END_FIRST : EVENT_FIRST;
        } else if (enters == null && subject.saysAny(entered)) {
            return ENTRY_UNKNOWN;
        }
        return enters != null && end <= enters ? END_BEFORE_ENTRY : null;
    }

    /** Whether the centre has it that nobody knows what became of those without a status, and the subject is one not seen at the cut-off. */
    private boolean isStatusUnknown(Subject subject) {
        boolean aliveAtCutoff = subject.day(LSTALVDT) == cutoff && flag(subject, LSTALVDT) == null;
        return unknownStatus.contains(subject.site())
                && !aliveAtCutoff
                && subject.described().isNullAt(VITAL_STATUS)
                && subject.described().isNullAt(DEATH);
    }

    /** Whether anything but an infusion or the index date says that the subject was there on the day of the origin or later. */
    private static boolean isSeen(Subject subject, int start, Integer truncation) {
        Integer seen = subject.derived().seen();
        return (seen != null && seen >= start) || (truncation != null && truncation == start);
    }
}
