package org.ninefold.study;

import java.util.regex.Pattern;

/** Full paths of keys, as they are written in problems: {@code study.endpoints[0].censor}. */
final class Keys {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private Keys() {}

    static String child(String path, String key) {
        String written = PLAIN.matcher(key).matches() ? key : '"' + key + '"';
        return path.isEmpty() ? written : path + "." + written;
    }

    static String item(String path, int index) {
        return path + "[" + index + "]";
    }
}
