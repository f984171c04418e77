package org.ninefold.adam;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.schema.Units;
import org.ninefold.study.Study;
import org.ninefold.subject.Measurement;

/**
 * Measurements in one unit a test: the one that the study names, or the common one of cell counts. Known units are converted
 * and written in one way. Where the study names a unit, a value in an unknown or missing one is set aside. The rows of the
 * standard table stay as they are.
 */
final class MeasurementUnits implements Serializable {
    private static final int REMEMBERED = 1 << 12;
    /** A value cannot be had in the unit of its test. */
    private static final Target NONE = new Target(null, null);

    private transient Map<Asked, Target> targets;
    /** By the name of the test. */
    private final HashMap<String, String> named;

    MeasurementUnits(Study study) {
        named = new HashMap<>(study.units());
    }

    /**
     * Rows as they are to be compared, and how many values were not in the unit of their test.
     *
     * @param rows in the order in which they came
     * @param converted values that were converted though the study names no unit of the test
     * @param setAside values whose unit is not known, or cannot be converted, though the study names one
     */
    record Converted(List<Measurement> rows, long converted, long setAside) {}

    Converted of(List<Measurement> rows) {
        var changed = new ArrayList<Measurement>(rows.size());
        long converted = 0;
        long setAside = 0;
        for (Measurement row : rows) {
            String unit = named.get(row.test());
            if (row.value() == null || (unit == null && row.unit() == null)) {
                changed.add(row);
                continue;
            }
            Target target = remembered(unit, row.unit());
            if (target.unit == null) {
                changed.add(with(row, null, row.unit()));
                setAside++;
            } else if (target.factor.compareTo(BigDecimal.ONE) != 0) {
                changed.add(with(row, times(row.value(), target.factor), target.unit));
                converted += unit == null ? 1 : 0;
            } else {
                changed.add(row.unit().equals(target.unit) ? row : with(row, row.value(), target.unit));
            }
        }
        return new Converted(changed, converted, setAside);
    }

    /** The unit to have, and by what a value is multiplied for it. */
    private record Target(String unit, BigDecimal factor) {}

    /** The unit that the study names, null for none, and the recorded one. */
    private record Asked(String named, String recorded) {}

    /** What a unit was found to be before, or is found to be now: units repeat, measurements are many. */
    private Target remembered(String unit, String recorded) {
        if (targets == null || targets.size() > REMEMBERED) {
            targets = new HashMap<>();
        }
        return targets.computeIfAbsent(
                new Asked(unit, recorded),
                asked -> asked.named == null ? common(asked.recorded) : target(asked.named, asked.recorded));
    }

    /** Of a test without a unit of its own: cell counts have a common one, others keep theirs. */
    private static Target common(String recorded) {
        Optional<Units.Unit> unit = Units.standard().of(recorded);
        if (unit.isEmpty()) {
            return new Target(recorded, BigDecimal.ONE);
        }
        String common = unit.get().common();
        return common == null
                ? new Target(unit.get().name(), BigDecimal.ONE)
                : new Target(
                        common,
                        unit.get().in(Units.standard().of(common).orElseThrow()).orElseThrow());
    }

    /** Of a test whose unit the study names; {@link #NONE} where the value cannot be had in it. */
    private static Target target(String named, String recorded) {
        if (recorded == null) {
            return NONE;
        }
        if (Units.plain(named).equals(Units.plain(recorded))) {
            return new Target(named, BigDecimal.ONE);
        }
        Optional<Units.Unit> from = Units.standard().of(recorded);
        Optional<Units.Unit> to = Units.standard().of(named);
        return from.flatMap(unit -> to.flatMap(unit::in))
                .map(factor -> new Target(named, factor))
                .orElse(NONE);
    }

    /** As decimals: 2.3 G/L are 2300 /uL, not a little less. */
    private static Double times(double value, BigDecimal factor) {
        return BigDecimal.valueOf(value).multiply(factor).doubleValue();
    }

    private static Measurement with(Measurement row, Double value, String unit) {
        return new Measurement(row.test(), row.date(), value, unit, row.infusionNumber(), row.imputedDates());
    }
}
