package org.ninefold.study;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a text becomes a value.
 *
 * @param formats the formats of a date; a text that fits two of them with different days is ambiguous; empty unless a date is read
 * @param partial the day that a date without one is taken for, null where it must have one
 * @param codes the values that texts stand for; empty when a text stands for itself
 * @param notation a way of writing that is read without a code list, null where there is none
 * @param times what a number is multiplied by, a decimal number; null for 1
 * @param unit the unit of a number, one that the schema knows for the field; null for the field's own unit
 * @param perKg the body weight in kg that a total is divided by, null when it is not a total
 * @param daysAfter the date that a number of days is added to, null when it is not a number of days
 */
public record Reading(
        List<String> formats,
        PartialDate partial,
        SortedMap<String, String> codes,
        Notation notation,
        String times,
        String unit,
        ValueSource perKg,
        ValueSource daysAfter)
        implements Serializable {

    /** A text that is read as it stands. */
    public static final Reading PLAIN =
            new Reading(List.of(), null, Collections.emptySortedMap(), null, null, null, null, null);

    public Reading {
        formats = List.copyOf(formats);
        codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
        if (perKg != null && daysAfter != null) {
            throw new IllegalArgumentException("A value is a number per kg or a date days after another, not both.");
        }
    }
}
