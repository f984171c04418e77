package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published, unrounded figures of the sample are those of R's survival and cmprsk on its source. */
class SampleOracleTest {
    private static final Offset<Double> TOLERANCE = within(1e-9);
    private static final List<String> TIMES = List.of("6 months", "12 months");
    private static final List<String> QUARTILES = List.of("0.25", "0.5", "0.75");

    private static Figures pooled(String analysis, String variable, String level, String cause) {
        return Figures.of(SampleSnapshot.published(), analysis, null, variable, level, cause);
    }

    @ParameterizedTest
    @CsvSource({
        "os, osc_time",
        "efs, efsc_time",
        "os_through_sct, os_time",
        "os_cr_no_sct, os_time|cr_no_hsct2==1",
        "efs_cr_no_sct, efs_time|cr_no_hsct2==1"
    })
    void survivalIsThatOfSurvfit(String analysis, String oracle) {
        Config expected =
                Oracle.of("survfit.json", "ipd_004_analysis|" + oracle).getConfig("strata.ALL");
        assertThat(pooled(analysis, null, null, null).count("N")).isEqualTo(expected.getLong("n"));
        for (int i = 0; i < TIMES.size(); i++) {
            Figures at = pooled(analysis, "time", TIMES.get(i), null);
            same(at.stat("n.risk"), Oracle.item(expected, "n_risk", i));
            same(at.stat("estimate"), Oracle.item(expected, "surv", i));
            same(at.stat("std.error"), Oracle.item(expected, "std_err", i));
            same(at.stat("conf.low"), Oracle.item(expected, "ci.plain.lower", i));
            same(at.stat("conf.high"), Oracle.item(expected, "ci.plain.upper", i));
        }
        for (int i = 0; i < QUARTILES.size(); i++) {
            Figures at = pooled(analysis, "prob", QUARTILES.get(i), null);
            same(at.stat("estimate"), Oracle.item(expected, "quantiles", i));
            same(at.stat("conf.low"), Oracle.item(expected, "ci.plain.quantile_lower", i));
            same(at.stat("conf.high"), Oracle.item(expected, "ci.plain.quantile_upper", i));
        }
    }

    @Test
    void relapseIsThatOfAalenAndJohansen() {
        Config expected = Oracle.of("competing_risks.json", "ipd_004_analysis|all|cr_no_hsct2==1")
                .getConfig("groups.ALL");
        for (int i = 0; i < TIMES.size(); i++) {
            Figures at = pooled("relapse_cr_no_sct", "time", TIMES.get(i), "RELAPSE");
            same(at.stat("n.risk"), Oracle.item(expected, "n_risk", i));
            same(at.stat("estimate"), Oracle.item(expected, "cause1.aj_est", i));
            same(at.stat("std.error"), Oracle.item(expected, "cause1.aj_se", i));
            same(at.stat("conf.low"), Math.max(0, Oracle.item(expected, "cause1_plain_ci.lower", i)));
            same(at.stat("conf.high"), Oracle.item(expected, "cause1_plain_ci.upper", i));
        }
    }

    @Test
    void followUpIsThatOfTheReversedCurve() {
        Config expected = Oracle.of("followup.json", "ipd_004_analysis|os_time|os_event");
        Figures reverse = pooled("follow_up", "follow-up", "reverse Kaplan–Meier", null);
        same(reverse.stat("median"), expected.getDouble("reverse_km.loglog.median"));
        same(reverse.stat("conf.low"), expected.getDouble("reverse_km.loglog.lower"));
        same(reverse.stat("conf.high"), expected.getDouble("reverse_km.loglog.upper"));
        Figures survivors = pooled("follow_up", "follow-up", "survivors", null);
        same(survivors.stat("median"), expected.getDouble("survivor_median"));
        same(survivors.stat("min"), Oracle.item(expected, "survivor_range", 0));
        same(survivors.stat("max"), Oracle.item(expected, "survivor_range", 1));
        same(pooled("follow_up", "follow-up", "all", null).stat("median"), expected.getDouble("observed_median"));
    }

    @Test
    void sharesHaveTheIntervalOfTheMean() {
        share(pooled("cr", "CRFL = 'Y'", null, null), Oracle.share(34, 43));
        share(pooled("crs", "CRS", "grade ≥1", null), Oracle.share(38, 43));
    }

    @ParameterizedTest
    @CsvSource({"os_through_sct, os_time", "efs_through_sct, efs_time"})
    void aCentresSurvivalIsThatOfSurvfitOnItsSubjectsAlone(String analysis, String oracle) {
        Config strata = Oracle.of("survfit.json", "ipd_004_analysis|" + oracle + "|center_id")
                .getConfig("strata");
        for (String site : SourceCohort.sites()) {
            Config expected = strata.getConfig("\"" + site.replace("C0", "S4-C") + "\"");
            for (int i = 0; i < TIMES.size(); i++) {
                Figures at = Figures.of(SampleSnapshot.published(), analysis, site, "time", TIMES.get(i), null);
                if (at.stat("estimate") == null) {
                    assertThat(Oracle.item(expected, "n_risk", i))
                            .as("only after the last follow-up of %s", site)
                            .isZero();
                } else {
                    same(at.stat("estimate"), Oracle.item(expected, "surv", i));
                }
            }
        }
    }

    private static void share(Figures figures, Config expected) {
        same(figures.stat("estimate"), expected.getDouble("p"));
        same(figures.stat("conf.low"), Oracle.item(expected, "t_mean", 0));
        same(figures.stat("conf.high"), Oracle.item(expected, "t_mean", 1));
    }

    private static void same(Double published, Double expected) {
        if (expected == null) {
            assertThat(published).isNull();
        } else {
            assertThat(published).isNotNull().isCloseTo(expected, TOLERANCE);
        }
    }
}
