package org.ninefold.record;

import java.io.Serializable;

/** The SQL of a source's mappings, evaluated record by record over the cleaned texts of its columns. */
public interface RowExpressions extends Serializable {
    /** The place of an expression among the values. */
    int place(String expression);

    /** The values for a record. */
    Values values(String[] texts);

    /** The values of one record, by the place of their expression. */
    final class Values {
        private final String[] texts;
        private final boolean[] failed;

        /** No value of so many expressions. */
        public Values(int size) {
            texts = new String[size];
            failed = new boolean[size];
        }

        /** An expression has a value, or null. */
        public void put(int place, String text) {
            texts[place] = text;
        }

        /** An expression cannot be evaluated for the record. */
        public void fail(int place) {
            failed[place] = true;
        }

        /** The value, or null. */
        public String text(int place) {
            return texts[place];
        }

        boolean isTrue(int place) {
            return "true".equals(texts[place]);
        }

        /** Whether it cannot be evaluated for the record. */
        public boolean failed(int place) {
            return failed[place];
        }
    }
}
