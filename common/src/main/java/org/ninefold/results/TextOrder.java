package org.ninefold.results;

import java.util.Comparator;

/** The order of texts in published tables: by code points, which is the order of their UTF-8 bytes. */
public final class TextOrder {
    private static final char FIRST_SURROGATE = Character.MIN_SURROGATE;

    /** The order of texts of which some are null, those first. */
    public static final Comparator<String> NULLS_FIRST = Comparator.nullsFirst(TextOrder::compare);

    private TextOrder() {}

    /** Compares two texts, neither null. */
    public static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // a surrogate stands for a code point above all that one char can hold
                return x >= FIRST_SURROGATE && y >= FIRST_SURROGATE
                        ? Integer.compare(rank(x), rank(y))
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + Character.MAX_VALUE : c;
    }
}
