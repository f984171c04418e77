package org.ninefold.counting;

/**
 * One cell of a table, as counted.
 *
 * @param groupLevel the level of the table's grouping variable; null without one, or where the variable is null
 * @param day days since the origin, for endpoints; null otherwise, and where the endpoint cannot be evaluated
 * @param level the exit of an endpoint, the level of a category, the scaled value of a number; may be null
 * @param n subjects, at least 1
 */
public record Count(TableSpec table, String siteId, String groupLevel, Integer day, String level, long n) {}
