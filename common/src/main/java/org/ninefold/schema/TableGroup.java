package org.ninefold.schema;

import java.util.List;

/** Tables defined together, in order; one resource of the schema. */
record TableGroup(String name, List<Table> tables) {
    TableGroup {
        tables = List.copyOf(tables);
    }

    /** The group with tables in the place of its own of the same names. */
    TableGroup with(List<Table> others) {
        return new TableGroup(
                name,
                tables.stream()
                        .map(table -> others.stream()
                                .filter(other -> other.name().equals(table.name()))
                                .findFirst()
                                .orElse(table))
                        .toList());
    }
}
