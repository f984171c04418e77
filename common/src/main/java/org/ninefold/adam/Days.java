package org.ninefold.adam;

import java.util.Comparator;

/** Days that may be null. */
public final class Days {
    /** The order of days of which some are null, those first. */
    static final Comparator<Integer> NULLS_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private Days() {}

    /** The earlier of two days; null stands aside. */
    public static Integer earlier(Integer a, Integer b) {
        return a == null ? b : b == null || a <= b ? a : b;
    }

    /** The later of two days; null stands aside. */
    public static Integer later(Integer a, Integer b) {
        return a == null ? b : b == null || a >= b ? a : b;
    }

    /** Days from one to another; null without one of them. */
    public static Integer between(Integer from, Integer to) {
        return from == null || to == null ? null : to - from;
    }
}
