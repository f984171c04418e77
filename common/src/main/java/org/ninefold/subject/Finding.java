package org.ninefold.subject;

import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;

/**
 * A rule broken by a record.
 *
 * @param table the standard table, null for a rule about the record as a whole
 * @param field the standard field, or null
 * @param column the extract's column, or null
 * @param shape the value's masked shape, or null
 * @param text the value itself, or null; it never leaves the run but where many subjects share it
 */
public record Finding(
        Rule rule, Severity severity, String table, String field, String column, String shape, String text) {
    private static final int SHAPE_LENGTH = 24;

    public Finding {
        if (!rule.severities().contains(severity)) {
            throw new IllegalArgumentException("the rule " + rule.id() + " does not " + severity.key());
        }
    }

    /** A rule about the record as a whole. */
    public static Finding ofRecord(Rule rule) {
        return new Finding(rule, Severity.REJECT, null, null, null, null, null);
    }

    /** A rule about a field beside others, whose value as such is in order. */
    public static Finding ofField(Rule rule, Severity severity, String table, String field) {
        return new Finding(rule, severity, table, field, null, null, null);
    }

    /** A rule that the text of a cell breaks. */
    public static Finding ofCell(Rule rule, Severity severity, String table, String field, String column, String text) {
        return new Finding(rule, severity, table, field, column, shape(text), text);
    }

    /** The same with another severity. */
    public Finding with(Severity other) {
        return new Finding(rule, other, table, field, column, shape, text);
    }

    /** The same of any value. */
    public Finding withoutText() {
        return new Finding(rule, severity, table, field, column, null, null);
    }

    /** Without the value. */
    @Override
    public String toString() {
        return rule.id() + " at " + table + "." + field;
    }

    /** A text's shape: digits as 9, capital letters as A, small ones as a, letters without case as x, the rest as it is. */
    public static String shape(String text) {
        if (text == null) {
            return null;
        }
        return text.codePoints()
                .limit(SHAPE_LENGTH)
                .map(c -> Character.isDigit(c)
                        ? '9'
                        : Character.isUpperCase(c)
                                ? 'A'
                                : Character.isLowerCase(c) ? 'a' : Character.isLetter(c) ? 'x' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
