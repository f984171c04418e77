package org.ninefold.study;

/**
 * Subjects that an analysis counts.
 *
 * @param id the name that analyses use
 * @param where Spark SQL over ADSL
 */
public record Population(String id, String where, Origin at) {
    public Population {
        Ids.require("population", id);
    }
}
