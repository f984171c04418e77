package org.ninefold.study;

import java.io.Serializable;

/**
 * Where a standard field's value comes from.
 */
public record FieldMapping(String field, ValueSource value, Origin at) implements Serializable {}
