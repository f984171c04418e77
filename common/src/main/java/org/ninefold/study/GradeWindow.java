package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** Which infusions the worst grade is taken over. */
public enum GradeWindow implements Keyed {
    FIRST_INFUSION,
    ANY_INFUSION
}
