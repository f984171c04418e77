package org.ninefold.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ninefold.schema.AnalysisKind;

/** A figure, or a family of figures, to compute: pooled and for each centre. */
public sealed interface Analysis
        permits ProportionAnalysis,
                GradesAnalysis,
                FrequencyAnalysis,
                SummaryAnalysis,
                SurvivalAnalysis,
                IncidenceAnalysis,
                FollowUpAnalysis,
                CorrelationAnalysis {

    /**
     * What every analysis has.
     *
     * @param id the name of the analysis, unique in the study
     * @param label what it is, for people
     * @param population the id of the population
     * @param by the ADSL variable that groups the subjects, null without groups
     * @param confLevel the confidence level, between 0 and 1
     */
    record Common(
            AnalysisKind kind, String id, String label, String population, String by, double confLevel, Origin at) {
        void requireLegal(AnalysisKind expected) {
            if (kind != expected) {
                throw new IllegalArgumentException(
                        "Expected an analysis of the kind " + expected + ", found " + kind + ".");
            }
            Ids.require("analysis", id);
            if (!(confLevel > 0 && confLevel < 1)) {
                throw new IllegalArgumentException("A confidence level lies between 0 and 1, found " + confLevel + ".");
            }
        }
    }

    /** What an analysis does with SQL of its own. */
    enum Use {
        /** Counts for whom it is true; over ADSL. */
        CONDITION,
        /** Shows its levels; over ADSL. */
        TEXT,
        /** Shows numbers made of it; over ADSL. */
        NUMBER,
        /** Tells which records of adverse_event count; over their columns, {@value Adsl#DAY} and ADSL. */
        RECORDS,
        /** Divides the subjects' time; a date of ADSL. */
        DATE
    }

    /** SQL of an analysis, and what it does with it. */
    record Expression(String sql, Use use) {}

    /** What every analysis has. */
    Common common();

    default AnalysisKind kind() {
        return common().kind();
    }

    /** The SQL of its own, beside population and groups. */
    default List<Expression> own() {
        return List.of();
    }

    /** The id of its endpoint, null where it has none. */
    default String endpoint() {
        return null;
    }

    default String id() {
        return common().id();
    }

    default String label() {
        return common().label();
    }

    default String population() {
        return common().population();
    }

    default String by() {
        return common().by();
    }

    /** What tells the groups apart: {@link #by()}, or the date at which subjects change group; null without groups. */
    default String groupVariable() {
        return by();
    }

    default double confLevel() {
        return common().confLevel();
    }

    default Origin at() {
        return common().at();
    }

    /** Whether a group or population known only after the origin is accepted. */
    default boolean guaranteeTimeAccepted() {
        return false;
    }

    /** All SQL and columns over ADSL that it rests on: its own, its population's, its endpoint's. */
    default Set<String> expressions(Study study) {
        var expressions = new LinkedHashSet<String>();
        own().forEach(own -> expressions.add(own.sql()));
        expressions.add(study.population(population()).where());
        if (groupVariable() != null) {
            expressions.add(groupVariable());
        }
        if (endpoint() != null) {
            Endpoint endpoint = study.endpoint(endpoint());
            expressions.addAll(endpoint.origin());
            endpoint.causes().forEach(cause -> expressions.addAll(cause.dates()));
            expressions.add(endpoint.censor());
            expressions.addAll(endpoint.entry());
        }
        return expressions;
    }
}
