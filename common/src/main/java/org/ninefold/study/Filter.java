package org.ninefold.study;

import java.io.Serializable;

/**
 * Which records of a source are kept.
 *
 * @param reason under which the others are counted
 * @param where Spark SQL over the source's columns, true for the records to keep
 */
public record Filter(String reason, String where, Origin at) implements Serializable {}
