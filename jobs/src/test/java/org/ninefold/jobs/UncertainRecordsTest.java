package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A death of which the day is wrong, and a toxicity of which the grade is missing, at a centre of four. */
class UncertainRecordsTest {
    @TempDir
    private static Path folder;

    private static Published published;

    @BeforeAll
    static void pool() throws IOException {
        StudyCopy study = StudyCopy.in(folder).only("c05");
        study.change(study.extract("c05/follow_up.csv"), text -> text.replace("death,2018-03-09", "death,2018-02-30"));
        study.change(study.extract("c05/toxicities.csv"), text -> text.replace("L5-H67,CRS,2,", "L5-H67,CRS,,")
                .replace("L5-F63,CRS,3,2017-07-07,2017-07-17", "L5-F63,CRS,3,2017-07-01,2017-07-03"));
        PoolRun.of(study.config(), folder.resolve("out"), stage -> {});
        published = Published.current(folder.resolve("out"));
    }

    @Test
    void aDeathWithoutADateIsNoSurvivor() {
        assertThat(published.rows(
                        "SELECT NOTEVAL, count(*) FROM '%s' WHERE PARAMCD = 'OS' GROUP BY 1 ORDER BY 1 NULLS FIRST"
                                .formatted(published.snapshot().resolve("patient/adam/adtte/*.parquet"))))
                .containsExactly(Arrays.asList(null, 3L), List.of("death without a date", 1L));
        assertThat(figure("follow_up", "survivors", "n")).isEqualTo(2.0);
        assertThat(figure("os", "death without a date", "n")).isEqualTo(1.0);
        assertThat(published.rows("SELECT rule, severity, n FROM '%s' WHERE rule LIKE 'subject.%%'"
                        .formatted(published.snapshot().resolve("aggregate/quality.parquet"))))
                .containsExactly(List.of("subject.death-date", "warn", 1L));
    }

    /** H67's CRS has no grade; F63's was before the infusion; the centre's list is complete for the other two. */
    @Test
    void aToxicityWithoutAGradeIsNeitherNoneNorUnassessed() {
        assertThat(figure("crs", "grade unknown", "n")).isEqualTo(1.0);
        assertThat(figure("crs", "not assessed", "n")).isEqualTo(0.0);
        assertThat(figure("crs", "grade 0", "n")).isEqualTo(3.0);
        assertThat(figure("crs", "grade ≥1", "N")).isEqualTo(3.0);
    }

    private static Object figure(String analysis, String level, String name) {
        List<List<Object>> rows = published.rows(
                """
                SELECT stat FROM '%s' WHERE analysis = ? AND variable_level = ? AND stat_name = ? AND group1 IS NULL""".formatted(published.snapshot().resolve("aggregate/results.parquet")), analysis, level, name);
        assertThat(rows).hasSize(1);
        return rows.get(0).get(0);
    }
}
