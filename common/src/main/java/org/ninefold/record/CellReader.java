package org.ninefold.record;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.ninefold.quality.Rule;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.study.Notation;
import org.ninefold.study.Reading;
import org.ninefold.study.Source;
import org.ninefold.study.ValueSource;
import org.ninefold.subject.ImputedDate;

/** Reads one field from a record, as its mapping says. */
final class CellReader implements Serializable {
    private static final int DAYS_OF_A_LIFE = 100_000;
    /** A power of two: some ten years of days. */
    private static final int REMEMBERED = 1 << 12;

    private static final Field WEIGHT = plainField("weight", FieldType.NUMBER, 0.2, 500.0);
    private static final Field DATE = plainField("date", FieldType.DATE, null, null);

    /** The extract's column, or {@code sql}, or null for a constant. */
    final String column;

    /** What the field is in every record; null where it is none. */
    final Cell constant;

    private final Field field;
    private final int place;
    private final boolean sql;
    private final Map<String, String> codes;
    private final DateReader dates;
    private final CellReader daysAfter;
    private final CellReader perKg;
    private final String factor;
    private final String times;
    private final boolean grade;
    private final NumberReader numbers;
    /** Whether nothing but the text decides what it says, and finding out is worth remembering. */
    private final boolean ofTextAlone;
    /** Cells by the hash of their text; a later one takes an earlier one's place. */
    private transient Cell[] memory;

    /** A reader of the field from the source's columns and SQL. */
    CellReader(Field field, ValueSource value, Source source, List<String> header, RowExpressions sqlColumns) {
        this.field = field;
        this.numbers = new NumberReader(source);
        Reading reading = Reading.PLAIN;
        if (value instanceof ValueSource.Column named) {
            column = named.column();
            place = header.indexOf(column);
            reading = named.reading();
        } else if (value instanceof ValueSource.Sql computed) {
            column = "sql";
            place = sqlColumns.place(computed.expression());
            reading = computed.reading();
        } else {
            column = null;
            place = -1;
        }
        sql = value instanceof ValueSource.Sql;
        codes = reading.codes();
        dates = new DateReader(
                reading.formats().isEmpty() ? List.of("yyyy-MM-dd") : reading.formats(), reading.partial());
        factor = reading.unit() == null ? "1" : field.units().get(reading.unit());
        times = reading.times();
        grade = reading.notation() == Notation.GRADE;
        daysAfter = reading.daysAfter() == null
                ? null
                : new CellReader(DATE, reading.daysAfter(), source, header, sqlColumns);
        perKg = reading.perKg() == null ? null : new CellReader(WEIGHT, reading.perKg(), source, header, sqlColumns);
        boolean plainDate = field.type() == FieldType.DATE && daysAfter == null && dates.plain != null;
        boolean copied = field.type() == FieldType.STRING
                && codes.isEmpty()
                && field.vocabulary().isEmpty();
        ofTextAlone = perKg == null && !copied && !(plainDate && codes.isEmpty());
        constant = value instanceof ValueSource.Constant text ? typed(text.text(), null) : null;
    }

    private static Field plainField(String name, FieldType type, Double minimum, Double maximum) {
        return new Field(
                name,
                type,
                name,
                name,
                null,
                List.of(),
                false,
                Map.of(),
                minimum,
                maximum,
                Field.DEFAULT_DECIMALS,
                new java.util.TreeMap<>(),
                null,
                false);
    }

    Cell read(Texts texts) {
        if (constant != null) {
            return constant;
        }
        if (sql && texts.sql.failed(place)) {
            return Cell.broken(null, Rule.VALUE_SQL);
        }
        String text = sql ? texts.sql.text(place) : texts.columns[place];
        if (text == null) {
            return Cell.EMPTY;
        }
        Cell cell = ofTextAlone ? remembered(text) : decoded(text, texts);
        return daysAfter == null || cell.value() == null ? cell : after(cell, texts);
    }

    /** What the text was found to say before, or is found to say now; texts repeat, and reading them costs most. */
    private Cell remembered(String text) {
        if (memory == null) {
            memory = new Cell[REMEMBERED];
        }
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & REMEMBERED - 1;
        Cell known = memory[slot];
        if (known == null || !known.text().equals(text)) {
            known = decoded(text, null);
            memory[slot] = known;
        }
        return known;
    }

    private Cell decoded(String text, Texts texts) {
        if (codes.isEmpty()) {
            return typed(text, texts);
        }
        String code = codes.get(text);
        if (code == null) {
            return Cell.broken(text, Rule.VALUE_CODE);
        }
        Cell decoded = typed(code, texts);
        return new Cell(text, decoded.value(), decoded.rule(), decoded.imputed());
    }

    /** What the text says; of days after another date, how many. */
    private Cell typed(String text, Texts texts) {
        return switch (field.type()) {
            case STRING ->
                field.vocabulary().isEmpty() || field.vocabulary().contains(text)
                        ? Cell.of(text, text)
                        : Cell.broken(text, Rule.VALUE_VOCABULARY);
            case BOOLEAN ->
                text.equals("true") || text.equals("false")
                        ? Cell.of(text, Boolean.valueOf(text))
                        : Cell.broken(text, Rule.VALUE_CODE);
            case DATE -> daysAfter == null ? dates.read(text) : days(text);
            case INTEGER, BIGINT, NUMBER -> grade ? grade(text) : number(text, texts);
        };
    }

    private static Cell grade(String text) {
        Integer grade = NumberReader.grade(text);
        return grade == null ? Cell.broken(text, Rule.VALUE_GRADE) : Cell.of(text, grade);
    }

    private Cell days(String text) {
        BigDecimal days = numbers.read(text);
        return days == null
                        || days.stripTrailingZeros().scale() > 0
                        || days.abs().compareTo(BigDecimal.valueOf(DAYS_OF_A_LIFE)) > 0
                ? Cell.broken(text, Rule.VALUE_INTEGER)
                : Cell.of(text, days.intValueExact());
    }

    private Cell after(Cell days, Texts texts) {
        Cell base = daysAfter.read(texts);
        return base.value() == null
                ? Cell.broken(days.text(), Rule.VALUE_DEPENDENT)
                : Cell.date(
                        days.text(),
                        (Integer) base.value() + (Integer) days.value(),
                        ImputedDate.shifted(base.imputed(), (Integer) days.value()));
    }

    private Cell number(String text, Texts texts) {
        BigDecimal value = numbers.read(text);
        if (value == null) {
            return Cell.broken(text, Rule.VALUE_NUMBER);
        }
        value = scaled(times == null ? value : value.multiply(new BigDecimal(times)), factor);
        if (perKg != null) {
            Object weight = perKg.read(texts).value();
            if (weight == null) {
                return Cell.broken(text, Rule.VALUE_DEPENDENT);
            }
            value = value.divide(new BigDecimal(weight.toString()), MathContext.DECIMAL128);
        }
        if (field.type() != FieldType.NUMBER && value.stripTrailingZeros().scale() > 0) {
            return Cell.broken(text, Rule.VALUE_INTEGER);
        }
        BigDecimal kept = value.setScale(field.type() == FieldType.NUMBER ? field.decimals() : 0, RoundingMode.HALF_UP);
        if (outside(kept.doubleValue())) {
            return Cell.broken(text, Rule.VALUE_RANGE);
        }
        return switch (field.type()) {
            case NUMBER -> Cell.of(text, kept.doubleValue());
            case BIGINT ->
                kept.precision() > 18 ? Cell.broken(text, Rule.VALUE_RANGE) : Cell.of(text, kept.longValueExact());
            default -> kept.precision() > 9 ? Cell.broken(text, Rule.VALUE_RANGE) : Cell.of(text, kept.intValueExact());
        };
    }

    private boolean outside(double value) {
        return (field.minimum() != null && value < field.minimum())
                || (field.maximum() != null && value > field.maximum());
    }

    /** A factor is a decimal number or the quotient of two. */
    private static BigDecimal scaled(BigDecimal value, String factor) {
        int slash = factor.indexOf('/');
        if (slash < 0) {
            return value.multiply(new BigDecimal(factor));
        }
        return value.multiply(new BigDecimal(factor.substring(0, slash)))
                .divide(new BigDecimal(factor.substring(slash + 1)), MathContext.DECIMAL128);
    }
}
