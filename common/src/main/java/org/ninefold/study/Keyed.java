package org.ninefold.study;

import java.util.Locale;

/** One of the words that a key of the configuration may have. */
public interface Keyed {
    /** Its constant. */
    String name();

    /** The word as it is written in the configuration: the constant in lower case, {@code CARRY_FORWARD} as carry-forward. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
