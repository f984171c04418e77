package org.ninefold.study;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ninefold.schema.Field;

/** Values written in the configuration itself. */
final class Literals {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?([eE][+-]?\\d{1,2})?");

    private Literals() {}

    /** What the field expects, if the text is not legal for it. */
    static Optional<String> wanted(Field field, String text) {
        return legal(field, text) ? Optional.empty() : Optional.of(wanted(field));
    }

    static boolean isWhole(String text) {
        return WHOLE.matcher(text).matches();
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    static boolean isPositive(String text) {
        return isNumber(text) && new BigDecimal(text).signum() > 0;
    }

    private static boolean legal(Field field, String text) {
        return switch (field.type()) {
            case STRING ->
                field.vocabulary().isEmpty()
                        ? !text.isBlank()
                        : field.vocabulary().contains(text);
            case INTEGER, BIGINT -> isWhole(text) && inRange(field, text);
            case NUMBER -> isNumber(text) && inRange(field, text);
            case DATE -> date(text).isPresent();
            case BOOLEAN -> text.equals("true") || text.equals("false");
        };
    }

    private static String wanted(Field field) {
        return switch (field.type()) {
            case STRING -> field.vocabulary().isEmpty() ? "a text" : "one of " + String.join(", ", field.vocabulary());
            case INTEGER, BIGINT -> "a whole number" + range(field);
            case NUMBER -> "a number" + range(field);
            case DATE -> "a date such as 2020-06-30";
            case BOOLEAN -> "true or false";
        };
    }

    private static boolean inRange(Field field, String text) {
        double value = Double.parseDouble(text);
        return (field.minimum() == null || value >= field.minimum())
                && (field.maximum() == null || value <= field.maximum());
    }

    private static String range(Field field) {
        return (field.minimum() == null ? "" : " from " + plain(field.minimum()))
                + (field.maximum() == null ? "" : " to " + plain(field.maximum()));
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** A day written as in {@code 2020-06-30}. */
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
