package org.ninefold.counting;

import org.ninefold.risk.Exit;

/** What one subject gives to a counted variable. */
public sealed interface CountedValue {
    /** A subject that has nothing there. */
    CountedValue MISSING = new Missing();

    /** As it stands in the cells of tables: {@link Exit#code}, a level, a reason behind {@link Counted#NOT_EVALUABLE}; null where it is missing. */
    String code();

    /**
     * The subject is at risk, and leaves.
     *
     * @param day the day of the exit, counted from the origin
     * @param entry the day after which it is at risk; null for those who are from the origin
     * @param exit how it leaves
     */
    record AtRisk(int day, Integer entry, Exit exit) implements CountedValue {
        @Override
        public String code() {
            return exit.code();
        }
    }

    /** Nobody can tell, for a reason. */
    record NotEvaluable(String reason) implements CountedValue {
        @Override
        public String code() {
            return Counted.NOT_EVALUABLE + reason;
        }
    }

    /** A level of a category, or a number as text. */
    record Level(String code) implements CountedValue {}

    /** Nothing. */
    record Missing() implements CountedValue {
        @Override
        public String code() {
            return null;
        }
    }

    /** A level; {@link #MISSING} for null. */
    static CountedValue level(String text) {
        return text == null ? MISSING : new Level(text);
    }
}
