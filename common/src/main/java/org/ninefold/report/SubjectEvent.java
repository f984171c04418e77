package org.ninefold.report;

/**
 * What happened to a subject on a day.
 *
 * @param kind what
 * @param day since the origin
 */
public record SubjectEvent(Kind kind, int day) {

    /** What a lane of the swimmer plot shows. */
    public enum Kind {
        RESPONSE,
        RELAPSE,
        TRANSPLANT,
        DEATH
    }
}
