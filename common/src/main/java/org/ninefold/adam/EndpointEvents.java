package org.ninefold.adam;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ninefold.results.TextOrder;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.NonResponse;
import org.ninefold.study.ResponseRules;
import org.ninefold.study.Study;

/** What ends the time of an endpoint: its causes, a transplant that competes, and non-response. */
final class EndpointEvents implements Serializable {
    private static final int RELDT = AdslVariable.RELDT.place();
    private static final int DTHDT = AdslVariable.DTHDT.place();

    /** What happens on the standard dates that end a time; another date is told by its label. */
    private static final Map<String, String> WHAT = Map.of(
            "RELDT", "RELAPSE",
            "DTHDT", "DEATH",
            "SCTDT", "TRANSPLANT",
            "NRDT", "NO RESPONSE",
            "CRDT", "REMISSION",
            "NXTTRTDT", "OTHER THERAPY");

    /** Whether death ends the time. */
    final boolean endAtDeath;

    private final List<Dated> dated;
    private final ResponseRules responses;
    private final int cutoff;

    /**
     * A date of a cause.
     *
     * @param rank the place of the cause among those of the endpoint
     * @param variable the ADSL variable it comes from
     * @param what what happened on it, for people
     * @param failure of non-response, when it counts; else null
     */
    private record Dated(String cause, int rank, String variable, int place, String what, NonResponse failure)
            implements Serializable {}

    /**
     * What ends the time.
     *
     * @param later the relapse that it is, where that is not the first of ADSL; else null
     */
    record Event(int day, Dated from, Candidate later) {
        private boolean before(int otherDay, Dated other) {
            int order = Integer.compare(day, otherDay);
            order = order == 0 ? Integer.compare(from.rank, other.rank) : order;
            return (order == 0 ? TextOrder.compare(from.variable, other.variable) : order) <= 0;
        }

        String cause() {
            return from.cause;
        }

        /** The number of the cause among those of the endpoint, from 1 on. */
        int causeNumber() {
            return from.rank + 1;
        }

        /** The table that its date comes from. */
        String domain() {
            return later == null ? "adsl" : later.from().table().id();
        }

        /** Which of the subject's rows in that table; null in ADSL, which has one. */
        Integer number() {
            return later == null ? null : later.number();
        }

        /** What happened. */
        String what() {
            return from.what;
        }

        /** The column that its date comes from. */
        String variable() {
            return later == null ? from.variable : later.from().field();
        }

        /** What of its date is imputed; of non-response on the day of the origin what of that is, by its place. */
        String imputed(Adsl adsl, int origin) {
            return later == null
                    ? adsl.imputed(from.failure == NonResponse.ORIGIN ? origin : from.place)
                    : later.flag();
        }
    }

    /** The events of an endpoint. */
    EndpointEvents(Study study, Endpoint endpoint) {
        var dates = new ArrayList<Dated>();
        List<String> names = endpoint.causeNames();
        for (Cause cause : endpoint.causes()) {
            int rank = names.indexOf(cause.name());
            for (String date : cause.dates()) {
                dates.add(dated(study, cause.name(), rank, date, null));
            }
        }
        if (endpoint.atTransplant() == AtTransplant.COMPETE) {
            int rank = names.indexOf(Endpoint.TRANSPLANT);
            dates.add(dated(study, Endpoint.TRANSPLANT, rank, AdslVariable.SCTDT.name(), null));
        }
        if (endpoint.nonResponse() != NonResponse.NONE) {
            dates.add(dated(study, names.get(0), 0, AdslVariable.NRDT.name(), endpoint.nonResponse()));
        }
        dated = List.copyOf(dates);
        endAtDeath = dated.stream().anyMatch(date -> date.place() == DTHDT);
        responses = study.responses();
        cutoff = Math.toIntExact(study.cutoff().toEpochDay());
    }

    private static Dated dated(Study study, String cause, int rank, String date, NonResponse failure) {
        AdslVariables adsl = study.adsl();
        String label = adsl.table().field(date).label();
        return new Dated(cause, rank, date, adsl.place(date), WHAT.getOrDefault(date, label), failure);
    }

    /** The first of a subject up to the cut-off and to a transplant that censors; null without one. */
    Event first(StudySubject subject, Integer start, Integer truncation) {
        Event first = null;
        for (Dated date : dated) {
            Candidate later = relapse(subject, date, start);
            Integer day = later == null ? day(subject.adsl(), date, start) : later.day();
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
    private static Candidate relapse(StudySubject subject, Dated date, Integer start) {
        Candidate first = null;
        if (date.place == RELDT && isBefore(subject.adsl().day(RELDT), start)) {
            for (Candidate relapse : subject.derived().relapses()) {
                first = relapse.day() >= start ? Candidate.earlier(first, relapse) : first;
            }
        }
        return first;
    }

    private Integer day(Adsl adsl, Dated date, Integer start) {
        Integer day = adsl.day(date.place);
        if (date.place == RELDT && isBefore(day, start)) {
            return null;
        }
        if (date.failure == null || day == null) {
            return day;
        }
        return switch (date.failure) {
            case LANDMARK -> landmark(adsl);
            case ORIGIN -> start;
            case ASSESSMENT, NONE -> day;
        };
    }

    private static boolean isBefore(Integer day, Integer start) {
        return day != null && start != null && day < start;
    }

    /** The end of the response window; null where it is later than the cut-off. */
    private Integer landmark(Adsl adsl) {
        int start = responses.start(adsl.day(AdslVariable.INDEXDT), adsl.day(AdslVariable.TRTSDT));
        int end = start + responses.to();
        return end <= cutoff ? Integer.valueOf(end) : null;
    }
}
