package org.ninefold.jobs.derive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.analysis.TablePlan;

/**
 * The subjects of a site counted: those of the same populations and groups with the same day, entry and level of a fact are
 * one cell. Their number is bounded by distinct days and levels, not by subjects.
 */
final class Cells {
    /** So many cells are kept before they are handed on. */
    private static final int LIMIT = 1 << 18;

    private static final Comparator<UTF8String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Integer> DAYS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Members> MEMBERS = Comparator.comparing(Members::populations)
            .thenComparing(Members::groups, (a, b) -> IntStream.range(0, a.size())
                    .map(i -> TEXTS.compare(a.get(i), b.get(i)))
                    .filter(order -> order != 0)
                    .findFirst()
                    .orElse(0));

    private final Map<Members, Integer> numbers = new HashMap<>();
    private final List<Members> members = new java.util.ArrayList<>();
    private final Map<Key, long[]> counts = new HashMap<>();

    /** The populations and groups of a subject; a letter Y or N for each population in use. */
    private record Members(UTF8String populations, List<UTF8String> groups) {}

    private record Key(int members, int fact, RiskInterval interval) {}

    /** Columns of a cell: {@code site_id, pops, g<i>, fact, day, entry, level, n}. */
    static StructType schema(TablePlan plan) {
        StructType schema =
                new StructType().add("site_id", DataTypes.StringType).add("pops", DataTypes.StringType);
        for (int i = 0; i < plan.groupings().size(); i++) {
            schema = schema.add("g" + i, DataTypes.StringType);
        }
        return schema.add("fact", DataTypes.IntegerType)
                .add("day", DataTypes.IntegerType)
                .add("entry", DataTypes.IntegerType)
                .add("level", DataTypes.StringType)
                .add("n", DataTypes.LongType);
    }

    /** The number of a subject's populations and groups. */
    int members(UTF8String populations, List<UTF8String> groups) {
        var asked = new Members(populations, groups);
        Integer known = numbers.get(asked);
        if (known == null) {
            known = members.size();
            var kept = new Members(
                    populations,
                    groups.stream()
                            .map(group -> group == null ? null : group.copy())
                            .toList());
            numbers.put(kept, known);
            members.add(kept);
        }
        return known;
    }

    /** Counts a subject's interval of a fact. */
    void add(int members, int fact, RiskInterval interval) {
        long[] count = counts.get(new Key(members, fact, interval));
        if (count == null) {
            counts.put(new Key(members, fact, interval.copy()), new long[] {1});
        } else {
            count[0]++;
        }
    }

    /** Whether it is time to hand the cells on. */
    boolean isFull() {
        return counts.size() >= LIMIT;
    }

    /** The cells in their order; begins anew. */
    InternalRow[] take(UTF8String site) {
        InternalRow[] rows = counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing((Key key) -> members.get(key.members()), MEMBERS)
                        .thenComparing(Key::fact)
                        .thenComparing(key -> key.interval().day(), DAYS)
                        .thenComparing(key -> key.interval().entry(), DAYS)
                        .thenComparing(key -> key.interval().exit(), TEXTS)))
                .map(entry -> row(site, entry.getKey(), entry.getValue()[0]))
                .toArray(InternalRow[]::new);
        counts.clear();
        members.clear();
        numbers.clear();
        return rows;
    }

    private InternalRow row(UTF8String site, Key key, long n) {
        Members of = members.get(key.members());
        var cells = new Object[of.groups().size() + 7];
        int i = 0;
        cells[i++] = site;
        cells[i++] = of.populations();
        for (UTF8String group : of.groups()) {
            cells[i++] = group;
        }
        cells[i++] = key.fact();
        cells[i++] = key.interval().day();
        cells[i++] = key.interval().entry();
        cells[i++] = key.interval().exit();
        cells[i] = n;
        return new GenericInternalRow(cells);
    }
}
