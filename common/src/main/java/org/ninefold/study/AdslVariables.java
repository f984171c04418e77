package org.ninefold.study;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * The one row of a subject: the standard variables, then those that the study adds.
 *
 * @param variables the study's own
 */
public record AdslVariables(List<Variable> variables) {
    /** In SQL over a subject's rows: days from the first infusion to the row's date. */
    public static final String DAY = "day";

    /** The tables of a subject that have several rows, and the date of each. */
    public static final Map<String, String> DATED = Map.of(
            "infusion", "date",
            "response", "assessment_date",
            "event", "date",
            "adverse_event", "onset_date",
            "measurement", "date");

    /** Standard variables that are known on the day of a date. */
    static final Map<String, String> KNOWN_ON =
            Map.of("CRFL", "CRDT", "RELSITE", "RELDT", "RELCD19", "RELDT", "DTHFL", "DTHDT", "DTHCAUS", "DTHDT");

    public AdslVariables {
        variables = List.copyOf(variables);
    }

    /** The standard table with the study's variables behind. */
    public Table table() {
        Table standard = StandardSchema.standard().table("adsl");
        return standard.with(variables.stream().map(Variable::field).toList());
    }

    /** The columns that an SQL expression over ADSL names, in the order of the table. */
    public List<Field> namedIn(String sql) {
        Set<String> names = new SqlText(sql).identifiers();
        return table().fields().stream()
                .filter(field -> names.contains(field.name()))
                .toList();
    }

    /** The columns that are known on the day of a date: where one of them says that something happened, the date must be there. */
    public List<String> knownOn(String date) {
        return names().stream()
                .filter(name -> date.equals(knownAt(name).orElse(KNOWN_ON.get(name))))
                .toList();
    }

    /** The columns that an SQL expression over ADSL names, and those behind the study's own variables among them. */
    public Set<String> behind(String sql) {
        var names = new TreeSet<String>();
        behind(sql, names);
        return names;
    }

    private void behind(String sql, Set<String> names) {
        for (Field field : namedIn(sql)) {
            if (names.add(field.name())) {
                find(field.name())
                        .ifPresent(variable -> variable.expressions().forEach(expression -> behind(expression, names)));
            }
        }
    }

    /**
     * A variable of the study.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    public Variable variable(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("The study has no variable " + name + "."));
    }

    Optional<Variable> find(String name) {
        return variables.stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }

    /**
     * The place of a column.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public int place(String name) {
        int place = names().indexOf(name);
        if (place < 0) {
            throw new IllegalArgumentException("ADSL has no variable " + name + ".");
        }
        return place;
    }

    /** The places of some columns, in their order. */
    public int[] places(List<String> columns) {
        return columns.stream().mapToInt(this::place).toArray();
    }

    /** All columns. */
    List<String> names() {
        return table().fields().stream().map(Field::name).toList();
    }

    /** The columns that are dates. */
    List<String> dates() {
        return table().fields().stream()
                .filter(field -> field.type() == FieldType.DATE)
                .map(Field::name)
                .toList();
    }

    /** The date on which a variable of the study is known, if it says one. */
    Optional<String> knownAt(String name) {
        return find(name).map(Variable::known).filter(known -> !known.equals(Variable.BASELINE));
    }
}
