package org.ninefold.jobs.count;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.analysis.Count;
import org.ninefold.analysis.CountedTables;
import org.ninefold.analysis.Fact;
import org.ninefold.analysis.TablePlan;
import org.ninefold.analysis.TableSpec;
import org.ninefold.jobs.derive.CellCounts;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.derive.Numbers;
import org.ninefold.jobs.harmonize.Packer;
import org.ninefold.jobs.harmonize.Unpacker;

/** Adds the cells of a tally to the tables that they belong to. */
final class CellCounter implements Serializable {
    /** So many counts are kept before they are handed on. */
    private static final int LIMIT = 1 << 18;

    private final List<List<Target>> targets = new ArrayList<>();
    /** For each fact whether its levels begin with the day on which a follow-up began. */
    private final List<Boolean> potential = new ArrayList<>();

    private final int cutoff;
    private final int site;
    private final int populations;
    /** Column of the first grouping, if there is one. */
    private final int groups;

    private final int fact;

    /** A table, by its place in the plan, that counts a fact; -1 without groups. */
    private record Target(int table, int population, int grouping) implements Serializable {}

    /** A group of a site in a table; null without a group. */
    private record Place(int table, String site, String group) implements Serializable {}

    CellCounter(TablePlan plan, LocalDate cutoff) {
        this.cutoff = (int) cutoff.toEpochDay();
        StructType columns = Cohort.tally(plan);
        site = columns.fieldIndex(Cohort.SITE);
        populations = columns.fieldIndex(Cohort.POPULATIONS);
        fact = columns.fieldIndex(Cohort.FACT);
        groups = fact - plan.groupings().size();
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
        private final Numbers<Place> places = new Numbers<>();
        private final Numbers<Level> levels = new Numbers<>(Level::kept);
        /** Sites and groups as texts. */
        private final Map<UTF8String, String> names = new HashMap<>();

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
            List<String> texts = levels.all().stream()
                    .map(level -> level.untilCutoff(cutoff))
                    .toList();
            var counted = new Counted(places.all(), texts, slots.length, packer.take());
            counts.clear();
            places.clear();
            levels.clear();
            return counted;
        }

        private void add(InternalRow cell) {
            int of = cell.getInt(fact);
            int day = cell.isNullAt(fact + 1) ? 0 : cell.getInt(fact + 1) + 1;
            int level = cell.isNullAt(fact + 2)
                    ? -1
                    : levels.of(new Level(cell.getUTF8String(fact + 2), potential.get(of)));
            long n = cell.getLong(fact + 3);
            String siteId = name(cell.getUTF8String(site));
            UTF8String members = cell.getUTF8String(populations);
            for (Target target : targets.get(of)) {
                if (members.getByte(target.population) == Cohort.MEMBER) {
                    int group = groups + target.grouping;
                    var place = new Place(
                            target.table,
                            siteId,
                            target.grouping < 0 || cell.isNullAt(group) ? null : name(cell.getUTF8String(group)));
                    counts.add(places.of(place), day, level, 0, n);
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
    }

    /**
     * A level as it stands in the tally.
     *
     * @param begins whether it says first on which day a follow-up began; only here that becomes the days from it to the cut-off
     */
    private record Level(UTF8String text, boolean begins) {
        Level kept() {
            return new Level(text.copy(), begins);
        }

        String untilCutoff(int cutoff) {
            String level = text.toString();
            return begins ? Fact.Potential.moved(level, first -> cutoff - first) : level;
        }
    }
}
