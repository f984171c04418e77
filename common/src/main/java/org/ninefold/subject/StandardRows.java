package org.ninefold.subject;

import java.util.List;

/** Rows of the standard tables. */
public record StandardRows(
        List<SubjectRow> subjects,
        List<Infusion> infusions,
        List<Response> responses,
        List<Event> events,
        List<AdverseEvent> adverseEvents,
        List<Measurement> measurements) {
    /** No rows. */
    public static final StandardRows NONE =
            new StandardRows(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Whether there is none of any table. */
    public boolean isEmpty() {
        for (StandardTable table : StandardTable.all()) {
            if (!table.in(this).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
