package org.ninefold.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A figure, or a family of figures, to compute: pooled and for each centre. */
public sealed interface Analysis {
    /** The name of the analysis, unique in the study. */
    String id();

    /** What it is, for people. */
    String label();

    /** The id of the population. */
    String population();

    /** The ADSL variable that groups the subjects, null without groups. */
    String by();

    /** What tells the groups apart: {@link #by()}, or the date at which subjects change group; null without groups. */
    default String groupVariable() {
        return by();
    }

    /** The confidence level, between 0 and 1. */
    double confLevel();

    /** Where it is configured. */
    Origin at();

    /** Whether a group or population known only after the origin is accepted. */
    default boolean guaranteeTimeAccepted() {
        return false;
    }

    /** All SQL and columns over ADSL that it rests on: its own, its population's, its endpoint's. */
    default Set<String> expressions(Study study) {
        var expressions = new LinkedHashSet<>(own());
        expressions.add(study.population(population()).where());
        if (groupVariable() != null) {
            expressions.add(groupVariable());
        }
        if (endpointId() != null) {
            Endpoint endpoint = study.endpoint(endpointId());
            expressions.addAll(endpoint.origin());
            endpoint.causes().forEach(cause -> expressions.addAll(cause.dates()));
            expressions.add(endpoint.censor());
            expressions.addAll(endpoint.entry());
        }
        return expressions;
    }

    /** SQL over ADSL of its own. */
    private List<String> own() {
        if (this instanceof Proportion proportion) {
            return List.of(proportion.of());
        } else if (this instanceof Frequency frequency) {
            return List.of(frequency.of());
        } else if (this instanceof Summary summary) {
            return List.of(summary.of());
        } else if (this instanceof Correlation correlation) {
            return List.of(correlation.x(), correlation.y());
        } else if (this instanceof Grades grades && grades.where() != null) {
            return List.of(grades.where());
        }
        return List.of();
    }

    /** The id of its endpoint, null where it has none. */
    private String endpointId() {
        if (this instanceof Survival survival) {
            return survival.endpoint();
        } else if (this instanceof Incidence incidence) {
            return incidence.endpoint();
        }
        return this instanceof FollowUp followUp ? followUp.endpoint() : null;
    }

    /**
     * How many of the population fulfil a condition.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param of the condition, Spark SQL over ADSL
     * @param interval the interval
     * @param heterogeneity how the centres are compared, null where it is not asked for
     * @param denominator of whom the share is taken
     */
    record Proportion(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String of,
            ProportionMethod interval,
            Heterogeneity heterogeneity,
            Denominator denominator)
            implements Analysis {
        public Proportion {
            requireLegal(id, confLevel);
        }
    }

    /**
     * The worst grade of an adverse event.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param term the adverse event
     * @param interval the interval of each share
     * @param worst which infusions count
     * @param scale the scale whose grades count, as in the schema; null for all, each by itself
     * @param where which records count, Spark SQL over their columns, {@value Adsl#DAY} and ADSL; null for all
     */
    record Grades(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String term,
            ProportionMethod interval,
            GradeWindow worst,
            String scale,
            String where)
            implements Analysis {
        public Grades {
            requireLegal(id, confLevel);
        }
    }

    /**
     * How many of the population have each level.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param of the level, Spark SQL over ADSL, a text
     * @param denominator of whom the shares are taken
     */
    record Frequency(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String of,
            Denominator denominator)
            implements Analysis {
        public Frequency {
            requireLegal(id, confLevel);
        }
    }

    /**
     * Mean, median and range of a value.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param of the value, Spark SQL over ADSL, a number
     * @param decimals the decimals kept of each value
     * @param unit the unit of the value, null where it has none
     * @param quantiles how quartiles are read between two values
     */
    record Summary(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String of,
            int decimals,
            String unit,
            QuantileRule quantiles)
            implements Analysis {
        public Summary {
            requireLegal(id, confLevel);
        }
    }

    /**
     * The Kaplan–Meier curve of an endpoint.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param endpoint the id of the endpoint
     * @param times when the curve is read
     * @param interval the interval
     * @param switchDate the ADSL date at which a subject moves from one group to the other, null without one
     * @param landmark the time until which a subject must be observed to count at all, null without one
     * @param rmst the horizon of the restricted mean, null without one
     * @param rho the weight of the test between groups: 0 for the log-rank test, 1 for Peto's
     * @param trend the levels of the groups in the order of a trend, empty without a test of trend
     * @param heterogeneity how the centres are compared, null where it is not asked for
     * @param guaranteeTimeAccepted whether a group or population known only after the origin is accepted
     */
    record Survival(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String endpoint,
            List<Horizon> times,
            SurvivalIntervalType interval,
            String switchDate,
            Horizon landmark,
            Horizon rmst,
            double rho,
            List<String> trend,
            Heterogeneity heterogeneity,
            boolean guaranteeTimeAccepted)
            implements Analysis {
        public Survival {
            requireLegal(id, confLevel);
            times = List.copyOf(times);
            trend = List.copyOf(trend);
        }

        /** The group of subjects before the {@link #switchDate()}. */
        public static final String BEFORE = "before";

        /** The group of subjects from the {@link #switchDate()} on. */
        public static final String SINCE = "since";

        @Override
        public String groupVariable() {
            return switchDate == null ? by : switchDate;
        }

        /** Whether subjects change group while they are observed; with a landmark they are what they were then. */
        public boolean groupsChange() {
            return switchDate != null && landmark == null;
        }
    }

    /**
     * The cumulative incidence of each cause of an endpoint.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param endpoint the id of the endpoint
     * @param times when the curves are read
     * @param interval the interval
     * @param variance the variance
     * @param landmark the time until which a subject must be observed to count at all, null without one
     * @param rho the weight of Gray's test between groups
     * @param heterogeneity how the centres are compared, null where it is not asked for
     * @param guaranteeTimeAccepted whether a group or population known only after the origin is accepted
     */
    record Incidence(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String endpoint,
            List<Horizon> times,
            IncidenceIntervalType interval,
            VarianceType variance,
            Horizon landmark,
            double rho,
            Heterogeneity heterogeneity,
            boolean guaranteeTimeAccepted)
            implements Analysis {
        public Incidence {
            requireLegal(id, confLevel);
            times = List.copyOf(times);
        }
    }

    /**
     * How long the subjects of an endpoint were followed.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param endpoint the id of the endpoint
     * @param interval the interval of the reverse Kaplan–Meier median
     * @param knownAt times at which it is asked of how many subjects the status is known
     */
    record FollowUp(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String endpoint,
            SurvivalIntervalType interval,
            List<Horizon> knownAt)
            implements Analysis {
        public FollowUp {
            requireLegal(id, confLevel);
            knownAt = List.copyOf(knownAt);
        }
    }

    /**
     * How two values go together.
     *
     * @param id the name of the analysis
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level
     * @param at where it is configured
     * @param x the first value, Spark SQL over ADSL, a number
     * @param y the second value, Spark SQL over ADSL, a number
     * @param decimals the decimals kept of each value
     * @param method of the values or of their ranks
     */
    record Correlation(
            String id,
            String label,
            String population,
            String by,
            double confLevel,
            Origin at,
            String x,
            String y,
            int decimals,
            CorrelationMethod method)
            implements Analysis {
        public Correlation {
            requireLegal(id, confLevel);
        }
    }

    private static void requireLegal(String id, double confLevel) {
        Ids.require("analysis", id);
        if (!(confLevel > 0 && confLevel < 1)) {
            throw new IllegalArgumentException("A confidence level lies between 0 and 1, found " + confLevel + ".");
        }
    }
}
