package org.ninefold.analysis;

import java.util.function.IntUnaryOperator;
import org.ninefold.risk.Exit;
import org.ninefold.stats.MantelByar;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Worst;

/** Something that each subject has one of, and that is counted. */
public sealed interface Fact {

    /** What the count tables call it; equal facts have equal names, different facts different ones. */
    String variable();

    /**
     * Day and exit of an endpoint, perhaps with a late entry: counted into risk tables.
     *
     * @param endpoint the endpoint
     * @param landmark the day until which a subject must be observed, and after which it is at risk; null without one
     * @param phase the part of each subject's time that counts, null for all of it
     */
    record TimeToEvent(Endpoint endpoint, Integer landmark, Phase phase) implements Fact {
        /** The whole time of every subject. */
        public TimeToEvent(Endpoint endpoint) {
            this(endpoint, null, null);
        }

        @Override
        public String variable() {
            return endpoint.id()
                    + (landmark == null ? "" : " after day " + landmark)
                    + (phase == null ? "" : (phase.since ? " since " : " before ") + phase.date);
        }
    }

    /**
     * The time before or since a date. Who has the date while at risk is censored in the one as {@link #SWITCHED} and enters
     * the other late, on the same day; with a landmark, subjects stay what they are on that day.
     *
     * @param date ADSL date
     * @param since whether the time since the date counts, or that before
     */
    record Phase(String date, boolean since) {
        /** The exit of a subject that moves on to the time since the date. */
        public static final Exit SWITCHED = new Exit.Censored(MantelByar.SWITCHED);
    }

    /**
     * How long the follow-up for an endpoint could have been, until the cut-off, and how it ended: day of the cut-off and exit
     * with {@link #BAR} between. On which day it ended is the fact of the endpoint itself.
     */
    record Potential(Endpoint endpoint) implements Fact {
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
    }

    /** Whether a condition over ADSL is true: levels {@link #YES} and {@link #NO}; unknown is not true. */
    record Condition(String of) implements Fact {
        /** The condition is true. */
        public static final String YES = "Y";
        /** The condition is false or unknown. */
        public static final String NO = "N";

        @Override
        public String variable() {
            return "whether " + of;
        }
    }

    /** The value of a text over ADSL, null where it is null. */
    record Category(String of) implements Fact {
        @Override
        public String variable() {
            return "level of " + of;
        }
    }

    /** The worst grade of a term, {@link #NOT_ASSESSED} where no record and no complete list says. */
    record WorstGrade(String term, Worst worst) implements Fact {
        /** Nothing is known; grade 0 says "assessed, none". */
        public static final String NOT_ASSESSED = "NOT_ASSESSED";

        /** It happened, or may have, but no record has a usable grade. */
        public static final String UNKNOWN = "UNKNOWN";

        @Override
        public String variable() {
            return term + " worst of " + worst.key();
        }
    }

    /**
     * The scales by which a subject's records of a term are graded, of those that {@link WorstGrade} looks at: sorted, with
     * {@link #PLUS} between; null where no record has a grade of 1 or more.
     */
    record GradeScale(String term, Worst worst) implements Fact {
        /** Between two scales. */
        public static final String PLUS = "+";
        /** In place of a scale that no record states. */
        public static final String UNSTATED = "unstated";

        @Override
        public String variable() {
            return "scale of " + term + " worst of " + worst.key();
        }
    }

    /** Two numbers over ADSL, each times ten to the power of the decimals, with a bar between; null where one is null. */
    record Pair(String x, String y, int decimals) implements Fact {
        /** Between the two numbers. */
        public static final String BAR = "|";

        @Override
        public String variable() {
            return "pair of " + x + " and " + y + ", decimals " + decimals;
        }
    }

    /** A number over ADSL, times ten to the power of its decimals, null where it is null. */
    record Value(String of, int decimals) implements Fact {
        @Override
        public String variable() {
            return "value of " + of + ", decimals " + decimals;
        }
    }
}
