package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study of prophylactic CAR-T cells: its printed figures come out, and beside them those without guaranteed time. */
class ProphylacticStudyTest {
    @TempDir
    private static Path out;

    private static ReproducedTable table;

    @BeforeAll
    static void pool() throws IOException {
        table = ReproducedTable.of("prophylactic.conf", out);
    }

    @Test
    void fiftyThreeOf58FiguresComeOutAsPrinted() {
        assertThat(table.ids()).hasSize(58).allMatch(id -> id.startsWith("S0."));
        assertThat(table.agreeing()).hasSize(53);
    }

    @Test
    void threeFiguresThatThePaperContradictsDoNotAndSayWhy() {
        assertThat(table.disagreeing())
                .isEqualTo(Map.of(
                        "S0.CIR_T_CI", "(0.0-16.3)",
                        "S0.NRM_C", "14.0",
                        "S0.NRM_C_CI", "(3.6-24.3)"));
        assertThat(table.withReason()).containsExactly("S0.CIR_T_CI", "S0.NRM_C", "S0.NRM_C_CI");
    }

    @Test
    void freedomFromEventsRelapseAndOtherDeathAddUp() {
        assertThat(table.informative()).isEqualTo(Map.of("S0.SUM_T", "84.02 + 5.63 + 10.35", "S0.BCA_OK", "TRUE"));
    }

    /** Survival in R 4 (survival 3): survfit and the score test of coxph with Surv(infusion, time, event) since transplant. */
    @ParameterizedTest
    @CsvSource({
        "pfs_tx, CART, estimate, 0.896359",
        "pfs_tx, CART, std.error, 0.069763",
        "pfs_tx, CONTROL, estimate, 0.572801",
        "os_tx, CART, estimate, 0.952381",
        "os_tx, CART, std.error, 0.046471",
        "os_tx, CONTROL, estimate, 0.754043"
    })
    void sinceTransplantTheTreatedEnterAtTheirInfusion(String analysis, String group, String stat, String expected) {
        assertThat(table.survival(analysis, group, "24 months", stat)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"pfs_tx, 0.047011", "os_tx, 0.340203", "relapse_rate_tx, 0.019711"})
    void theLogRankTestWithLateEntryIsThatOfR(String analysis, String p) {
        assertThat(table.p(analysis, "log-rank")).isEqualTo(p);
    }

    @Test
    void onlyAWordForCd19ThatIsInNoCodeListIsFound() {
        assertThat(table.published().rows("select rule, severity, \"table\", field, n from quality"))
                .containsExactly(List.of("value.code", "blank", "event", "cd19_status", 1L));
    }

    @Test
    void everyTableHasTheBytesThatItHad() {
        GoldenHashes.hold("prophylactic", table.published());
    }
}
