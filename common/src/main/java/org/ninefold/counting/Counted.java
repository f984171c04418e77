package org.ninefold.counting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.ninefold.risk.CountTable;
import org.ninefold.risk.Exit;
import org.ninefold.risk.Mergeable;
import org.ninefold.risk.PackedRiskTable;
import org.ninefold.risk.PairTable;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.ValueTable;

/**
 * What was counted of one variable in one group of subjects. Only the part that the variable is about is filled.
 *
 * @param exits of an endpoint
 * @param notEvaluable subjects whose endpoint cannot be evaluated, by reason
 * @param levels of a category
 * @param values of a number
 * @param pairs of two numbers
 * @param potential exits of an endpoint on the day until which each could have been observed
 * @param missing subjects without a level or value
 */
public record Counted(
        RiskTable exits,
        CountTable notEvaluable,
        CountTable levels,
        ValueTable values,
        PairTable pairs,
        RiskTable potential,
        long missing)
        implements Mergeable<Counted> {

    /** Nobody. */
    public static final Counted EMPTY = new Counted(
            RiskTable.EMPTY, CountTable.EMPTY, CountTable.EMPTY, ValueTable.EMPTY, PairTable.EMPTY, RiskTable.EMPTY, 0);

    /** The level of a subject whose endpoint cannot be evaluated starts with this; the reason follows. */
    public static final String NOT_EVALUABLE = "NOT_EVALUABLE:";

    @Override
    public Counted merge(Counted other) {
        return new Counted(
                exits.merge(other.exits),
                notEvaluable.merge(other.notEvaluable),
                levels.merge(other.levels),
                values.merge(other.values),
                pairs.merge(other.pairs),
                potential.merge(other.potential),
                Math.addExact(missing, other.missing));
    }

    /** The same with those who are not evaluable in a level too: unknown counts as this. */
    public Counted unknownAs(String level) {
        return with(levels.merge(CountTable.of(Map.of(level, notEvaluable.total()))));
    }

    /** Subjects by level of a category, and nothing else. */
    public static Counted ofLevels(Map<String, Long> levels) {
        return EMPTY.with(CountTable.of(levels));
    }

    private Counted with(CountTable others) {
        return new Counted(exits, notEvaluable, others, values, pairs, potential, missing);
    }

    /** All subjects of the group. */
    public long subjects() {
        return LongStream.of(
                        exits.subjects(),
                        notEvaluable.total(),
                        levels.total(),
                        values.total(),
                        pairs.total(),
                        potential.subjects(),
                        missing)
                .reduce(0, Math::addExact);
    }

    /** What was counted, its exits in few bytes: a study of many analyses has thousands of tables. */
    record Packed(PackedRiskTable exits, PackedRiskTable potential, Counted rest) {
        Counted unpack() {
            return new Counted(
                    exits.unpack(),
                    rest.notEvaluable,
                    rest.levels,
                    rest.values,
                    rest.pairs,
                    potential.unpack(),
                    rest.missing);
        }
    }

    /** Puts the cells of a group together. */
    static final class Builder implements CountedTables.Group {
        private final CountedAs as;
        private final int decimals;
        private final Function<String, Exit> exitOf;
        private final PackedRiskTable.Builder exits = new PackedRiskTable.Builder();
        private final PackedRiskTable.Builder potential = new PackedRiskTable.Builder();
        private final Map<String, Long> notEvaluable = new TreeMap<>();
        private final Map<String, Long> levels = new TreeMap<>();
        private long missing;

        /**
         * A group without a cell yet, of a variable.
         *
         * @param exitOf the exit of a level
         */
        Builder(CountedVariable variable, Function<String, Exit> exitOf) {
            this.as = variable.as();
            this.decimals = variable.decimals();
            this.exitOf = exitOf;
        }

        @Override
        public void add(Integer day, String level, long n) {
            if (level == null) {
                missing = Math.addExact(missing, n);
            } else if (day != null) {
                exits.add(day, exitOf.apply(level), n);
            } else if (level.startsWith(NOT_EVALUABLE)) {
                notEvaluable.merge(level.substring(NOT_EVALUABLE.length()), n, Math::addExact);
            } else if (as == CountedAs.POTENTIAL) {
                int bar = level.indexOf(CountedVariable.Potential.BAR);
                potential.add(Integer.parseInt(level.substring(0, bar)), exitOf.apply(level.substring(bar + 1)), n);
            } else {
                levels.merge(level, n, Math::addExact);
            }
        }

        Packed build() {
            boolean numbers = as == CountedAs.VALUES || as == CountedAs.PAIRS;
            var rest = new Counted(
                    RiskTable.EMPTY,
                    CountTable.of(notEvaluable),
                    numbers ? CountTable.EMPTY : CountTable.of(levels),
                    as == CountedAs.VALUES ? values() : ValueTable.EMPTY,
                    as == CountedAs.PAIRS ? pairs() : PairTable.EMPTY,
                    RiskTable.EMPTY,
                    missing);
            return new Packed(exits.build(), potential.build(), rest);
        }

        private PairTable pairs() {
            var pairs = new TreeMap<PairTable.Pair, Long>();
            levels.forEach((level, n) -> {
                int bar = level.indexOf(CountedVariable.Pair.BAR);
                pairs.put(
                        new PairTable.Pair(
                                Long.parseLong(level.substring(0, bar)), Long.parseLong(level.substring(bar + 1))),
                        n);
            });
            return PairTable.of(decimals, decimals, pairs);
        }

        private ValueTable values() {
            var values = new TreeMap<Long, Long>();
            levels.forEach((value, n) -> values.put(Long.valueOf(value), n));
            return ValueTable.of(decimals, values);
        }
    }

    /** The cells of which it was put together, as they are published. */
    List<Count> cells(TableSpec table, String siteId, String groupLevel) {
        var cells = new ArrayList<Count>();
        exits.cells()
                .forEach(cell -> cells.add(new Count(
                        table, siteId, groupLevel, cell.day(), cell.exit().code(), cell.n())));
        BiConsumer<String, Long> level = (text, n) -> cells.add(new Count(table, siteId, groupLevel, null, text, n));
        notEvaluable.counts().forEach((reason, n) -> level.accept(NOT_EVALUABLE + reason, n));
        levels.counts().forEach(level);
        values.counts().forEach((value, n) -> level.accept(value.toString(), n));
        pairs.counts().forEach((pair, n) -> level.accept(pair.x() + CountedVariable.Pair.BAR + pair.y(), n));
        potential
                .cells()
                .forEach(cell -> level.accept(
                        cell.day() + CountedVariable.Potential.BAR + cell.exit().code(), cell.n()));
        if (missing > 0) {
            level.accept(null, missing);
        }
        return cells;
    }
}
