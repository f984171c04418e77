package org.ninefold.report;

import java.util.List;

/**
 * A lane of the swimmer plot.
 *
 * @param subject pseudonym
 * @param centre id of the centre
 * @param days how long the subject was followed from the origin
 * @param ongoing whether follow-up goes on: alive at its end
 * @param events what happened
 */
public record SwimmerRow(String subject, String centre, int days, boolean ongoing, List<SubjectEvent> events) {
    public SwimmerRow {
        events = List.copyOf(events);
    }
}
