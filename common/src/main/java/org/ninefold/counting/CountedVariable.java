package org.ninefold.counting;

import java.util.function.IntUnaryOperator;
import org.ninefold.study.Endpoint;
import org.ninefold.study.GradeWindow;

/** Something that each subject has one of, and that is counted. */
public interface CountedVariable {

    /** What the count tables call it; equal facts have equal names, different facts different ones. */
    String variable();

    /** How many decimals the numbers in its levels have; 0 where there are none. */
    default int decimals() {
        return 0;
    }

    /** What its cells are put together to; levels, where it does not say. */
    default CountedAs as() {
        return CountedAs.LEVELS;
    }

    /** Reads it of a subject; asks what it must know. */
    VariableReaders.Reader reader(VariableReaders readers);

    /**
     * Day and exit of an endpoint, perhaps with a late entry: counted into risk tables.
     *
     * @param landmark the day until which a subject must be observed, and after which it is at risk; null without one
     * @param phase the part of each subject's time that counts, null for all of it
     */
    record TimeToEvent(Endpoint endpoint, Integer landmark, Phase phase) implements CountedVariable {
        /** The whole time of every subject. */
        public TimeToEvent(Endpoint endpoint) {
            this(endpoint, null, null);
        }

        @Override
        public String variable() {
            return endpoint.id()
                    + (landmark == null ? "" : " after day " + landmark)
                    + (phase == null ? "" : (phase.since() ? " since " : " before ") + phase.date());
        }

        @Override
        public CountedAs as() {
            return CountedAs.EXITS;
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.timeToEvent(this);
        }
    }

    /**
     * Whether the origin, the entry or the end of a subject's time is an imputed date: levels as of a {@link Condition}, null for a
     * subject that is not at risk.
     */
    record Imputed(TimeToEvent of) implements CountedVariable {
        @Override
        public String variable() {
            return "imputed dates of " + of.variable();
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.imputed(this);
        }
    }

    /**
     * How long the follow-up for an endpoint could have been, until the cut-off, and how it ended: day of the cut-off and exit
     * with {@link #BAR} between. On which day it ended is the variable of the endpoint itself.
     */
    record Potential(Endpoint endpoint) implements CountedVariable {
        /** Between the two. */
        public static final String BAR = "|";

        /**
         * A level with another day in its place.
         *
         * @param level a level, of whatever day; one without a day stays as it is
         * @param day makes the day of what stands there
         */
        public static String moved(String level, IntUnaryOperator day) {
            int bar = level.indexOf(BAR);
            return bar < 0 ? level : day.applyAsInt(Integer.parseInt(level, 0, bar, 10)) + level.substring(bar);
        }

        @Override
        public String variable() {
            return "potential follow-up of " + endpoint.id();
        }

        @Override
        public CountedAs as() {
            return CountedAs.POTENTIAL;
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.potential(endpoint);
        }
    }

    /**
     * Whether a condition over ADSL is true: levels {@link #YES} and {@link #NO}, and not evaluable for a reason of {@link
     * org.ninefold.study.Unknowns} where nobody knows.
     */
    record Condition(String of) implements CountedVariable {
        /** The condition is true. */
        public static final String YES = "Y";
        /** The condition is false, or null where null is a no. */
        public static final String NO = "N";

        @Override
        public String variable() {
            return "whether " + of;
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.condition(of);
        }
    }

    /**
     * The value of a text over ADSL; not evaluable for a reason of {@link org.ninefold.study.Unknowns} where nobody knows it,
     * null where there is none.
     */
    record Category(String of) implements CountedVariable {
        @Override
        public String variable() {
            return "level of " + of;
        }

        @Override
        public CountedAs as() {
            return CountedAs.OPEN_LEVELS;
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.category(of);
        }
    }

    /**
     * The worst grade of a term, whatever the scale, {@link #NOT_ASSESSED} where no record and no complete list says.
     *
     * @param where which records count, in SQL; null for all
     */
    record WorstGrade(String term, GradeWindow worst, String where) implements CountedVariable {
        /** Nothing is known; grade 0 says "assessed, none". */
        public static final String NOT_ASSESSED = "NOT_ASSESSED";

        /** It happened, or may have, but no record has a usable grade. */
        public static final String UNKNOWN = "UNKNOWN";

        @Override
        public String variable() {
            return term + " worst of " + worst.key() + (where == null ? "" : " where " + where);
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.grades(term, worst, where)::worst;
        }
    }

    /**
     * The worst grade on each scale by which a subject's records of a term are graded, of those that {@link WorstGrade} looks
     * at: such as {@code ASTCT_2019 3+LEE_2014 2}, sorted, with {@link #PLUS} between; null without a record. A record without
     * a usable grade has {@link #UNUSABLE} in place of one. Grade 0 and no usable grade stand alone where no scale is stated:
     * nothing happened, on whatever scale.
     *
     * @param where which records count, in SQL; null for all
     */
    record ScaleGrades(String term, GradeWindow worst, String where) implements CountedVariable {
        /** Between two scales. */
        public static final String PLUS = "+";
        /** Between a scale and a grade. */
        public static final String SPACE = " ";
        /** In place of a scale that no record states. */
        public static final String UNSTATED = "unstated";
        /** In place of a grade. */
        public static final String UNUSABLE = "?";

        @Override
        public String variable() {
            return "scales of " + term + " worst of " + worst.key() + (where == null ? "" : " where " + where);
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.grades(term, worst, where)::byScale;
        }
    }

    /** Two numbers over ADSL, each times ten to the power of the decimals, with a bar between; null where one is null. */
    record Pair(String x, String y, int decimals) implements CountedVariable {
        /** Between the two numbers. */
        public static final String BAR = "|";

        @Override
        public String variable() {
            return "pair of " + bracketed(x) + " and " + bracketed(y) + ", decimals " + decimals;
        }

        @Override
        public CountedAs as() {
            return CountedAs.PAIRS;
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            String sql = "concat(%s, '%s', %s)"
                    .formatted(VariableReaders.scaled(x, decimals), BAR, VariableReaders.scaled(y, decimals));
            return readers.level(sql, x);
        }

        /** So that it is told where the one ends and the other begins. */
        private static String bracketed(String sql) {
            return sql.contains(" and ") ? "(" + sql + ")" : sql;
        }
    }

    /** A number over ADSL, times ten to the power of its decimals, null where it is null. */
    record Value(String of, int decimals) implements CountedVariable {
        @Override
        public String variable() {
            return "value of " + of + ", decimals " + decimals;
        }

        @Override
        public CountedAs as() {
            return CountedAs.VALUES;
        }

        @Override
        public VariableReaders.Reader reader(VariableReaders readers) {
            return readers.level(VariableReaders.scaled(of, decimals), of);
        }
    }
}
