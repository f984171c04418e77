package org.ninefold.study;

/** Which infusions the worst grade is taken over. */
public enum GradeWindow implements Keyed {
    /** The first. */
    FIRST_INFUSION,
    /** All. */
    ANY_INFUSION
}
