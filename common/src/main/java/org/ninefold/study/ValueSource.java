package org.ninefold.study;

import java.io.Serializable;

/** Where a value comes from. */
public sealed interface ValueSource extends Serializable {

    /**
     * The same for every record.
     *
     * @param text the value, legal for its field
     */
    record Constant(String text) implements ValueSource {}

    /**
     * A cell of the record, trimmed.
     *
     * @param column the column's name in the file
     * @param reading how the cell is read
     */
    record Column(String column, Reading reading) implements ValueSource {}

    /**
     * An expression.
     *
     * @param expression Spark SQL over the source's columns, all of them text; deterministic
     * @param reading how its value is read
     */
    record Sql(String expression, Reading reading) implements ValueSource {}
}
