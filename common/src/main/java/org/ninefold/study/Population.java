package org.ninefold.study;

import java.io.Serializable;
import java.util.List;
import org.ninefold.schema.Field;

/**
 * Subjects that an analysis counts.
 *
 * @param id the name that analyses use
 * @param where Spark SQL over ADSL
 * @param flag the variable of ADSL and ADTTE that says who belongs to it
 * @param label what it is, for people
 */
public record Population(String id, String where, String flag, String label, Origin at) implements Serializable {
    /** The values of its flag. */
    public static final List<String> YES_OR_NO = List.of("Y", "N");

    public Population {
        Ids.require("population", id);
    }

    /** Its column in ADSL and ADTTE: Y or N. */
    public Field field() {
        return Field.flag(flag, label, YES_OR_NO);
    }
}
