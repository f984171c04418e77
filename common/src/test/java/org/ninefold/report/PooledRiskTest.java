package org.ninefold.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.results.Definition;

class PooledRiskTest {
    private static final PooledRisk RISK = risk();

    private static PooledRisk risk() {
        var drawn = new Definition(1, "ANALYSIS", "os", "OS", "Survival.", "OS/ALL", "survival");
        var grouped = new Definition(2, "ANALYSIS", "os_arm", "OS", "Survival.", "OS/ALL/ARM", "survival");
        var risk = new PooledRisk(List.of(drawn, grouped));
        for (String site : List.of("C01", "C02")) {
            risk.add(row("OS/ALL", site, null, 30, "EVENT:DEATH", 2));
            risk.add(row("OS/ALL", site, null, 90, "CENSORED:CUTOFF", 3));
            risk.add(row("OS/ALL/ARM", site, "A", 30, "EVENT:DEATH", 1));
            risk.add(row("OS/ALL/ARM", site, null, 30, "EVENT:DEATH", 1));
            risk.add(row("OS since SCTDT/ALL", site, null, 90, "CENSORED:CUTOFF", 1));
            risk.add(row("EFS/ALL", site, null, 30, "EVENT:DEATH", 1));
        }
        return risk;
    }

    private static List<Object> row(String table, String site, String group, int day, String exit, long n) {
        return Arrays.asList(table, site, group == null ? null : "ARM", group, day, exit, n);
    }

    @Test
    void centresAreTogether() {
        RiskCounts all = RISK.of("OS/ALL", null, null);
        assertThat(all.subjects()).isEqualTo(10);
        assertThat(all.events(31)).isEqualTo(4);
        assertThat(all.atRisk(31)).isEqualTo(6);
    }

    @Test
    void groupsAreApartAndTogetherWithThoseWithoutOne() {
        assertThat(RISK.of("OS/ALL/ARM", "ARM", "A").subjects()).isEqualTo(2);
        assertThat(RISK.of("OS/ALL/ARM", "ARM", null).subjects()).isEqualTo(4);
    }

    @Test
    void groupsThatSubjectsChangeHaveTablesOfTheirOwn() {
        assertThat(RISK.of("OS/ALL", "SCTDT", "since").subjects()).isEqualTo(2);
        assertThat(RISK.of("OS/ALL", "SCTDT", "before").subjects()).isZero();
    }

    @Test
    void tablesOfNoDrawnAnalysisAreLeftOut() {
        assertThat(RISK.of("EFS/ALL", null, null).subjects()).isZero();
    }
}
