package org.ninefold.schema;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A column of a standard table.
 *
 * @param type what it holds
 * @param label what it means, for people
 * @param brief the same in the words and the length that SAS and CDISC have; the label where nothing else is said
 * @param unit the unit of its values, null where it has none
 * @param vocabulary the values it may hold, in the order they are listed; empty when any text is legal
 * @param required whether a row without a value is illegal
 * @param requiredUnless other fields and their values that lift {@code required}: a row that holds one of the values may lack
 *     this one; empty when nothing lifts it
 * @param minimum the smallest legal value, null when there is none
 * @param maximum the largest legal value, null when there is none
 * @param decimals the decimals kept of a NUMBER
 * @param units the units a mapping may name and the factor to this field's unit, a decimal ({@code 0.1}) or a fraction of two
 *     whole numbers ({@code 1/12}). In a field per body weight, units that do not end in {@code /kg} are totals and need a weight
 * @param cdisc the CDISC variable that it corresponds to, null where there is none
 * @param baseline whether the value is known at or before the infusion; true in ADSL only
 */
public record Field(
        String name,
        FieldType type,
        String label,
        String brief,
        String unit,
        List<String> vocabulary,
        boolean required,
        Map<String, List<String>> requiredUnless,
        Double minimum,
        Double maximum,
        int decimals,
        SortedMap<String, String> units,
        String cdisc,
        boolean baseline)
        implements Serializable {

    /** The decimals kept where a field does not say. */
    public static final int DEFAULT_DECIMALS = 6;

    /** A column without constraints, units or a place in CDISC. */
    public static Field of(String name, FieldType type, String label, boolean baseline) {
        return of(name, type, label, List.of(), baseline);
    }

    /** A text that is never missing and is one of some values. */
    public static Field flag(String name, String label, List<String> values) {
        return of(name, FieldType.STRING, label, values, false);
    }

    private static Field of(String name, FieldType type, String label, List<String> values, boolean baseline) {
        return new Field(
                name,
                type,
                label,
                label,
                null,
                values,
                !values.isEmpty(),
                Map.of(),
                null,
                null,
                DEFAULT_DECIMALS,
                Collections.emptySortedMap(),
                null,
                baseline);
    }

    public Field {
        if (name.isBlank() || label.isBlank()) {
            throw new IllegalArgumentException(
                    "A field needs a name and a label, found '" + name + "' and '" + label + "'.");
        }
        if (decimals < 0) {
            throw new IllegalArgumentException(
                    "The field " + name + " keeps 0 decimals or more, found " + decimals + ".");
        }
        vocabulary = List.copyOf(vocabulary);
        TreeMap<String, List<String>> lifted = new TreeMap<>();
        requiredUnless.forEach((field, values) -> lifted.put(field, List.copyOf(values)));
        requiredUnless = Collections.unmodifiableSortedMap(lifted);
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }
}
