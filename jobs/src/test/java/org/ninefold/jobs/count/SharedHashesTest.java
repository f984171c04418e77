package org.ninefold.jobs.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.quality.DataGateException;

/** Hashes at several sites are found, however often a site has them and in whatever part of the table. */
class SharedHashesTest {
    private static Parts<List<Object>> table(List<List<Object>> rows, int parts) {
        return new LocalEngine(PoolRun.HADOOP, 2).parts(rows, parts);
    }

    @Test
    void thoseOfSeveralSitesAreFoundOnce() {
        List<List<Object>> rows = List.of(
                List.of("C01", 1L),
                List.of("C01", 1L),
                List.of("C01", Long.MIN_VALUE),
                List.of("C02", 2L),
                List.of("C03", Long.MIN_VALUE),
                List.of("C03", 0L),
                List.of("C02", Long.MIN_VALUE),
                List.of("C02", -7L),
                List.of("C02", -7L),
                List.of("C01", -7L));

        for (int parts = 1; parts <= 4; parts++) {
            assertThat(SharedHashes.of(table(rows, parts), 6)).containsExactlyInAnyOrder(Long.MIN_VALUE, -7L);
        }
        assertThat(SharedHashes.of(table(List.of(), 1), 1)).isEmpty();
    }

    @Test
    void moreThanMayBeSharedAreToldWithTheirSites() {
        List<List<Object>> rows = List.of(
                List.of("C01", 1L), List.of("C02", 1L), List.of("C01", 2L), List.of("C02", 2L), List.of("C02", 3L));

        for (int parts = 1; parts <= 3; parts++) {
            int own = parts;
            assertThat(SharedHashes.of(table(rows, own), 4)).hasSize(2);
            assertThatThrownBy(() -> SharedHashes.of(table(rows, own), 3))
                    .isInstanceOfSatisfying(DataGateException.class, refused -> assertThat(refused.sentences())
                            .containsExactly(
                                    "C01 and C02: their subjects agree more than 3 times in birth date, sex and a"
                                            + " date of infusion or transplant; correct the path of a source if both centres read"
                                            + " the same files, or raise the study's limits { same-persons }"));
        }
    }

    @Test
    void manyAreFoundAsAMapOfThemWould() {
        var random = new Random(20261122);
        var rows = new ArrayList<List<Object>>();
        Map<Long, Set<String>> sites = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            String site = "C0" + random.nextInt(1, 6);
            long hash = (random.nextInt(200_000) - 100_000) * 0x9e3779b97f4a7c15L;
            rows.add(List.of(site, hash));
            sites.computeIfAbsent(hash, key -> new HashSet<>()).add(site);
        }
        sites.values().removeIf(of -> of.size() == 1);

        assertThat(SharedHashes.of(table(rows, 3), 100_000))
                .hasSizeGreaterThan(1_000)
                .containsExactlyInAnyOrderElementsOf(sites.keySet());
    }
}
