package org.ninefold.study;

import java.io.Serializable;

/**
 * Where something stands in the configuration.
 *
 * @param file the file, as it was named
 * @param line the line, counted from 1; 0 when the place has none
 * @param key the full path of the key; empty when the whole file is meant
 */
public record Origin(String file, int line, String key) implements Serializable {

    /** {@code conf/x.conf:12: study.endpoints[0].censor}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (key.isEmpty() ? "" : ": " + key);
    }
}
