package org.ninefold.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What an id looks like: letters, digits and underscores. */
final class Ids {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_]+");

    private Ids() {}

    static boolean legal(String id) {
        return LEGAL.matcher(id).matches();
    }

    static boolean startsWithLetter(String id) {
        return legal(id) && Character.isLetter(id.charAt(0));
    }

    static void require(String what, String id) {
        if (!legal(id)) {
            throw new IllegalArgumentException(
                    "The id of the " + what + " has letters, digits and _ only, found '" + id + "'.");
        }
    }

    static void requireDistinct(String what, List<String> ids) {
        Set<String> seen = new HashSet<>();
        for (String id : ids) {
            if (!seen.add(id)) {
                throw new IllegalArgumentException("The id " + id + " of a " + what + " is used twice.");
            }
        }
    }

    static void requireAny(String what, List<?> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one " + what + ", found none.");
        }
    }
}
