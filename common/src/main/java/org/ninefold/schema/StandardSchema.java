package org.ninefold.schema;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All standard tables: what centres map to, what is derived from it, and what is published. */
public final class StandardSchema {

    /** Fields of standard tables that no mapping gives. */
    public static final Set<String> FILLED_BY_THE_PLATFORM = Set.of("site_id", "imputed_dates", "has_rejected_records");

    private static final StandardSchema STANDARD =
            new StandardSchema(Stream.of("harmonized.json", "adam.json", "patient.json", "aggregate.json")
                    .map(SchemaReader::resource)
                    .toList());

    private final List<TableGroup> groups;

    private StandardSchema(List<TableGroup> groups) {
        this.groups = groups;
        long names = tables().map(Table::name).distinct().count();
        if (names != tables().count()) {
            throw new IllegalArgumentException("The standard schema names a table twice.");
        }
    }

    /** The standard schema of this version. */
    public static StandardSchema standard() {
        return STANDARD;
    }

    /** The tables of a dictionary that {@link #dictionaryJson} wrote. */
    public static List<Table> tables(String dictionary) {
        return SchemaReader.parse(dictionary, "dictionary.json").tables();
    }

    /** The tables that centres' extracts are mapped to. */
    public List<Table> harmonized() {
        return groups.get(0).tables();
    }

    /** The analysis tables derived from them. */
    public List<Table> adam() {
        return groups.get(1).tables();
    }

    /**
     * The table of that name, whatever its group.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public Table table(String name) {
        return tables().filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The standard schema has no table " + name
                        + "; its tables are " + tables().map(Table::name).collect(Collectors.joining(", ")) + "."));
    }

    /** The standard schema with tables in the place of those of the same names. */
    public StandardSchema with(List<Table> own) {
        return new StandardSchema(groups.stream().map(group -> group.with(own)).toList());
    }

    /** The dictionary shipped with every snapshot: a Frictionless Data Package of all tables; the same text every time. */
    public String dictionaryJson() {
        return Dictionary.json(groups);
    }

    /** The part of the dictionary that says what harmonized rows are; rows of another text are not to be mixed with them. */
    public String harmonizedJson() {
        return Dictionary.json(groups.subList(0, 1));
    }

    /** All tables, by group. */
    Stream<Table> tables() {
        return groups.stream().flatMap(group -> group.tables().stream());
    }
}
