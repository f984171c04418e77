package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellCountsTest {

    @Test
    void countsAreThoseOfAMapWhateverTheNumbersAndHoweverMany() {
        var random = new Random(7);
        var counts = new CellCounts();
        for (int round = 0; round < 3; round++) {
            var expected = new HashMap<List<Integer>, Long>();
            for (int i = 0; i < 20_000; i++) {
                int a = random.nextInt(3);
                int b = random.nextInt(15);
                int c = random.nextInt(10) == 0 ? Integer.MIN_VALUE : random.nextInt(400);
                int d = random.nextInt(5) - 1;
                counts.add(a, b, c, d, 1);
                expected.merge(List.of(a, b, c, d), 1L, Long::sum);
            }
            assertThat(counts.size()).isEqualTo(expected.size());
            assertThat(told(counts)).isEqualTo(expected);
            counts.clear();
            assertThat(counts.size()).isZero();
            assertThat(told(counts)).isEmpty();
        }
    }

    private static Map<List<Integer>, Long> told(CellCounts counts) {
        var told = new HashMap<List<Integer>, Long>();
        for (int slot : counts.order(Comparator.naturalOrder())) {
            told.put(
                    List.of(counts.key(slot, 0), counts.key(slot, 1), counts.key(slot, 2), counts.key(slot, 3)),
                    counts.count(slot));
        }
        return told;
    }

    @Test
    void cellsComeInTheOrderAskedFor() {
        var counts = new CellCounts();
        for (int day : new int[] {5, -3, 9, 5}) {
            counts.add(0, 0, day, 0, 1);
        }
        int[] slots = counts.order(Comparator.comparingInt(slot -> counts.key(slot, 2)));
        assertThat(Arrays.stream(slots).map(slot -> counts.key(slot, 2))).containsExactly(-3, 5, 9);
        assertThat(Arrays.stream(slots).mapToLong(counts::count)).containsExactly(1L, 2L, 1L);
    }
}
