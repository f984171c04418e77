package org.ninefold.study;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * Where something stands in the configuration.
 *
 * @param file the file, as it was named
 * @param line the line, counted from 1; 0 when the place has none
 * @param key the full path of the key; empty when the whole file is meant
 */
public record Origin(String file, int line, String key) implements Serializable {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");

    /** The full path of a key below another one. */
    static String child(String path, String key) {
        String written = PLAIN.matcher(key).matches() ? key : '"' + key + '"';
        return path.isEmpty() ? written : path + "." + written;
    }

    /** The full path of an item of a list, from 0. */
    static String item(String path, int index) {
        return path + "[" + index + "]";
    }

    /** {@code conf/x.conf:12: study.endpoints[0].censor}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ":" + line : "") + (key.isEmpty() ? "" : ": " + key);
    }
}
