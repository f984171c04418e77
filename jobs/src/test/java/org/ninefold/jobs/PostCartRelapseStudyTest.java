package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.study.InvalidConfigurationException;
import org.ninefold.study.StudyReader;

/** The study of relapse after CAR-T cells: its printed figures come out, and beside them those without guaranteed time. */
class PostCartRelapseStudyTest {
    private static final Path CONFIG = Path.of("..", "conf", "post-cart-relapse.conf");

    @TempDir
    private static Path out;

    private static ReproducedTable table;

    @BeforeAll
    static void pool() throws IOException {
        table = ReproducedTable.of("post-cart-relapse.conf", out);
    }

    @Test
    void all38PrintedFiguresComeOut() {
        assertThat(table.ids()).hasSize(39).allMatch(id -> id.startsWith("S1."));
        assertThat(table.agreeing()).hasSize(38);
        assertThat(table.withReason()).isEmpty();
    }

    @Test
    void followUpByReverseKaplanMeierIsLongerThanThePlainMedian() {
        assertThat(table.informative()).isEqualTo(Map.of("S1.FU_RKM", "40.9"));
    }

    /** Whoever lives until the transplant was at risk without one before; nobody dies before a salvage could begin. */
    @ParameterizedTest
    @CsvSource({
        "os_salvage, since, 0.722222",
        "os_salvage, before, 0.000000",
        "os_hsct, since, 0.800000",
        "os_hsct, before, 0.217162"
    })
    void withoutGuaranteedTimePatientsChangeGroupOnTheDay(String analysis, String group, String survival) {
        assertThat(table.survival(analysis, group, "12 months", "estimate")).isEqualTo(survival);
    }

    /** By hand: the log-rank test with the hypergeometric variance, the transplanted at risk from their transplant on. */
    @Test
    void theMantelByarTestOfTheTransplantIsLessSureThanTheFigureAsPublished() {
        assertThat(table.p("os_hsct", "Mantel–Byar")).isEqualTo("0.031671");
        assertThat(table.p("os_group", "log-rank")).isEqualTo("0.000001");
    }

    @Test
    void treatedAgainstUntreatedIsRefusedUnlessGuaranteedTimeIsAccepted(@TempDir Path folder) throws IOException {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Path centers = Files.createDirectories(conf.resolve("centers/post-cart-relapse"));
        Files.copy(CONFIG.resolveSibling("centers/post-cart-relapse/p01.conf"), centers.resolve("p01.conf"));
        Path config = conf.resolve("post-cart-relapse.conf");
        Files.writeString(config, Files.readString(CONFIG).replace(", guarantee-time = accepted", ""));
        assertThatThrownBy(() -> StudyReader.read(config))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("found TREATED, known only later")
                .hasMessageContaining("found GROUP3, known only later");
    }

    @Test
    void everyTableHasTheBytesThatItHad() {
        GoldenHashes.hold("post-cart-relapse", table.published());
    }
}
