package org.ninefold.counting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.ninefold.results.TextOrder;
import org.ninefold.risk.Exit;

/**
 * The subjects of a site counted: those of the same populations and groups with the same day and level of a fact are one
 * cell, and so are those that enter late on the same day. Only the populations and groups count in which the fact is
 * counted, so that the number of cells is bounded by distinct days and levels, not by subjects.
 */
public final class Cells {
    /** Letter of a member in {@link Cell#populations}. */
    public static final char MEMBER = 'Y';

    private static final char NO_MEMBER = 'N';

    /** So many cells are kept before they are handed on. */
    static final int LIMIT = 1 << 18;
    /** In place of a day that is null; it comes before all others. */
    private static final int NO_DAY = Integer.MIN_VALUE;
    /** The numbers of a cell. */
    private static final int MEMBERS = 0;

    private static final int FACT = 1;
    private static final int DAY = 2;
    private static final int LEVEL = 3;

    private static final Exit LATE_ENTRY = new Exit.LateEntry();
    private final List<Scope> scopes;
    private final int limit;
    private final Numbering<Members> members = new Numbering<>();
    /** Exits as they are – no text is made of one but for the cells that are handed on – and the texts of all else, null for nothing. */
    private final Numbering<Object> levels = new Numbering<>();
    /** By members, fact, day and level; members and level by their numbers, {@link #NO_DAY} for a null day. */
    private final CellCounts counts = new CellCounts();

    Cells(List<Scope> scopes, int limit) {
        this.limit = limit;
        this.scopes = scopes;
    }

    /** The populations and groupings in which some variables of a plan are counted, by their places there. */
    record Scope(BitSet populations, BitSet groupings) implements Serializable {
        /** The scope of a variable: those of its tables. */
        static Scope of(CountedVariable counted, TablePlan plan) {
            var populations = new BitSet();
            var groupings = new BitSet();
            plan.tables().stream()
                    .filter(table -> table.variable().equals(counted))
                    .forEach(table -> {
                        populations.set(plan.populations().indexOf(table.population()));
                        if (table.by() != null) {
                            groupings.set(plan.groupings().indexOf(table.by()));
                        }
                    });
            return new Scope(populations, groupings);
        }

        /** A letter Y or N for each population of the plan; N for those that do not matter. */
        String letters(boolean[] member) {
            var letters = new char[member.length];
            for (int i = 0; i < letters.length; i++) {
                letters[i] = member[i] && populations.get(i) ? MEMBER : NO_MEMBER;
            }
            return new String(letters);
        }

        /** The level of each grouping of the plan; null for those that do not matter. */
        List<String> levels(String[] groups) {
            var levels = new ArrayList<String>(groups.length);
            for (int i = 0; i < groups.length; i++) {
                levels.add(groupings.get(i) ? groups[i] : null);
            }
            return levels;
        }
    }

    /** The populations and groups of a subject that matter to a fact; a letter Y or N for each population of the plan. */
    private record Members(String populations, List<String> groups) {}

    /**
     * Subjects of one site that are counted alike.
     *
     * @param populations for each population of the plan a letter, {@link #MEMBER} for members
     * @param groups for each grouping of the plan its level, null without one
     * @param variable the place of the counted variable in the plan
     * @param day the day of an exit or a late entry, null for all else
     * @param level {@link CountedValue#code}
     */
    public record Cell(String populations, List<String> groups, int variable, Integer day, String level, long n) {}

    /** The numbers of a subject's populations and groups, for each scope. */
    int[] members(boolean[] populations, String[] groups) {
        var numbers = new int[scopes.size()];
        for (int i = 0; i < numbers.length; i++) {
            Scope scope = scopes.get(i);
            numbers[i] = members.of(new Members(scope.letters(populations), scope.levels(groups)));
        }
        return numbers;
    }

    /** Counts what a subject gives to a variable: an exit also with its late entry, if it has one. */
    void add(int ofMembers, int variable, CountedValue value) {
        if (value instanceof CountedValue.AtRisk risk) {
            add(ofMembers, variable, risk.day(), risk.exit());
            if (risk.entry() != null) {
                add(ofMembers, variable, risk.entry(), LATE_ENTRY);
            }
        } else {
            add(ofMembers, variable, NO_DAY, value.code());
        }
    }

    private void add(int ofMembers, int fact, int day, Object level) {
        counts.add(ofMembers, fact, day, levels.of(level), 1);
    }

    private static String code(Object level) {
        return level instanceof Exit exit ? exit.code() : (String) level;
    }

    /** Whether it is time to hand the cells on. */
    public boolean isFull() {
        return counts.size() >= limit;
    }

    /** The cells in their order; begins anew. */
    public List<Cell> take() {
        int[] memberRanks = ranks(members.all(), Cells::compare);
        int[] levelRanks = ranks(levels.all(), Comparator.comparing(Cells::code, TextOrder.NULLS_FIRST));
        int[] slots = counts.order(Comparator.comparingInt((Integer slot) -> memberRanks[counts.key(slot, MEMBERS)])
                .thenComparingInt(slot -> counts.key(slot, FACT))
                .thenComparingInt(slot -> counts.key(slot, DAY))
                .thenComparingInt(slot -> levelRanks[counts.key(slot, LEVEL)]));
        List<Cell> cells = Arrays.stream(slots).mapToObj(this::cell).toList();
        counts.clear();
        members.clear();
        levels.clear();
        return cells;
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
        int order = TextOrder.compare(a.populations(), b.populations());
        for (int i = 0; order == 0 && i < a.groups().size(); i++) {
            order = TextOrder.NULLS_FIRST.compare(a.groups().get(i), b.groups().get(i));
        }
        return order;
    }

    private Cell cell(int slot) {
        Members of = members.get(counts.key(slot, MEMBERS));
        int day = counts.key(slot, DAY);
        return new Cell(
                of.populations(),
                of.groups(),
                counts.key(slot, FACT),
                day == NO_DAY ? null : day,
                code(levels.get(counts.key(slot, LEVEL))),
                counts.count(slot));
    }
}
