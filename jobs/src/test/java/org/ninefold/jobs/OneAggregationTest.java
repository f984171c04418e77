package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.jobs.engine.SparkEngine;
import org.ninefold.jobs.pipeline.Recompute;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** All tables are counted in one Spark job, however many analyses a study has. */
class OneAggregationTest {
    private static final List<String> ENDPOINTS = List.of("OS", "EFS", "OS_THROUGH_SCT", "EFS_THROUGH_SCT", "RELAPSE");
    private static final List<String> POPULATIONS = List.of("ALL", "CR", "CR_NO_SCT");

    /** Spark jobs of a whole run of the sample. Each costs a small run some hundredths of a second: fewer is better. */
    private static final int JOBS = 7;

    private static final Study SAMPLE = StudyReader.read(SampleSnapshot.CONFIG);

    @TempDir
    private Path folder;

    @Test
    void theSampleTakesFewJobsAndIsCountedInOne() throws IOException {
        assertThat(jobs(SAMPLE)).hasSize(JOBS).containsOnlyOnce("count");
    }

    @Test
    void aStudyWithManyMoreAnalysesTakesNoMoreJobs() throws IOException {
        StudyCopy copy = StudyCopy.in(folder);
        copy.change(copy.config(), text -> text.replace("  analyses = [\n", "  analyses = [\n" + analyses()));
        Study many = StudyReader.read(copy.config());
        assertThat(many.analyses()).hasSizeGreaterThan(60);
        assertThat(AnalysisPlan.of(many).tables().size())
                .isGreaterThan(2 * AnalysisPlan.of(SAMPLE).tables().size());

        assertThat(jobs(many)).hasSameSizeAs(jobs(SAMPLE)).containsOnlyOnce("count");
    }

    private List<String> jobs(Study study) throws IOException {
        SparkSession spark = SharedSession.usual();
        try (var jobs = SparkJobs.of(spark)) {
            PoolRun.of(
                    study,
                    folder.resolve("out-" + study.analyses().size()),
                    bytes -> new SparkEngine(spark, () -> {}),
                    stage -> {},
                    Recompute.CHANGED);
            return jobs.descriptions();
        }
    }

    private static String analyses() {
        var text = new StringBuilder();
        for (String population : POPULATIONS) {
            for (String endpoint : ENDPOINTS) {
                String about = "endpoint = " + endpoint + ", population = " + population;
                String accepted = population.equals("ALL") ? "" : ", guarantee-time = accepted";
                String id = "_" + endpoint + "_" + population;
                text.append("{ id = s%s, kind = survival, %s, times = [1 year]%s }\n".formatted(id, about, accepted))
                        .append("{ id = i%s, kind = incidence, %s, times = [1 year]%s }\n"
                                .formatted(id, about, accepted))
                        .append("{ id = f%s, kind = follow-up, %s }\n".formatted(id, about));
            }
            for (String sql : List.of("BLASTPCT", "MRDPCT", "NINF")) {
                text.append("{ id = q_%s_%s, kind = summary, of = \"%1$s\", decimals = 2, population = %2$s }\n"
                        .formatted(sql, population));
            }
            for (String sql : List.of("SEX", "PHSTAT", "DISSTAT", "DTHCAUS")) {
                text.append("{ id = l_%s_%s, kind = frequency, of = \"%1$s\", population = %2$s, levels = accepted }\n"
                        .formatted(sql, population));
            }
        }
        return text.toString();
    }
}
