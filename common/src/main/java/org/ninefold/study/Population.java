package org.ninefold.study;

/**
 * Subjects that an analysis counts.
 *
 * @param id the name that analyses use
 * @param where Spark SQL over ADSL
 * @param at where it is configured
 */
public record Population(String id, String where, Origin at) {
    public Population {
        Ids.require("population", id);
    }
}
