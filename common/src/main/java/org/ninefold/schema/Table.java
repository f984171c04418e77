package org.ninefold.schema;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A standard table: its columns in order.
 *
 * @param label what a row is, for people
 * @param brief what the table is, in the length that SAS has; the label where nothing else is said
 * @param fields the columns, in order
 * @param key the columns that tell two rows apart; a row may lack some of them
 */
public record Table(String name, String label, String brief, List<Field> fields, List<String> key)
        implements Serializable {
    /** A table with one label. */
    public Table(String name, String label, List<Field> fields, List<String> key) {
        this(name, label, label, fields, key);
    }

    public Table {
        fields = List.copyOf(fields);
        key = List.copyOf(key);
        long names = fields.stream().map(Field::name).distinct().count();
        if (names != fields.size()) {
            throw new IllegalArgumentException("The table " + name + " names a field twice.");
        }
        for (String column : key) {
            if (fields.stream().noneMatch(field -> field.name().equals(column))) {
                throw new IllegalArgumentException(
                        "The key of the table " + name + " names " + column + ", not a field of it.");
            }
        }
    }

    /** The same with columns behind. */
    public Table with(List<Field> more) {
        return new Table(
                name,
                label,
                brief,
                Stream.concat(fields.stream(), more.stream()).toList(),
                key);
    }

    /**
     * The field of that name.
     *
     * @throws IllegalArgumentException if the table has no such field
     */
    public Field field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The table " + this.name + " has no field " + name
                        + "; its fields are "
                        + fields.stream().map(Field::name).collect(Collectors.joining(", ")) + "."));
    }
}
