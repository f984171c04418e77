package org.ninefold.schema;

import java.util.Locale;

/** A constant that has a word of its own where people write or read it: configuration, published tables. */
public interface Keyed {
    /** Its constant. */
    String name();

    /** The word: the constant in lower case, {@code CARRY_FORWARD} as carry-forward. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
