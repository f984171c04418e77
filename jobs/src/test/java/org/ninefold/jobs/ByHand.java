package org.ninefold.jobs;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ninefold.jobs.SourceCohort.Subject;

/** Survival of the sample worked out from its source in the plainest way, to hold the published figures against. */
public final class ByHand {
    private ByHand() {}

    /** How one subject left: the day since the infusion, and whether by an event. */
    public record Exit(Subject subject, int day, boolean event, boolean transplanted) {}

    /** What an endpoint counts: the columns whose first date is the event, and whether a transplant ends follow-up. */
    public record Endpoint(List<String> events, boolean endsAtTransplant) {
        /** The endpoints of the sample's study. */
        public static Endpoint of(String id) {
            List<String> events = id.startsWith("OS") ? List.of("death_date") : List.of("relapse_date", "death_date");
            return new Endpoint(events, id.equals("OS") || id.equals("EFS"));
        }
    }

    /** How a subject left, with follow-up cut off on a day. */
    public static Exit exit(Subject subject, Endpoint endpoint, LocalDate cutoff) {
        LocalDate transplant = endpoint.endsAtTransplant() ? subject.date("subsequent_hsct_date") : null;
        LocalDate end = earliest(cutoff, subject.date("last_followup_date"), transplant);
        LocalDate event = earliest(endpoint.events().stream().map(subject::date).toArray(LocalDate[]::new));
        boolean counts = event != null && !event.isAfter(end);
        LocalDate left = counts ? event : end;
        int day = Math.toIntExact(ChronoUnit.DAYS.between(subject.infusion(), left));
        return new Exit(subject, day, counts, !counts && left.equals(transplant));
    }

    private static LocalDate earliest(LocalDate... dates) {
        return Stream.of(dates)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    /** Kaplan–Meier at a day; empty after the last exit unless nobody survived. */
    public static OptionalDouble survival(List<Exit> exits, int until) {
        var days = new TreeSet<Integer>();
        exits.forEach(exit -> days.add(exit.day()));
        double survival = 1;
        for (int day : days) {
            if (day <= until) {
                double atRisk = count(exits, exit -> exit.day() >= day);
                survival *= 1 - count(exits, exit -> exit.day() == day && exit.event()) / atRisk;
            }
        }
        boolean known = survival == 0 || (!days.isEmpty() && until <= days.last());
        return known ? OptionalDouble.of(survival) : OptionalDouble.empty();
    }

    /** How many exits are such. */
    public static long count(List<Exit> exits, Predicate<Exit> such) {
        return exits.stream().filter(such).count();
    }
}
