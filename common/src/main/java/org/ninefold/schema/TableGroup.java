package org.ninefold.schema;

import java.util.List;

/** Tables defined together, in order; one resource of the schema. */
record TableGroup(String name, String title, List<Table> tables) {
    TableGroup {
        tables = List.copyOf(tables);
    }
}
