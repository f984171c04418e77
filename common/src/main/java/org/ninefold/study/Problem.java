package org.ninefold.study;

import java.io.Serializable;

/**
 * Something wrong in the configuration.
 *
 * @param at where
 * @param sentence what was expected, what was found, what to do
 */
public record Problem(Origin at, String sentence) implements Serializable {

    /** {@code conf/x.conf:12: study.endpoints[0].censor: <sentence>}. */
    @Override
    public String toString() {
        return at + ": " + sentence;
    }
}
