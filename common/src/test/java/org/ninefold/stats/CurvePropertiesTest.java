package org.ninefold.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ninefold.risk.RiskTable;

class CurvePropertiesTest {

    @Provide
    Arbitrary<RiskTable> oneCause() {
        return Cohorts.withCauses(1, true);
    }

    @Provide
    Arbitrary<RiskTable> threeCauses() {
        return Cohorts.withCauses(3, true);
    }

    @Property
    void incidenceOfASingleCauseIsOneMinusKaplanMeier(@ForAll("oneCause") RiskTable table) {
        KaplanMeier survival = KaplanMeier.of(table);
        AalenJohansen incidence = AalenJohansen.of(table, List.of("C1"));
        for (int i = 0; i < survival.size(); i++) {
            AalenJohansen.Point point = incidence.point("C1", i);
            assertThat(point.incidence()).isCloseTo(1 - survival.point(i).survival(), within(1e-12));
            assertThat(point.naive()).isCloseTo(point.incidence(), within(1e-12));
            double se = survival.point(i).stdError().optional().orElse(0);
            assertThat(point.deltaVariance()).isCloseTo(se * se, within(1e-14));
        }
    }

    @Property
    void incidencesOfAllCausesAndSurvivalMakeOne(@ForAll("threeCauses") RiskTable table) {
        AalenJohansen curves = AalenJohansen.of(table, table.causes());
        for (int i = 0; i < curves.size(); i++) {
            int day = i;
            double sum = curves.causes().stream()
                    .mapToDouble(c -> curves.point(c, day).incidence())
                    .sum();
            assertThat(sum + curves.eventFree().point(i).survival()).isCloseTo(1, within(1e-12));
        }
    }

    @Property
    void curvesAreMonotoneAndBetweenZeroAndOne(@ForAll("threeCauses") RiskTable table) {
        AalenJohansen curves = AalenJohansen.of(table, table.causes());
        double survival = 1;
        for (int i = 0; i < curves.size(); i++) {
            assertThat(curves.eventFree().point(i).survival()).isBetween(0.0, survival);
            survival = curves.eventFree().point(i).survival();
        }
        for (String cause : curves.causes()) {
            double incidence = 0;
            for (int i = 0; i < curves.size(); i++) {
                AalenJohansen.Point point = curves.point(cause, i);
                assertThat(point.incidence()).isBetween(incidence, 1 + 1e-12);
                assertThat(point.naive()).isGreaterThanOrEqualTo(point.incidence() - 1e-12);
                assertThat(point.deltaVariance()).isGreaterThanOrEqualTo(-1e-15);
                assertThat(point.aalenVariance()).isGreaterThanOrEqualTo(-1e-15);
                incidence = point.incidence();
            }
        }
    }

    /** The carried covariance is the sum of the delta method (Marubini and Valsecchi, section 10.2). */
    @Property
    void deltaVarianceIsTheSumOfTheDeltaMethod(@ForAll("threeCauses") RiskTable table) {
        AalenJohansen curves = AalenJohansen.of(table, List.of("C1"));
        for (int t = 0; t < curves.size(); t++) {
            double variance = 0;
            double before = 1;
            for (int s = 0; s <= t; s++) {
                KaplanMeier.Point free = curves.eventFree().point(s);
                double n = free.atRisk();
                double d = free.events();
                double d1 = curves.point("C1", s).events();
                double grown = curves.point("C1", t).incidence()
                        - curves.point("C1", s).incidence();
                variance += (d < n ? grown * grown * d / (n * (n - d)) : 0)
                        + before * before * d1 * (n - d1) / (n * n * n)
                        - 2 * grown * before * d1 / (n * n);
                before = free.survival();
            }
            assertThat(curves.point("C1", t).deltaVariance()).isCloseTo(variance, within(1e-12));
        }
    }

    @Property
    void everyIntervalHoldsItsEstimate(@ForAll("threeCauses") RiskTable table) {
        KaplanMeier curve = KaplanMeier.of(table);
        for (SurvivalInterval method : SurvivalInterval.values()) {
            for (int i = 0; i < curve.size(); i++) {
                Interval interval = curve.interval(i, method, 0.9);
                double s = curve.point(i).survival();
                interval.lower().optional().ifPresent(lower -> assertThat(lower).isBetween(0.0, s + 1e-12));
                interval.upper().optional().ifPresent(upper -> assertThat(upper).isBetween(s - 1e-12, 1.0));
            }
        }
    }
}
