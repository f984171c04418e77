package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Units;
import org.ninefold.study.Study;

/**
 * Measurements in one unit a test: the one that the study names, or the common one of cell counts. Known units are converted
 * and written in one way. Where the study names a unit, a value in an unknown or missing one is set aside. The rows of the
 * standard table stay as they are.
 */
final class Measurements implements Serializable {
    private static final int TEST = Places.field("measurement", "test");
    private static final int VALUE = Places.field("measurement", "value");
    private static final int UNIT = Places.field("measurement", "unit");
    private static final org.apache.spark.sql.types.StructType ROW =
            Sql.struct(StandardSchema.standard().table("measurement"));

    private static final int REMEMBERED = 1 << 12;
    /** A value cannot be had in the unit of its test. */
    private static final Target NONE = new Target(null, null);

    private transient Map<String, Target> targets;

    /** By the name of the test. */
    private final Map<UTF8String, String> named = new HashMap<>();

    Measurements(Study study) {
        study.units().forEach((test, unit) -> named.put(UTF8String.fromString(test), unit));
    }

    /**
     * Rows as they are to be compared, and how many values were not in the unit of their test.
     *
     * @param rows in the order in which they came
     * @param converted values that were converted though the study names no unit of the test
     * @param setAside values whose unit is not known, or cannot be converted, though the study names one
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Converted(InternalRow[] rows, long converted, long setAside) {}

    Converted of(InternalRow[] rows) {
        var changed = new InternalRow[rows.length];
        long converted = 0;
        long setAside = 0;
        for (int i = 0; i < rows.length; i++) {
            changed[i] = rows[i];
            String named = this.named.get(Places.text(rows[i], TEST));
            UTF8String recorded = Places.text(rows[i], UNIT);
            if (rows[i].isNullAt(VALUE) || (named == null && recorded == null)) {
                continue;
            }
            Target target = remembered(named, recorded);
            if (target.unit == null) {
                changed[i] = with(rows[i], null, recorded);
                setAside++;
            } else if (target.factor.compareTo(BigDecimal.ONE) != 0) {
                changed[i] = with(rows[i], times(rows[i].getDouble(VALUE), target.factor), text(target.unit));
                converted += named == null ? 1 : 0;
            } else if (!recorded.toString().equals(target.unit)) {
                changed[i] = with(rows[i], rows[i].getDouble(VALUE), text(target.unit));
            }
        }
        return new Converted(changed, converted, setAside);
    }

    /** The unit to have, and by what a value is multiplied for it. */
    private record Target(String unit, BigDecimal factor) {}

    /** What a unit was found to be before, or is found to be now: units repeat, measurements are many. */
    private Target remembered(String named, UTF8String recorded) {
        if (targets == null || targets.size() > REMEMBERED) {
            targets = new HashMap<>();
        }
        return targets.computeIfAbsent(
                named + "\n" + recorded, key -> named == null ? common(recorded.toString()) : target(named, recorded));
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
    private static Target target(String named, UTF8String recorded) {
        if (recorded == null) {
            return NONE;
        }
        if (Units.plain(named).equals(Units.plain(recorded.toString()))) {
            return new Target(named, BigDecimal.ONE);
        }
        Optional<Units.Unit> from = Units.standard().of(recorded.toString());
        Optional<Units.Unit> to = Units.standard().of(named);
        return from.flatMap(unit -> to.flatMap(unit::in))
                .map(factor -> new Target(named, factor))
                .orElse(NONE);
    }

    /** As decimals: 2.3 G/L are 2300 /uL, not a little less. */
    private static Double times(double value, BigDecimal factor) {
        return BigDecimal.valueOf(value).multiply(factor).doubleValue();
    }

    private static UTF8String text(String text) {
        return UTF8String.fromString(text);
    }

    private static InternalRow with(InternalRow row, Double value, UTF8String unit) {
        var cells = new Object[ROW.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = row.isNullAt(i) ? null : row.get(i, ROW.apply(i).dataType());
        }
        cells[VALUE] = value;
        cells[UNIT] = unit;
        return new GenericInternalRow(cells);
    }
}
