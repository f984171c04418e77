package org.ninefold.schema;

/** What a field of a standard table holds. */
public enum FieldType {
    /** Text. */
    STRING,
    /** A whole number of 32 bits. */
    INTEGER,
    /** A real number. */
    NUMBER,
    /** A calendar day. */
    DATE,
    /** True or false. */
    BOOLEAN,
    /** A whole number of 64 bits: a count. */
    BIGINT
}
