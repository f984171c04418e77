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

/** From the words of a study to the methods of the statistics, which have the same names. */
public final class Methods {
    private Methods() {}

    public static ProportionInterval of(ProportionMethod method) {
        return ProportionInterval.valueOf(method.name());
    }

    public static SurvivalInterval of(SurvivalIntervalType type) {
        return SurvivalInterval.valueOf(type.name());
    }

    /** The interval of the event-free curve that goes with one of incidences. */
    public static SurvivalInterval ofSurvival(IncidenceIntervalType type) {
        return SurvivalInterval.valueOf(type.name());
    }

    public static QuantileType of(QuantileRule rule) {
        return QuantileType.valueOf(rule.name());
    }

    public static IncidenceInterval of(IncidenceIntervalType type) {
        return IncidenceInterval.valueOf(type.name());
    }

    public static IncidenceVariance of(VarianceType type) {
        return IncidenceVariance.valueOf(type.name());
    }
}
