package org.ninefold.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ninefold.risk.Exit;

/** One population that matters and one that does not, one grouping that does: subjects of two sexes on two days. */
class CellsTest {
    private static final Cells.Scope SCOPE =
            new Cells.Scope(BitSet.valueOf(new long[] {1}), BitSet.valueOf(new long[] {1}));
    private static final Exit DEATH = new Exit.Event("DEATH");

    private static void count(Cells cells, boolean other, String sex, Integer day, Integer entry) {
        String[] groups = {sex};
        int members = cells.members(new boolean[] {true, other}, groups)[0];
        cells.add(members, 0, day == null ? CountedValue.MISSING : new CountedValue.AtRisk(day, entry, DEATH));
    }

    private static void subjects(Cells cells, Runnable after) {
        for (int i = 0; i < 3; i++) {
            count(cells, i == 0, "F", 10, null);
            after.run();
            count(cells, i == 1, "M", 10, 4);
            after.run();
            count(cells, false, null, null, null);
            after.run();
        }
    }

    /** Populations, group, day and level with the count. */
    private static Map<String, Long> told(List<Cells.Cell> cells, Map<String, Long> counts) {
        for (Cells.Cell cell : cells) {
            String key =
                    "%s %s %s %s".formatted(cell.populations(), cell.groups().get(0), cell.day(), cell.level());
            counts.merge(key, cell.n(), Long::sum);
        }
        return counts;
    }

    @Test
    void whatDoesNotMatterToAFactMakesNoCells() {
        var cells = new Cells(List.of(SCOPE), Cells.LIMIT);
        subjects(cells, () -> {});
        assertThat(told(cells.take(), new TreeMap<>()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "YN F 10 EVENT:DEATH", 3L,
                        "YN M 10 EVENT:DEATH", 3L,
                        "YN M 4 LATE_ENTRY", 3L,
                        "YN null null null", 3L));
    }

    @Test
    void cellsThatAreHandedOnEarlyCountTheSame() {
        var whole = new Cells(List.of(SCOPE), Cells.LIMIT);
        subjects(whole, () -> {});
        var parts = new Cells(List.of(SCOPE), 2);
        var counts = new TreeMap<String, Long>();
        subjects(parts, () -> {
            if (parts.isFull()) {
                told(parts.take(), counts);
            }
        });
        List<Cells.Cell> rest = parts.take();
        assertThat(counts).isNotEmpty();
        assertThat(told(rest, counts)).isEqualTo(told(whole.take(), new TreeMap<>()));
    }

    @Test
    void cellsStandInTheirOrderWhateverThatOfTheSubjects() {
        var one = new Cells(List.of(SCOPE), Cells.LIMIT);
        count(one, false, "M", 7, null);
        count(one, false, null, 9, null);
        count(one, false, "F", 8, null);
        var other = new Cells(List.of(SCOPE), Cells.LIMIT);
        count(other, false, "F", 8, null);
        count(other, false, "M", 7, null);
        count(other, false, null, 9, null);
        List<Integer> days = one.take().stream().map(Cells.Cell::day).toList();
        assertThat(days).containsExactly(9, 8, 7);
        assertThat(other.take().stream().map(Cells.Cell::day)).containsExactlyElementsOf(days);
    }

    @Test
    void cellsOfOneGroupStandByVariableThenDayThenLevelWithNullsFirst() {
        var cells = new Cells(List.of(SCOPE), Cells.LIMIT);
        int members = cells.members(new boolean[] {true, true}, new String[] {"F"})[0];
        cells.add(members, 1, new CountedValue.AtRisk(3, null, DEATH));
        cells.add(members, 0, CountedValue.level("B"));
        cells.add(members, 0, CountedValue.level("A"));
        cells.add(members, 0, CountedValue.MISSING);
        cells.add(members, 0, new CountedValue.AtRisk(5, null, DEATH));

        assertThat(cells.take().stream().map(cell -> cell.variable() + " " + cell.day() + " " + cell.level()))
                .containsExactly("0 null null", "0 null A", "0 null B", "0 5 EVENT:DEATH", "1 3 EVENT:DEATH");
    }

    @Test
    void theyAreFullAtTheLimitAndBeginAnew() {
        var cells = new Cells(List.of(SCOPE), 2);
        count(cells, false, "F", 1, null);
        assertThat(cells.isFull()).isFalse();
        count(cells, false, "F", 2, null);
        assertThat(cells.isFull()).isTrue();
        cells.take();
        assertThat(cells.isFull()).isFalse();
        assertThat(cells.take()).isEmpty();
    }
}
