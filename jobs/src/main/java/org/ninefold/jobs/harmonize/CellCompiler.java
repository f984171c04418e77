package org.ninefold.jobs.harmonize;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.try_multiply;
import static org.apache.spark.sql.functions.try_to_date;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.sql.Column;
import org.ninefold.quality.Rule;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.study.Reading;
import org.ninefold.study.Source;
import org.ninefold.study.ValueSource;

/** Compiles a field's value source over the cleaned text columns of its extract. No expression of it can throw. */
final class CellCompiler {
    private static final String NUMBER = "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?$";
    private static final String DECIMAL = "decimal(30,9)";
    private static final int LAST_EXCEL_DAY = 2_958_465;

    private final Source source;

    CellCompiler(Source source) {
        this.source = source;
    }

    Cell compile(Field field, ValueSource value) {
        if (value instanceof ValueSource.Constant constant) {
            Column typed = lit(constant.text()).try_cast(Sql.type(field.type()));
            return new Cell(lit(constant.text()), typed, lit(null).cast("string"), null);
        }
        Column text = text(value);
        Reading reading = reading(value);
        if (reading.codes().isEmpty()) {
            return typed(field, text, reading, label(value));
        }
        Column code = decoded(text, reading);
        Cell cell = typed(field, code, reading, label(value));
        return new Cell(text, cell.value(), coalesce(broken(text, code, Rule.VALUE_CODE), cell.rule()), cell.column());
    }

    private Cell typed(Field field, Column text, Reading reading, String label) {
        return switch (field.type()) {
            case DATE -> date(text, reading, label);
            case INTEGER, BIGINT, NUMBER -> number(field, text, reading, label);
            case STRING -> vocabulary(field, text, label);
            case BOOLEAN -> {
                Column value = text.try_cast("boolean");
                yield new Cell(text, value, broken(text, value, Rule.VALUE_CODE), label);
            }
        };
    }

    private static Column text(ValueSource value) {
        if (value instanceof ValueSource.Column column) {
            return col(Sql.name(column.column()));
        }
        return expr(((ValueSource.Sql) value).expression()).cast("string");
    }

    private static Reading reading(ValueSource value) {
        return value instanceof ValueSource.Column column ? column.reading() : ((ValueSource.Sql) value).reading();
    }

    private static String label(ValueSource value) {
        return value instanceof ValueSource.Column column ? column.column() : "sql";
    }

    /** The rule, where there is a text but no value. */
    private static Column broken(Column text, Column value, Rule rule) {
        return when(text.isNotNull().and(value.isNull()), lit(rule.id()));
    }

    private static Column decoded(Column text, Reading reading) {
        Column code = lit(null).cast("string");
        for (var entry : reading.codes().entrySet()) {
            code = when(text.equalTo(entry.getKey()), lit(entry.getValue())).otherwise(code);
        }
        return code;
    }

    private static Cell vocabulary(Field field, Column text, String label) {
        if (field.vocabulary().isEmpty()) {
            return new Cell(text, text, lit(null).cast("string"), label);
        }
        Column value = when(text.isin(field.vocabulary().toArray()), text);
        return new Cell(text, value, broken(text, value, Rule.VALUE_VOCABULARY), label);
    }

    private Column decimal(Column text) {
        Column point = source.decimal() == '.'
                ? text
                : when(not(text.contains(".")), translate(text, String.valueOf(source.decimal()), "."));
        return when(point.rlike(NUMBER), point).try_cast(DECIMAL);
    }

    private Cell number(Field field, Column text, Reading reading, String label) {
        Column value = scaled(
                decimal(text), reading.unit() == null ? "1" : field.units().get(reading.unit()));
        Column rule = broken(text, value, Rule.VALUE_NUMBER);
        if (reading.perKg() != null) {
            Cell weight = compile(weightField(), reading.perKg());
            Column divided = try_divide(value, weight.value().cast(DECIMAL));
            rule = coalesce(rule, when(text.isNotNull().and(divided.isNull()), lit(Rule.VALUE_DEPENDENT.id())));
            value = divided;
        }
        if (field.type() != FieldType.NUMBER) {
            Column whole = when(value.equalTo(round(value, 0)), value).try_cast(Sql.type(field.type()));
            rule = coalesce(rule, broken(text, whole, Rule.VALUE_INTEGER));
            value = whole;
        } else {
            value = round(value, field.decimals()).cast("double");
        }
        return ranged(field, text, value, rule, label);
    }

    private static Field weightField() {
        return new Field(
                "weight",
                FieldType.NUMBER,
                "Body weight",
                "kg",
                List.of(),
                false,
                java.util.Map.of(),
                0.2,
                500.0,
                6,
                new java.util.TreeMap<>(),
                null,
                false);
    }

    private static Cell ranged(Field field, Column text, Column value, Column rule, String label) {
        Column inside = lit(true);
        if (field.minimum() != null) {
            inside = inside.and(value.geq(field.minimum()));
        }
        if (field.maximum() != null) {
            inside = inside.and(value.leq(field.maximum()));
        }
        Column outside = when(value.isNotNull().and(not(inside)), lit(Rule.VALUE_RANGE.id()));
        return new Cell(text, when(inside, value), coalesce(rule, outside), label);
    }

    /** A factor is a decimal number or the quotient of two. */
    private static Column scaled(Column value, String factor) {
        int slash = factor.indexOf('/');
        if (slash >= 0) {
            Column numerator = scaled(value, factor.substring(0, slash));
            return try_divide(numerator, lit(new BigDecimal(factor.substring(slash + 1))));
        }
        var times = new BigDecimal(factor);
        return times.compareTo(BigDecimal.ONE) == 0 ? value : try_multiply(value, lit(times));
    }

    private Cell date(Column text, Reading reading, String label) {
        if (reading.daysAfter() != null) {
            Cell base = compile(dateField(), reading.daysAfter());
            Column days = decimal(text).try_cast("int");
            Column sane = when(days.between(-100_000, 100_000), days);
            Column rule = coalesce(
                    broken(text, sane, Rule.VALUE_INTEGER),
                    when(text.isNotNull().and(base.value().isNull()), lit(Rule.VALUE_DEPENDENT.id())));
            return new Cell(text, date_add(base.value(), sane), rule, label);
        }
        List<String> formats = reading.formats().isEmpty() ? List.of("yyyy-MM-dd") : reading.formats();
        Column[] readings = formats.stream().map(format -> parsed(text, format)).toArray(Column[]::new);
        Column value = coalesce(readings);
        return new Cell(text, value, broken(text, value, Rule.VALUE_DATE), label);
    }

    private static Field dateField() {
        return new Field(
                "date",
                FieldType.DATE,
                "Base date",
                null,
                List.of(),
                false,
                java.util.Map.of(),
                null,
                null,
                6,
                new java.util.TreeMap<>(),
                null,
                false);
    }

    private static Column parsed(Column text, String format) {
        return switch (format) {
            case "excel-1900" -> {
                // Excel believes in 29 February 1900, its day 60: earlier days count from one day later.
                Column day = serial(text);
                yield when(day.gt(60), date_add(lit("1899-12-30").cast("date"), day))
                        .when(day.lt(60), date_add(lit("1899-12-31").cast("date"), day));
            }
            case "excel-1904" -> date_add(lit("1904-01-01").cast("date"), serial(text));
            default -> try_to_date(text, format);
        };
    }

    private static Column serial(Column text) {
        Column day = when(text.rlike("^[0-9]{1,7}([.]0+)?$"), text)
                .try_cast("decimal(12,4)")
                .try_cast("int");
        return when(day.between(1, LAST_EXCEL_DAY), day);
    }
}
