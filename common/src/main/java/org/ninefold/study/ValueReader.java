package org.ninefold.study;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/** Reads where a field's value comes from. */
record ValueReader(Field field) {
    private static final String EACH_KG = "/kg";
    private static final String CONSTANT_OR_OBJECT = "a constant, { column = … } or { sql = … }";

    static final KeySet READINGS = new KeySet("Fields");
    static final Key<Entry> DAYS_AFTER =
            READINGS.optional("days-after", KeyType.OBJECT, "the date that a number of days is added to");
    static final Key<Entry> PER_KG =
            READINGS.optional("per-kg", KeyType.OBJECT, "the body weight in kg that a total is divided by");
    static final Key<Entry> UNIT = READINGS.optional("unit", KeyType.NAME, "the unit of a number");
    static final Key<Entry> FORMAT = READINGS.optional(
            "format", new KeyType<>("a format or a list of formats", Optional::of), "how a date is written");
    static final Key<PartialDate> PARTIAL = READINGS.optional(
            "partial", KeyType.choice(PartialDate.class), "the day that a date without one is taken for");
    static final Key<Notation> AS =
            READINGS.optional("as", KeyType.choice(Notation.class), "a way of writing read without a code list");
    static final Key<String> TIMES = READINGS.optional(
            "times",
            KeyType.TEXT.to("a number above 0, such as 10 or 0.001", number -> Optional.of(number)
                    .filter(Literals::isPositive)),
            "what a number is multiplied by");
    static final Key<SortedMap<String, Entry>> CODES =
            READINGS.optional("codes", KeyType.MEMBERS, new TreeMap<>(), "the values that texts stand for");

    static final KeySet PLACES = new KeySet("Fields");
    static final Key<String> COLUMN = PLACES.optional("column", KeyType.TEXT, "a column of the source");
    static final Key<String> SQL = PLACES.optional("sql", KeyType.TEXT, "Spark SQL over the source's columns");

    KeyType<ValueSource> type() {
        return new KeyType<>("a column or a constant", this::read);
    }

    private Optional<ValueSource> read(Entry entry) {
        if (entry.isObject()) {
            return entry.block(READINGS, PLACES).flatMap(this::read);
        }
        Optional<String> text = entry.isList() ? entry.expected(CONSTANT_OR_OBJECT) : entry.word();
        Optional<String> wanted = text.flatMap(constant -> Literals.wanted(field, constant));
        return wanted.isPresent() ? entry.expected(wanted.orElseThrow()) : text.map(ValueSource.Constant::new);
    }

    private Optional<ValueSource> read(Block block) {
        refuseUnfit(block);
        Reading reading = new Reading(
                formats(block),
                block.get(PARTIAL),
                codes(block),
                block.get(AS),
                block.get(TIMES),
                block.find(UNIT)
                        .flatMap(entry -> unit(entry, block.has(PER_KG)))
                        .orElse(null),
                block.find(PER_KG).flatMap(this::weight).orElse(null),
                block.find(DAYS_AFTER).flatMap(this::earlierDate).orElse(null));
        return columnOrSql(block, reading);
    }

    private static Optional<ValueSource> columnOrSql(Block block, Reading reading) {
        if (block.has(COLUMN) == block.has(SQL)) {
            block.problem("expected either column or sql, found " + (block.has(COLUMN) ? "both" : "neither")
                    + "; say where the value comes from");
        }
        return block.done(() -> block.has(COLUMN)
                ? new ValueSource.Column(block.get(COLUMN), reading)
                : new ValueSource.Sql(block.get(SQL), reading));
    }

    /** Leaves a problem for what a value of the field cannot have. */
    private void refuseUnfit(Block block) {
        if (block.has(PARTIAL) && !block.has(FORMAT)) {
            block.problemWith(
                    PARTIAL,
                    "says which day a partial date is taken for, but no format is listed; add format = [\"yyyy-MM-dd\","
                            + " \"yyyy-MM\"] or remove it");
        }
        if (block.has(AS) && !field.name().equals("grade")) {
            block.problemWith(AS, "expected no as, because " + field.name() + " is not a grade, found one; remove it");
        }
        if (block.has(TIMES) && field.type() != FieldType.NUMBER) {
            block.problemWith(
                    TIMES, "expected no times, because " + field.name() + " is not a number, found one; remove it");
        }
    }

    private List<String> formats(Block block) {
        if (field.type() != FieldType.DATE || block.has(DAYS_AFTER)) {
            block.find(FORMAT)
                    .ifPresent(entry -> entry.problem(
                            block.has(DAYS_AFTER)
                                    ? "expected no format beside days-after, found one; move it into days-after"
                                    : "expected no format, because " + field.name()
                                            + " is not a date, found one; remove it"));
            return List.of();
        }
        return block.find(FORMAT)
                .map(entry -> (entry.isList() ? entry.some().orElse(List.of()) : List.of(entry))
                        .stream()
                                .flatMap(item -> DateFormats.read(item, block.has(PARTIAL)).stream())
                                .toList())
                .orElse(DateFormats.DEFAULT);
    }

    /** The code list; where a unit, a format or another date follows, a target is what that reads. */
    private SortedMap<String, String> codes(Block block) {
        SortedMap<String, String> codes = new TreeMap<>();
        block.get(CODES).forEach((code, target) -> {
            Optional<String> text = target.isObject()
                    ? target.expected("a value (a code that contains a dot needs quotation marks)")
                    : target.text();
            text.ifPresent(value -> {
                codes.put(Normalizer.normalize(code.strip(), Normalizer.Form.NFC), value);
                wantedOfTarget(value, block).ifPresent(target::expected);
            });
        });
        return codes;
    }

    private Optional<String> wantedOfTarget(String value, Block block) {
        if (block.has(DAYS_AFTER)) {
            return Literals.isWhole(value) ? Optional.empty() : Optional.of("a whole number of days");
        }
        if (block.has(UNIT) || block.has(PER_KG)) {
            return Literals.isNumber(value) ? Optional.empty() : Optional.of("a number");
        }
        return block.has(FORMAT) ? Optional.empty() : Literals.wanted(field, value);
    }

    private Optional<String> unit(Entry entry, boolean total) {
        if (field.units().isEmpty()) {
            entry.problem(
                    "expected no unit, because the schema knows none for " + field.name() + ", found one; remove it");
            return Optional.empty();
        }
        Optional<String> unit = entry.oneOf(field.units().keySet(), "a unit of " + field.name() + ":");
        if (isPerKg() && unit.isPresent() && unit.orElseThrow().endsWith(EACH_KG) == total) {
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
        return entry.block(PLACES).flatMap(block -> columnOrSql(block, Reading.PLAIN));
    }

    private Optional<ValueSource> earlierDate(Entry entry) {
        if (field.type() != FieldType.DATE) {
            entry.problem("expected no days-after, because " + field.name() + " is not a date, found one; remove it");
            return Optional.empty();
        }
        return entry.block(READINGS, PLACES).flatMap(this::read);
    }

    private boolean isPerKg() {
        return field.unit() != null && field.unit().endsWith(EACH_KG);
    }
}
