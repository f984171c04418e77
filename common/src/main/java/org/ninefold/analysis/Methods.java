package org.ninefold.analysis;

import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.QuantileType;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.IncidenceIntervalType;
import org.ninefold.study.ProportionMethod;
import org.ninefold.study.QuantileRule;
import org.ninefold.study.SurvivalIntervalType;
import org.ninefold.study.VarianceType;

/** From the words of a study to the methods of the statistics. */
public final class Methods {
    private Methods() {}

    public static ProportionInterval of(ProportionMethod method) {
        return switch (method) {
            case T -> ProportionInterval.T;
            case WALD -> ProportionInterval.WALD;
            case WILSON -> ProportionInterval.WILSON;
            case CLOPPER_PEARSON -> ProportionInterval.CLOPPER_PEARSON;
            case WALD_CC -> ProportionInterval.WALD_CC;
            case WILSON_CC -> ProportionInterval.WILSON_CC;
            case AGRESTI_COULL -> ProportionInterval.AGRESTI_COULL;
            case JEFFREYS -> ProportionInterval.JEFFREYS;
        };
    }

    public static SurvivalInterval of(SurvivalIntervalType type) {
        return switch (type) {
            case PLAIN -> SurvivalInterval.PLAIN;
            case LOG -> SurvivalInterval.LOG;
            case LOG_LOG -> SurvivalInterval.LOG_LOG;
            case LOGIT -> SurvivalInterval.LOGIT;
            case ARCSINE -> SurvivalInterval.ARCSINE;
        };
    }

    /** The interval of the event-free curve that goes with one of incidences. */
    public static SurvivalInterval ofSurvival(IncidenceIntervalType type) {
        return switch (type) {
            case PLAIN -> SurvivalInterval.PLAIN;
            case LOG_LOG -> SurvivalInterval.LOG_LOG;
        };
    }

    public static QuantileType of(QuantileRule rule) {
        return switch (rule) {
            case R_7 -> QuantileType.R_7;
            case SAS_5 -> QuantileType.SAS_5;
        };
    }

    public static IncidenceInterval of(IncidenceIntervalType type) {
        return switch (type) {
            case PLAIN -> IncidenceInterval.PLAIN;
            case LOG_LOG -> IncidenceInterval.LOG_LOG;
        };
    }

    public static IncidenceVariance of(VarianceType type) {
        return switch (type) {
            case AALEN -> IncidenceVariance.AALEN;
            case DELTA -> IncidenceVariance.DELTA;
        };
    }
}
