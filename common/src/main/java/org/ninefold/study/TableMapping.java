package org.ninefold.study;

import java.io.Serializable;
import java.util.List;

/**
 * How a source's records become rows of a standard table: one row a record.
 *
 * @param table the standard table
 * @param ordinal the position in the centre's list for the table, from 0
 * @param from the id of the source
 * @param where Spark SQL over the source's columns that chooses the records, null for all
 * @param fields the fields mapped, in the order of the schema
 */
public record TableMapping(String table, int ordinal, String from, String where, List<FieldMapping> fields, Origin at)
        implements Serializable {

    public TableMapping {
        fields = List.copyOf(fields);
        Ids.requireDistinct("field", fields.stream().map(FieldMapping::field).toList());
    }
}
