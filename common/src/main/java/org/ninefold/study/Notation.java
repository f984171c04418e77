package org.ninefold.study;

import org.ninefold.schema.Keyed;

/** A way of writing values that is read without a code list. */
public enum Notation implements Keyed {
    /** Grades 0 to 5 as people write them: {@code 2}, {@code II}, {@code G2}, {@code Grade 2}, {@code 2级}. */
    GRADE
}
