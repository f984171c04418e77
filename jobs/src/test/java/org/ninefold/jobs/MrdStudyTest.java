package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The study of residual against active disease: its printed figures come out, but for one that the paper contradicts. */
class MrdStudyTest {
    @TempDir
    private static Path out;

    private static ReproducedTable table;

    @BeforeAll
    static void pool() throws IOException {
        table = ReproducedTable.of("mrd.conf", out);
    }

    @Test
    void all77FiguresComeOutThatThePaperDoesNotContradict() {
        assertThat(table.ids()).hasSize(86).allMatch(id -> id.startsWith("S3."));
        assertThat(table.agreeing()).hasSize(77);
        assertThat(table.disagreeing()).isEqualTo(Map.of("S3.PCR", "8"));
        assertThat(table.withReason()).containsExactly("S3.PCR");
    }

    /** Both would have been printed as other figures: the paper counts neither non-response nor transplants. */
    @Test
    void eventFreeSurvivalDependsOnWhatEndsIt() {
        assertThat(table.informative())
                .isEqualTo(Map.of(
                        "S3.CMP.FERRITIN", "p=0.095",
                        "S3.CMP.IL10", "p=0.243",
                        "S3.CMP.IL8", "p=0.276",
                        "S3.DEATHS", "3",
                        "S3.EFS2_HSCTCENS", "60.0±18.2",
                        "S3.EFS2_NR28", "55.1±13.9",
                        "S3.EFS2_R597", "7",
                        "S3.FU_RKM", "700"));
    }

    /** From R's survdiff and wilcox.test on the source. */
    @Test
    void residualDiseaseDoesBetterThanActiveDisease() {
        assertThat(table.p("os", "log-rank")).startsWith("0.0200");
        assertThat(table.p("efs", "log-rank")).startsWith("0.0032");
        assertThat(table.p("crs_grade", "Mann–Whitney, normal with correction")).isEqualTo("0.000257");
    }

    /** The toxicity form was filled in for residual disease only: the others were not assessed, which is not grade 0. */
    @Test
    void whoWasNotAskedHasNoGrade() {
        assertThat(table.published().rows("""
                        select DISSTAT, count(*) from (select * from adae union all select * from adnoae)
                        join adsl using (USUBJID) where AETERM = 'Fever' group by all""")).containsExactly(List.of("MRD", 14L));
    }

    @Test
    void nothingIsFoundAndWhatIsLeftOutSaysWhy() {
        assertThat(table.published().rows("select * from quality")).isEmpty();
        assertThat(table.recordsLeftOut())
                .containsExactly(
                        "1 of m01/copies.txt, duplicate", "1 of m01/patients.txt, filtered: screened, not treated");
    }

    @Test
    void everyTableHasTheBytesThatItHad() {
        GoldenHashes.hold("mrd", table.published());
    }
}
