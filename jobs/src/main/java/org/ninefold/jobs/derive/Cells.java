package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.counting.TablePlan;
import org.ninefold.risk.Exit;

/**
 * The subjects of a site counted: those of the same populations and groups with the same day and level of a fact are one
 * cell, and so are those that enter late on the same day. Only the populations and groups count in which the fact is
 * counted, so that the number of cells is bounded by distinct days and levels, not by subjects.
 */
final class Cells {
    /** So many cells are kept before they are handed on. */
    private static final int LIMIT = 1 << 18;
    /** In place of a day that is null; it comes before all others. */
    private static final int NO_DAY = Integer.MIN_VALUE;
    /** The numbers of a cell. */
    private static final int MEMBERS = 0;

    private static final int FACT = 1;
    private static final int DAY = 2;
    private static final int LEVEL = 3;

    private static final UTF8String LATE_ENTRY = UTF8String.fromString(new Exit.LateEntry().code());

    private final List<CountingScope> scopes;
    private final int limit;
    private final Numbering<Members> members = new Numbering<>();
    private final Numbering<UTF8String> levels = new Numbering<>(UTF8String::copy);
    /** By members, fact, day and level; members and level by their numbers, -1 for a null level, {@link #NO_DAY} for a null day. */
    private final CellCounts counts = new CellCounts();

    Cells(List<CountingScope> scopes) {
        this(scopes, LIMIT);
    }

    /** With another limit of cells to keep. */
    Cells(List<CountingScope> scopes, int limit) {
        this.limit = limit;
        this.scopes = scopes;
    }

    /** The populations and groups of a subject that matter to a fact; a letter Y or N for each population of the plan. */
    private record Members(UTF8String populations, List<UTF8String> groups) {}

    /** Columns of a cell: {@code site_id, pops, g<i>, fact, day, level, n}. */
    static StructType schema(TablePlan plan) {
        StructType schema =
                new StructType().add(Cohort.SITE, DataTypes.StringType).add(Cohort.POPULATIONS, DataTypes.StringType);
        for (int i = 0; i < plan.groupings().size(); i++) {
            schema = schema.add("g" + i, DataTypes.StringType);
        }
        return schema.add(Cohort.FACT, DataTypes.IntegerType)
                .add("day", DataTypes.IntegerType)
                .add("level", DataTypes.StringType)
                .add("n", DataTypes.LongType);
    }

    /** The numbers of a subject's populations and groups, for each scope. */
    int[] members(boolean[] populations, UTF8String[] groups) {
        var numbers = new int[scopes.size()];
        for (int i = 0; i < numbers.length; i++) {
            CountingScope scope = scopes.get(i);
            numbers[i] = members.of(new Members(scope.letters(populations), scope.levels(groups)));
        }
        return numbers;
    }

    /** Counts a subject's interval of a fact: its exit, and its late entry if it has one. */
    void add(int ofMembers, int fact, RiskInterval interval) {
        add(ofMembers, fact, interval.day(), interval.exit());
        if (interval.entry() != null) {
            add(ofMembers, fact, interval.entry(), LATE_ENTRY);
        }
    }

    private void add(int ofMembers, int fact, Integer day, UTF8String text) {
        counts.add(ofMembers, fact, day == null ? NO_DAY : day, text == null ? -1 : levels.of(text), 1);
    }

    /** Whether it is time to hand the cells on. */
    boolean isFull() {
        return counts.size() >= limit;
    }

    /** The cells in their order; begins anew. */
    InternalRow[] take(UTF8String site) {
        int[] memberRanks = ranks(members.all(), Cells::compare);
        int[] levelRanks = ranks(levels.all(), UTF8String::binaryCompare);
        int[] slots = counts.order(Comparator.comparingInt((Integer slot) -> memberRanks[counts.key(slot, MEMBERS)])
                .thenComparingInt(slot -> counts.key(slot, FACT))
                .thenComparingInt(slot -> counts.key(slot, DAY))
                .thenComparingInt(slot -> counts.key(slot, LEVEL) < 0 ? -1 : levelRanks[counts.key(slot, LEVEL)]));
        InternalRow[] rows =
                Arrays.stream(slots).mapToObj(slot -> row(site, slot)).toArray(InternalRow[]::new);
        counts.clear();
        members.clear();
        levels.clear();
        return rows;
    }

    /** For each element its place in the order. */
    private static <T> int[] ranks(List<T> elements, Comparator<T> order) {
        var sorted = new ArrayList<Integer>();
        for (int i = 0; i < elements.size(); i++) {
            sorted.add(i);
        }
        sorted.sort((a, b) -> order.compare(elements.get(a), elements.get(b)));
        var ranks = new int[elements.size()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[sorted.get(i)] = i;
        }
        return ranks;
    }

    private static int compare(Members a, Members b) {
        int order = a.populations().binaryCompare(b.populations());
        return order == 0 ? Sums.compare(a.groups(), b.groups()) : order;
    }

    private InternalRow row(UTF8String site, int slot) {
        Members of = members.get(counts.key(slot, MEMBERS));
        int day = counts.key(slot, DAY);
        int level = counts.key(slot, LEVEL);
        var cells = new Object[of.groups().size() + 6];
        int i = 0;
        cells[i++] = site;
        cells[i++] = of.populations();
        for (UTF8String group : of.groups()) {
            cells[i++] = group;
        }
        cells[i++] = counts.key(slot, FACT);
        cells[i++] = day == NO_DAY ? null : day;
        cells[i++] = level < 0 ? null : levels.get(level);
        cells[i] = counts.count(slot);
        return new GenericInternalRow(cells);
    }
}
