package org.ninefold.study;

/** One of the words that a key of the configuration may have. */
public interface Keyed {
    /** The word as it is written in the configuration. */
    String key();
}
