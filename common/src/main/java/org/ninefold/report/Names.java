package org.ninefold.report;

import java.util.Locale;

/** Words of the tables as people write them. */
final class Names {
    private static final int ABBREVIATION = 4;

    private Names() {}

    /** A cause: {@code RELAPSE} becomes Relapse, {@code NRM} stays. */
    static String cause(String cause) {
        if (cause.length() < ABBREVIATION) {
            return cause;
        }
        String words = cause.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A cause or level as a part of a file's name. */
    static String file(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Relapse is at the bottom of a stack, death without relapse at its top. */
    static int rank(String cause) {
        if (cause.contains("RELAPSE")) {
            return 0;
        }
        return cause.equals("NRM") ? 2 : 1;
    }

    /** A number with its noun. */
    static String many(long n, String one, String several) {
        return n + " " + (n == 1 ? one : several);
    }
}
