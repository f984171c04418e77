package org.ninefold.analysis;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.ninefold.risk.CountTable;
import org.ninefold.risk.Exit;
import org.ninefold.risk.Mergeable;
import org.ninefold.risk.PairTable;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;
import org.ninefold.risk.ValueTable;

/**
 * What was counted of one fact in one group of subjects. Only the part that the fact is about is filled.
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

    /** The cells of one fact, site and group put together. */
    static Counted of(Fact fact, List<Count> cells) {
        RiskTableBuilder exits = RiskTable.builder();
        var notEvaluable = new TreeMap<String, Long>();
        var levels = new TreeMap<String, Long>();
        long missing = 0;
        for (Count cell : cells) {
            if (cell.level() == null) {
                missing = Math.addExact(missing, cell.n());
            } else if (cell.day() != null) {
                exits.add(cell.day(), Exit.parse(cell.level()), cell.n());
            } else if (cell.level().startsWith(NOT_EVALUABLE)) {
                notEvaluable.merge(cell.level().substring(NOT_EVALUABLE.length()), cell.n(), Math::addExact);
            } else {
                levels.merge(cell.level(), cell.n(), Math::addExact);
            }
        }
        boolean category = !(fact instanceof Fact.Value || fact instanceof Fact.Pair || fact instanceof Fact.Potential);
        return new Counted(
                exits.build(),
                CountTable.of(notEvaluable),
                category ? CountTable.of(levels) : CountTable.EMPTY,
                fact instanceof Fact.Value value ? values(value, levels) : ValueTable.EMPTY,
                fact instanceof Fact.Pair pair ? pairs(pair, levels) : PairTable.EMPTY,
                fact instanceof Fact.Potential ? potential(levels) : RiskTable.EMPTY,
                missing);
    }

    private static RiskTable potential(Map<String, Long> levels) {
        RiskTableBuilder potential = RiskTable.builder();
        levels.forEach((level, n) -> {
            int bar = level.indexOf(Fact.Potential.BAR);
            potential.add(Integer.parseInt(level.substring(0, bar)), Exit.parse(level.substring(bar + 1)), n);
        });
        return potential.build();
    }

    private static PairTable pairs(Fact.Pair fact, Map<String, Long> levels) {
        var pairs = new TreeMap<PairTable.Pair, Long>();
        levels.forEach((level, n) -> {
            int bar = level.indexOf(Fact.Pair.BAR);
            pairs.put(
                    new PairTable.Pair(
                            Long.parseLong(level.substring(0, bar)), Long.parseLong(level.substring(bar + 1))),
                    n);
        });
        return PairTable.of(fact.decimals(), fact.decimals(), pairs);
    }

    private static ValueTable values(Fact.Value fact, Map<String, Long> levels) {
        var values = new TreeMap<Long, Long>();
        levels.forEach((value, n) -> values.put(Long.valueOf(value), n));
        return ValueTable.of(fact.decimals(), values);
    }
}
