package org.ninefold.jobs.count;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.analysis.Count;
import org.ninefold.analysis.CountedTables;
import org.ninefold.analysis.Fact;
import org.ninefold.analysis.TablePlan;
import org.ninefold.analysis.TableSpec;
import org.ninefold.jobs.derive.CellCounts;
import org.ninefold.jobs.harmonize.Packer;
import org.ninefold.jobs.harmonize.Unpacker;

/** Adds the cells of a tally to the tables that they belong to. */
final class CellCounter implements Serializable {
    /** So many counts are kept before they are handed on. */
    private static final int LIMIT = 1 << 18;

    private static final int SITE = 0;
    private static final int POPULATIONS = 1;
    private static final int FIRST_GROUP = 2;
    private static final byte MEMBER = 'Y';

    private final List<List<Target>> targets = new ArrayList<>();
    /** For each fact whether its levels begin with the day on which a follow-up began. */
    private final List<Boolean> potential = new ArrayList<>();

    private final int fact;
    private final int cutoff;

    /** A table, by its place in the plan, that counts a fact; -1 without groups. */
    private record Target(int table, int population, int grouping) implements Serializable {}

    /** A group of a site in a table; null without a group. */
    private record Place(int table, String site, String group) implements Serializable {}

    CellCounter(TablePlan plan, LocalDate cutoff) {
        this.cutoff = (int) cutoff.toEpochDay();
        fact = FIRST_GROUP + plan.groupings().size();
        for (Fact each : plan.facts()) {
            var own = new ArrayList<Target>();
            for (int i = 0; i < plan.tables().size(); i++) {
                TableSpec table = plan.tables().get(i);
                if (table.fact().equals(each)) {
                    own.add(new Target(
                            i,
                            plan.populations().indexOf(table.population()),
                            table.by() == null ? -1 : plan.groupings().indexOf(table.by())));
                }
            }
            targets.add(List.copyOf(own));
            potential.add(each instanceof Fact.Potential);
        }
    }

    /**
     * Counts as they travel.
     *
     * @param places the groups, by their numbers
     * @param levels the levels, by their numbers
     * @param cells for each cell the number of its place, its day, 0 for none and else one more, the number of its level and the
     *     count
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Counted(List<Place> places, List<String> levels, int size, byte[] cells) implements Serializable {
        void into(CountedTables.Builder tables, TablePlan plan) {
            var read = new Unpacker(cells);
            for (int i = 0; i < size; i++) {
                Place place = places.get((int) read.number());
                int day = (int) read.number();
                int level = (int) read.number();
                tables.add(new Count(
                        plan.tables().get(place.table),
                        place.site,
                        place.group,
                        day == 0 ? null : day - 1,
                        level < 0 ? null : levels.get(level),
                        read.number()));
            }
        }
    }

    /** The counts of a partition, in parts that bound what a task keeps. */
    Iterator<Counted> counted(Iterator<InternalRow> cells) {
        return new Counting(cells);
    }

    private final class Counting implements Iterator<Counted> {
        private final Iterator<InternalRow> cells;
        private final CellCounts counts = new CellCounts();
        private final Map<Place, Integer> placeNumbers = new HashMap<>();
        private final List<Place> places = new ArrayList<>();
        /** Sites and groups as texts. */
        private final Map<UTF8String, String> names = new HashMap<>();

        private final Map<String, Integer> levelNumbers = new HashMap<>();
        private final List<String> levels = new ArrayList<>();
        /** The numbers of texts as they stand in the tally: of levels, and of levels that begin with a day. */
        private final List<Map<UTF8String, Integer>> known = List.of(new HashMap<>(), new HashMap<>());

        Counting(Iterator<InternalRow> cells) {
            this.cells = cells;
        }

        @Override
        public boolean hasNext() {
            return cells.hasNext();
        }

        @Override
        public Counted next() {
            while (cells.hasNext() && counts.size() < LIMIT) {
                add(cells.next());
            }
            var packer = new Packer();
            int[] slots = counts.slots();
            for (int slot : slots) {
                for (int which = 0; which <= 2; which++) {
                    packer.number(counts.key(slot, which));
                }
                packer.number(counts.count(slot));
            }
            var counted = new Counted(List.copyOf(places), List.copyOf(levels), slots.length, packer.take());
            counts.clear();
            places.clear();
            placeNumbers.clear();
            levels.clear();
            levelNumbers.clear();
            known.forEach(Map::clear);
            return counted;
        }

        private void add(InternalRow cell) {
            int of = cell.getInt(fact);
            int day = cell.isNullAt(fact + 1) ? 0 : cell.getInt(fact + 1) + 1;
            int level = cell.isNullAt(fact + 2) ? -1 : level(cell.getUTF8String(fact + 2), potential.get(of));
            long n = cell.getLong(fact + 3);
            String site = name(cell.getUTF8String(SITE));
            UTF8String members = cell.getUTF8String(POPULATIONS);
            for (Target target : targets.get(of)) {
                if (members.getByte(target.population) == MEMBER) {
                    int group = FIRST_GROUP + target.grouping;
                    var place = new Place(
                            target.table,
                            site,
                            target.grouping < 0 || cell.isNullAt(group) ? null : name(cell.getUTF8String(group)));
                    counts.add(number(place, placeNumbers, places), day, level, 0, n);
                }
            }
        }

        private String name(UTF8String text) {
            String name = names.get(text);
            if (name == null) {
                name = text.toString();
                names.put(text.copy(), name);
            }
            return name;
        }

        private int level(UTF8String text, boolean begins) {
            Map<UTF8String, Integer> texts = known.get(begins ? 1 : 0);
            Integer number = texts.get(text);
            if (number == null) {
                String level = text.toString();
                number = number(begins ? untilCutoff(level) : level, levelNumbers, levels);
                texts.put(text.copy(), number);
            }
            return number;
        }

        private static <T> int number(T one, Map<T, Integer> numbers, List<T> all) {
            return numbers.computeIfAbsent(one, first -> {
                all.add(first);
                return all.size() - 1;
            });
        }
    }

    /** A tally says on which day a follow-up began; only here that becomes the days from it to the cut-off. */
    private String untilCutoff(String level) {
        int bar = level.indexOf(Fact.Potential.BAR);
        return bar < 0 ? level : cutoff - Integer.parseInt(level.substring(0, bar)) + level.substring(bar);
    }
}
