package org.ninefold.jobs.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ninefold.analysis.AnalysisPlan;
import org.ninefold.counting.Count;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.SampleSnapshot;
import org.ninefold.jobs.derive.TallyRows;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.study.Center;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** The cells of the sample's tally, in batches of different sizes. */
class CellCounterTest {
    private static final Study STUDY = StudyReader.read(SampleSnapshot.CONFIG);
    private static final TablePlan PLAN = AnalysisPlan.of(STUDY);
    private static final List<String> SITES =
            STUDY.centers().stream().map(Center::id).toList();

    private static List<List<Object>> tally;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> walk = Files.walk(SampleSnapshot.get().out().resolve(".reuse"))) {
            Path folder =
                    walk.filter(path -> path.endsWith("tally")).findFirst().orElseThrow();
            tally = TaskRows.of(
                            new LocalEngine(PoolRun.HADOOP, 2),
                            TallyRows.schema(PLAN),
                            folder.toString(),
                            new TreeSet<>(SITES))
                    .collect("tally");
        }
    }

    private List<CellCounter.Counted> counted(int limit) {
        var counted = new ArrayList<CellCounter.Counted>();
        Iterator<CellCounter.Counted> parts =
                new CellCounter(PLAN, STUDY.cutoff(), 1_000, limit).counted(tally.iterator());
        parts.forEachRemaining(counted::add);
        return counted;
    }

    private List<Count> cells(List<CellCounter.Counted> parts) {
        var builder = new CountedTables.Builder();
        parts.forEach(part -> part.into(builder, PLAN));
        CountedTables tables = builder.build(SITES);
        return PLAN.tables().stream()
                .flatMap(table -> tables.cells(table).stream())
                .toList();
    }

    @Test
    void theSizeOfABatchDoesNotMatter() {
        List<Count> whole = cells(counted(Integer.MAX_VALUE));
        assertThat(tally).hasSizeGreaterThan(300);
        assertThat(whole).hasSizeGreaterThan(500);
        for (int limit : List.of(1, 7, 100)) {
            assertThat(cells(counted(limit))).as("in batches of " + limit).isEqualTo(whole);
        }
    }

    @Test
    void theCountsAreThoseThatWerePublished() throws IOException {
        var folder = new org.apache.hadoop.fs.Path(
                SampleSnapshot.published().snapshot().toUri());
        PublishedSnapshot snapshot =
                PublishedSnapshot.open(folder, new Configuration(false)).orElseThrow();
        assertThat(cells(counted(7))).containsExactlyInAnyOrderElementsOf(snapshot.counts(PLAN));
    }

    @Test
    void aFactIsHandedOnOnceABatch() {
        int facts = (int) tally.stream()
                .map(row -> TallyRows.cell(row).variable())
                .distinct()
                .count();
        assertThat(counted(Integer.MAX_VALUE)).hasSize(facts);
        assertThat(counted(1)).hasSize(tally.size());
    }

    @Test
    void noSitesAreNoCells() {
        assertThat(new CellCounter(PLAN, STUDY.cutoff(), 1_000, CellCounter.LIMIT)
                        .counted(List.<List<Object>>of().iterator()))
                .isExhausted();
    }
}
