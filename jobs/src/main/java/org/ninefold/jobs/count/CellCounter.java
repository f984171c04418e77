package org.ninefold.jobs.count;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.ninefold.counting.CellCounts;
import org.ninefold.counting.Cells;
import org.ninefold.counting.CountedAs;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.Numbering;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.jobs.derive.TallyRows;
import org.ninefold.risk.Packer;
import org.ninefold.risk.Unpacker;

/** Adds the cells of a tally to the tables that they belong to. */
final class CellCounter implements Serializable {
    /** The usual limit. */
    static final int LIMIT = 1 << 20;

    /** So many counts are handed on together, and those of one table more. */
    private static final int PART = 1 << 18;

    private static final int NONE = -1;
    private static final int UNKNOWN = -2;

    /** For each variable of the plan the tables that count it. */
    private final List<List<Target>> targets = new ArrayList<>();
    /** For each variable whether its levels begin with the day on which a follow-up began. */
    private final List<Boolean> potential = new ArrayList<>();

    private final int cutoff;
    /** For each variable whether it is a category. */
    private final List<Boolean> categories = new ArrayList<>();

    private final int groupings;
    private final int mostLevels;
    private final int limit;

    /** A table, by its place in the plan, that counts a fact; -1 without groups. */
    private record Target(int table, int population, int grouping) implements Serializable {}

    /** A group of a site in a table; null without a group. */
    private record Place(int table, String site, String group) implements Serializable {}

    /**
     * A counter.
     *
     * @param mostLevels of a category or a group; a task that meets more counts no further
     * @param limit so many cells of the tally are brought together before they are counted
     */
    CellCounter(TablePlan plan, LocalDate cutoff, int mostLevels, int limit) {
        this.groupings = plan.groupings().size();
        this.mostLevels = mostLevels;
        this.cutoff = (int) cutoff.toEpochDay();
        this.limit = limit;
        for (CountedVariable each : plan.variables()) {
            var own = new ArrayList<Target>();
            for (int i = 0; i < plan.tables().size(); i++) {
                TableSpec table = plan.tables().get(i);
                if (table.variable().equals(each)) {
                    own.add(new Target(
                            i,
                            plan.populations().indexOf(table.population()),
                            table.by() == null ? -1 : plan.groupings().indexOf(table.by())));
                }
            }
            targets.add(List.copyOf(own));
            potential.add(each.as() == CountedAs.POTENTIAL);
            categories.add(each.as() == CountedAs.OPEN_LEVELS);
        }
    }

    /**
     * Counts of a variable as they travel.
     *
     * @param places the groups, by their numbers
     * @param levels the levels, by their numbers
     * @param cells for each cell the number of its place, its day, 0 for none and else one more, the number of its level and the
     *     count
     * @param excess what has too many levels, instead of all this; null for nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Counted(List<Place> places, List<String> levels, int size, byte[] cells, LevelsSeen.Excess excess)
            implements Serializable {
        void into(CountedTables.Builder tables, TablePlan plan) {
            List<CountedTables.Group> own = places.stream()
                    .map(place -> tables.group(plan.tables().get(place.table), place.site, place.group))
                    .toList();
            var read = new Unpacker(cells);
            for (int i = 0; i < size; i++) {
                CountedTables.Group group = own.get((int) read.number());
                int day = (int) read.number();
                int level = (int) read.number();
                group.add(day == 0 ? null : day - 1, level < 0 ? null : levels.get(level), read.number());
            }
        }
    }

    /** The counts of a partition, in parts that bound what a task keeps. */
    Iterator<Counted> counted(Iterator<List<Object>> cells) {
        return new Counting(cells);
    }

    /**
     * Counts variable by variable and table by table, so that the counts being added to are those of one table and stay near: a cell of
     * the tally belongs to hundreds of tables where there are a thousand analyses.
     */
    private final class Counting implements Iterator<Counted> {
        private final Iterator<List<Object>> cells;
        /** Those that stand in the batch, and the one of the cell before. */
        private final Numbering<Members> members = new Numbering<>();

        private Members last;
        private int numberOfLast;
        private final List<VariableCells> batch;
        /** The variable whose counts are next; behind the last where the batch is handed on. */
        private int next;
        /** The table of it that is next. */
        private int nextTarget;

        private final Numbering<Place> places = new Numbering<>();
        private final Packer packer = new Packer();
        private final LevelsSeen levels = new LevelsSeen(categories, groupings, mostLevels);
        private LevelsSeen.Excess excess;
        private boolean ended;

        Counting(Iterator<List<Object>> cells) {
            this.cells = cells;
            this.batch = potential.stream().map(VariableCells::new).toList();
            this.next = batch.size();
        }

        @Override
        public boolean hasNext() {
            while (!ended && (next < batch.size() || cells.hasNext())) {
                if (next == batch.size()) {
                    takeBatch();
                } else if (excess != null) {
                    return true;
                } else if (!batch.get(next).isEmpty()) {
                    return true;
                } else {
                    next++;
                }
            }
            return false;
        }

        @Override
        public Counted next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (excess != null) {
                ended = true;
                return new Counted(List.of(), List.of(), 0, new byte[0], excess);
            }
            VariableCells of = batch.get(next);
            List<Target> own = targets.get(next);
            var counts = new CellCounts();
            int size = 0;
            while (nextTarget < own.size() && size < PART) {
                size += count(of, own.get(nextTarget++), counts);
            }
            var counted = new Counted(places.all(), of.levelsUntil(cutoff), size, packer.take(), null);
            places.clear();
            if (nextTarget == own.size()) {
                of.clear();
                next++;
                nextTarget = 0;
            }
            return counted;
        }

        private void takeBatch() {
            members.clear();
            last = null;
            for (int taken = 0; taken < limit && cells.hasNext() && excess == null; taken++) {
                List<Object> row = cells.next();
                Cells.Cell cell = TallyRows.cell(row);
                excess = levels.excess(cell);
                batch.get(cell.variable()).add(numberOfMembers(TallyRows.site(row), cell), cell);
            }
            next = 0;
        }

        /** Cells of the same members stand one behind the other. */
        private int numberOfMembers(String site, Cells.Cell cell) {
            var members = new Members(site, cell.populations(), cell.groups());
            if (!members.equals(last)) {
                last = members;
                numberOfLast = this.members.of(members);
            }
            return numberOfLast;
        }

        /** Writes the counts of a table; how many. */
        private int count(VariableCells of, Target target, CellCounts counts) {
            int[] placeOf = new int[members.size()];
            Arrays.fill(placeOf, UNKNOWN);
            of.addTo(counts, one -> {
                if (placeOf[one] == UNKNOWN) {
                    placeOf[one] = place(target, members.get(one));
                }
                return placeOf[one];
            });
            int[] slots = counts.slots();
            for (int slot : slots) {
                for (int which = 0; which <= 2; which++) {
                    packer.number(counts.key(slot, which));
                }
                packer.number(counts.count(slot));
            }
            counts.clear();
            return slots.length;
        }

        private int place(Target target, Members of) {
            return of.populations.charAt(target.population) == Cells.MEMBER
                    ? places.of(new Place(target.table, of.site, of.group(target.grouping)))
                    : NONE;
        }
    }

    /** Whose cell it is: a letter for each population, and the levels of the groupings, null without one. */
    private record Members(String site, String populations, List<String> groups) {
        String group(int grouping) {
            return grouping < 0 ? null : groups.get(grouping);
        }
    }
}
