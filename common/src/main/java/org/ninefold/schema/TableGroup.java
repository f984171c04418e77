package org.ninefold.schema;

import java.util.List;

/** Tables defined together, in order; one resource of the schema. */
record TableGroup(String name, List<Table> tables) {
    TableGroup {
        tables = List.copyOf(tables);
    }

    /** The group with a table in the place of its own of the same name. */
    TableGroup with(Table other) {
        return new TableGroup(
                name,
                tables.stream()
                        .map(table -> table.name().equals(other.name()) ? other : table)
                        .toList());
    }
}
