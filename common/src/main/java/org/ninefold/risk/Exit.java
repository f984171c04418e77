package org.ninefold.risk;

import java.util.Objects;

/**
 * What a count in a {@link RiskTable} stands for: the end of a subject's observation by an event or a censoring, or the
 * late start of it. The order is that of the {@link #code() codes}.
 */
public sealed interface Exit extends Comparable<Exit> {

    /** The observation ends with an event of this cause. */
    record Event(String cause) implements Exit {
        public Event {
            requireName(cause, "cause of an event");
        }
    }

    /** The observation ends without an event, for this reason. */
    record Censored(String reason) implements Exit {
        /** The reason of a subject that moves on to another group. */
        public static final String SWITCHED = "SWITCHED";

        public Censored {
            requireName(reason, "reason of a censoring");
        }
    }

    /** The observation starts after the origin: the subject is at risk from the following day on. */
    record LateEntry() implements Exit {}

    String EVENT_PREFIX = "EVENT:";
    String CENSORED_PREFIX = "CENSORED:";
    String LATE_ENTRY = "LATE_ENTRY";

    /** {@code EVENT:<cause>}, {@code CENSORED:<reason>} or {@code LATE_ENTRY}. */
    default String code() {
        return this instanceof Event event
                ? EVENT_PREFIX + event.cause
                : this instanceof Censored censored ? CENSORED_PREFIX + censored.reason : LATE_ENTRY;
    }

    /** The exit of a code written by {@link #code()}. */
    static Exit parse(String code) {
        Objects.requireNonNull(code, "code");
        if (code.equals(LATE_ENTRY)) {
            return new LateEntry();
        }
        if (code.startsWith(EVENT_PREFIX)) {
            return new Event(code.substring(EVENT_PREFIX.length()));
        }
        if (code.startsWith(CENSORED_PREFIX)) {
            return new Censored(code.substring(CENSORED_PREFIX.length()));
        }
        throw new IllegalArgumentException(
                "Expected an exit code EVENT:<cause>, CENSORED:<reason> or LATE_ENTRY, found '" + code + "'.");
    }

    @Override
    default int compareTo(Exit other) {
        return code().compareTo(other.code());
    }

    private static void requireName(String name, String what) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("Expected the " + what + " to be named, found a blank name.");
        }
    }
}
