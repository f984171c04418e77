package org.ninefold.study;

import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Records of another source of the same centre that stand beside those of a source: the one whose key is the same.
 *
 * @param from the id of the other source
 * @param on for each column of this source the column of the other that must be equal; not empty
 */
public record Join(String from, SortedMap<String, String> on, Origin at) implements Serializable {
    public Join {
        on = Collections.unmodifiableSortedMap(new TreeMap<>(on));
    }

    /** What a column of the other source is called beside the records of this one. */
    public String column(String name) {
        return from + "." + name;
    }
}
