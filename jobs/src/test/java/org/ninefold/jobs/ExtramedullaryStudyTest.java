package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of seven relapses outside the marrow: its printed figures come out. */
class ExtramedullaryStudyTest {
    @TempDir
    private static Path out;

    private static ReproducedTable table;

    @BeforeAll
    static void pool() throws IOException {
        table = ReproducedTable.of("extramedullary.conf", out);
    }

    @Test
    void all28PrintedFiguresComeOut() {
        assertThat(table.ids()).hasSize(31).allMatch(id -> id.startsWith("S2."));
        assertThat(table.agreeing()).hasSize(28);
        assertThat(table.disagreeing()).isEmpty();
    }

    /** Five of six remissions go on: half of them have not ended, whatever the plain median of durations says. */
    @Test
    void theMedianDurationOfRemissionIsNotReached() {
        assertThat(table.informative()).isEqualTo(Map.of("S2.DCR_KM", "null", "S2.DEATH", "0", "S2.MOL_PH", "TRUE"));
        assertThat(table.withReason()).containsExactly("S2.DCR_KM");
    }

    /** The relapse that led to the infusion is history; the later one is an event. */
    @Test
    void onlyARelapseAfterTheInfusionIsAnEvent() {
        assertThat(table.published().rows("""
                        select EMRSITE, RELSITE, EMRDT < TRTSDT, RELDT > TRTSDT from adsl where RELDT is not null""")).containsExactly(List.of("CNS", "CNS", true, true));
    }

    @Test
    void nothingIsFoundAndWhatIsLeftOutSaysWhy() {
        assertThat(table.published().rows("select * from quality")).isEmpty();
        assertThat(table.recordsLeftOut())
                .containsExactly(
                        "1 of e01/kinetyka.csv, duplicate",
                        "1 of e01/pacjenci.csv, filtered: never infused",
                        "1 of e01/powiklania.csv, filtered: no mapping takes it");
    }

    @Test
    void everyTableHasTheBytesThatItHad() {
        GoldenHashes.hold("extramedullary", table.published());
    }
}
