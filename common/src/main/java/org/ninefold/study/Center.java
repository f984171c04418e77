package org.ninefold.study;

import java.util.List;

/**
 * How one centre's files become the standard tables.
 *
 * @param id the SITEID
 * @param name the centre's name, for people
 * @param assessmentsAtLastContact whether the last contact stands for the last assessment of the disease
 * @param unknownStatus what its subjects without a vital status and a date of death are
 * @param gates what stops a run for this centre
 * @param sources the files, by id
 * @param tables the mappings, in the order of the standard schema, then as listed
 * @param mapping its sources and tables as text in one form, whatever their order, comments and white space; equal texts
 *     harmonize alike
 */
public record Center(
        String id,
        String name,
        boolean assessmentsAtLastContact,
        UnknownStatus unknownStatus,
        GateRules gates,
        List<Source> sources,
        List<TableMapping> tables,
        String mapping,
        Origin at) {

    public Center {
        Ids.require("center", id);
        sources = List.copyOf(sources);
        tables = List.copyOf(tables);
        Ids.requireDistinct("source", sources.stream().map(Source::id).toList());
    }

    /**
     * What a subject without a vital status and a date of death is. A mapping without a vital status says that deaths are known
     * by their dates and all others were alive at the last contact.
     */
    public UnknownStatus statusNotGiven() {
        boolean mapped = tables.stream()
                .flatMap(table -> table.fields().stream())
                .anyMatch(field -> field.field().equals("vital_status"));
        return unknownStatus == UnknownStatus.UNSTATED && !mapped ? UnknownStatus.ALIVE : unknownStatus;
    }

    /** Whether its mapping completes dates without a day. */
    public boolean completesDates() {
        return tables.stream().flatMap(table -> table.fields().stream()).anyMatch(field -> completes(field.value()));
    }

    private static boolean completes(ValueSource value) {
        Reading reading = value instanceof ValueSource.Column column
                ? column.reading()
                : value instanceof ValueSource.Sql sql ? sql.reading() : Reading.PLAIN;
        return reading.partial() != null || (reading.daysAfter() != null && completes(reading.daysAfter()));
    }
}
