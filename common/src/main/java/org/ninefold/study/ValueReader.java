package org.ninefold.study;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/** Reads where a field's value comes from. */
final class ValueReader {
    private static final String PER_KG = "/kg";
    private static final String CONSTANT_OR_OBJECT = "a constant, { column = … } or { sql = … }";

    private final Field field;
    private final Problems problems;

    ValueReader(Field field, Problems problems) {
        this.field = field;
        this.problems = problems;
    }

    Optional<ValueSource> read(Entry entry) {
        if (entry.isObject()) {
            return entry.block().flatMap(this::read);
        }
        int before = problems.count();
        Optional<String> text = entry.isList() ? entry.expected(CONSTANT_OR_OBJECT) : entry.word();
        text.flatMap(constant -> Literals.wanted(field, constant)).ifPresent(entry::expected);
        return problems.count() > before ? Optional.empty() : text.map(ValueSource.Constant::new);
    }

    private Optional<ValueSource> read(Block block) {
        int before = problems.count();
        Optional<Entry> daysAfter = block.optional("days-after");
        Optional<Entry> perKg = block.optional("per-kg");
        Optional<Entry> unit = block.optional("unit");
        Optional<Entry> format = block.optional("format");
        Optional<Entry> partial = block.optional("partial");
        Optional<Entry> notation = block.optional("as");
        Optional<Entry> times = block.optional("times");
        Reading reading = new Reading(
                formats(format, partial.isPresent(), daysAfter.isPresent()),
                partial.flatMap(entry -> partial(entry, format)).orElse(null),
                codes(
                        block.optional("codes"),
                        unit.isPresent() || perKg.isPresent(),
                        format.isPresent(),
                        daysAfter.isPresent()),
                notation.flatMap(this::notation).orElse(null),
                times.flatMap(this::times).orElse(null),
                unit.flatMap(entry -> unit(entry, perKg.isPresent())).orElse(null),
                perKg.flatMap(this::weight).orElse(null),
                daysAfter.flatMap(this::earlierDate).orElse(null));
        Optional<ValueSource> value = columnOrSql(block, reading);
        block.refuseUnknown();
        return problems.count() > before ? Optional.empty() : value;
    }

    private static Optional<ValueSource> columnOrSql(Block block, Reading reading) {
        Optional<Entry> column = block.optional("column");
        Optional<Entry> sql = block.optional("sql");
        if (column.isPresent() == sql.isPresent()) {
            block.problem("expected either column or sql, found " + (column.isPresent() ? "both" : "neither")
                    + "; say where the value comes from");
            return Optional.empty();
        }
        Optional<ValueSource> fromColumn =
                column.flatMap(Entry::word).map(name -> new ValueSource.Column(name, reading));
        Optional<ValueSource> fromSql =
                sql.flatMap(Entry::word).map(expression -> new ValueSource.Sql(expression, reading));
        return fromColumn.or(() -> fromSql);
    }

    private Optional<PartialDate> partial(Entry entry, Optional<Entry> format) {
        if (format.isEmpty()) {
            entry.problem(
                    "says which day a partial date is taken for, but no format is listed; add format = [\"yyyy-MM-dd\","
                            + " \"yyyy-MM\"] or remove it");
        }
        return entry.choice(PartialDate.class);
    }

    private Optional<Notation> notation(Entry entry) {
        if (!field.name().equals("grade")) {
            entry.problem("expected no as, because " + field.name() + " is not a grade, found one; remove it");
        }
        return entry.choice(Notation.class);
    }

    private Optional<String> times(Entry entry) {
        if (field.type() != FieldType.NUMBER) {
            entry.problem("expected no times, because " + field.name() + " is not a number, found one; remove it");
        }
        return entry.word()
                .flatMap(number -> Literals.isPositive(number)
                        ? Optional.of(number)
                        : entry.expected("a number above 0, such as 10 or 0.001"));
    }

    private List<String> formats(Optional<Entry> format, boolean partial, boolean daysAfter) {
        if (field.type() != FieldType.DATE || daysAfter) {
            format.ifPresent(entry -> entry.problem(
                    daysAfter
                            ? "expected no format beside days-after, found one; move it into days-after"
                            : "expected no format, because " + field.name() + " is not a date, found one; remove it"));
            return List.of();
        }
        if (format.isEmpty()) {
            return DateFormats.DEFAULT;
        }
        Entry entry = format.orElseThrow();
        List<Entry> entries = entry.isList() ? entry.someItems() : List.of(entry);
        return entries.stream()
                .flatMap(item -> DateFormats.read(item, partial).stream())
                .toList();
    }

    /** The code list; where a unit, a format or another date follows, a target is what that reads. */
    private SortedMap<String, String> codes(
            Optional<Entry> entry, boolean scaled, boolean formatted, boolean daysAfter) {
        SortedMap<String, String> codes = new TreeMap<>();
        entry.flatMap(Entry::block).ifPresent(block -> {
            for (String code : block.names()) {
                Entry target = block.required(code, "a value").orElseThrow();
                Optional<String> text = target.isObject()
                        ? target.expected("a value (a code that contains a dot needs quotation marks)")
                        : target.text();
                text.ifPresent(value -> {
                    codes.put(Normalizer.normalize(code.strip(), Normalizer.Form.NFC), value);
                    wantedOfTarget(value, scaled, formatted, daysAfter).ifPresent(target::expected);
                });
            }
        });
        return codes;
    }

    private Optional<String> wantedOfTarget(String value, boolean scaled, boolean formatted, boolean daysAfter) {
        if (daysAfter) {
            return Literals.isWhole(value) ? Optional.empty() : Optional.of("a whole number of days");
        }
        if (scaled) {
            return Literals.isNumber(value) ? Optional.empty() : Optional.of("a number");
        }
        return formatted ? Optional.empty() : Literals.wanted(field, value);
    }

    private Optional<String> unit(Entry entry, boolean total) {
        if (field.units().isEmpty()) {
            entry.problem(
                    "expected no unit, because the schema knows none for " + field.name() + ", found one; remove it");
            return Optional.empty();
        }
        Optional<String> unit = entry.oneOf(field.units().keySet(), "a unit of " + field.name() + ":");
        if (isPerKg() && unit.isPresent() && unit.orElseThrow().endsWith(PER_KG) == total) {
            entry.problem(
                    total
                            ? "expected the unit of a total beside per-kg, found \"" + unit.orElseThrow()
                                    + "\"; remove /kg or per-kg"
                            : "expected a unit per kg, found the unit of a total, \"" + unit.orElseThrow()
                                    + "\"; add per-kg { column = … } with the weight, or /kg to the unit");
        }
        return unit;
    }

    private Optional<ValueSource> weight(Entry entry) {
        if (!isPerKg()) {
            entry.problem(
                    "expected no per-kg, because " + field.name() + " is not per body weight, found one; remove it");
            return Optional.empty();
        }
        return entry.block().flatMap(block -> {
            Optional<ValueSource> weight = columnOrSql(block, Reading.PLAIN);
            block.refuseUnknown();
            return weight;
        });
    }

    private Optional<ValueSource> earlierDate(Entry entry) {
        if (field.type() != FieldType.DATE) {
            entry.problem("expected no days-after, because " + field.name() + " is not a date, found one; remove it");
            return Optional.empty();
        }
        return entry.block().flatMap(this::read);
    }

    private boolean isPerKg() {
        return field.unit() != null && field.unit().endsWith(PER_KG);
    }
}
