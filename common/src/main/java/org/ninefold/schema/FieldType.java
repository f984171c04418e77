package org.ninefold.schema;

/** What a field of a standard table holds. */
public enum FieldType {
    STRING,
    /** A whole number of 32 bits. */
    INTEGER,
    /** A real number. */
    NUMBER,
    DATE,
    BOOLEAN,
    /** A whole number of 64 bits: a count. */
    BIGINT
}
