package org.ninefold.study;

import java.util.List;
import java.util.stream.Stream;

/**
 * A time to an event: where it starts, what ends it, and until when it is observed.
 *
 * @param id what tables call it: its PARAMCD, or the id of the study
 * @param label the PARAM
 * @param origin ADSL dates; day 0 is the first that is not null
 * @param causes the causes of an event; on the same day the first listed wins
 * @param censor the ADSL date at which follow-up ends without an event
 * @param atTransplant what a transplant after the index date does
 * @param nonResponse whether and when non-response is an event of the first cause
 * @param entry ADSL dates; a subject is at risk after the first that is not null; empty when at risk from the origin
 */
public record Endpoint(
        String id,
        String label,
        List<String> origin,
        List<Cause> causes,
        String censor,
        AtTransplant atTransplant,
        NonResponse nonResponse,
        List<String> entry,
        Origin at) {

    public Endpoint {
        Ids.require("endpoint", id);
        origin = List.copyOf(origin);
        causes = List.copyOf(causes);
        entry = List.copyOf(entry);
        Ids.requireAny("date of origin", origin);
        Ids.requireAny("cause", causes);
        Ids.requireDistinct("cause", causes.stream().map(Cause::name).toList());
    }

    /** The cause of a transplant that competes. */
    public static final String TRANSPLANT = "TRANSPLANT";

    /** The names of all causes in their order; a competing transplant is the last. */
    public List<String> causeNames() {
        Stream<String> listed = causes.stream().map(Cause::name);
        return (atTransplant == AtTransplant.COMPETE ? Stream.concat(listed, Stream.of(TRANSPLANT)) : listed).toList();
    }
}
