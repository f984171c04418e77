package org.ninefold.record;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ninefold.study.Source;
import org.ninefold.subject.CleanText;

/** Reads numbers as a source writes them: its decimal mark, its mark of thousands, digits of any script. */
final class NumberReader implements Serializable {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,30}(\\.\\d{0,30})?|\\.\\d{1,30})([eE][+-]?\\d{1,2})?");

    private static final List<String> ROMAN = List.of("", "i", "ii", "iii", "iv", "v");
    private static final Pattern GRADE = Pattern.compile(
            "(?:(?:grade|grado|grad|grau|gr\\.?|g|ctc|°|第)\\s*)?(?:([0-5])(?:\\.0)?|([iv]{1,3}))\\s*(?:°|级|級|度|º)?");

    private final char decimal;
    private final String thousands;
    private final Pattern grouped;

    NumberReader(Source source) {
        decimal = source.decimal();
        // A space may be one that does not break the line.
        thousands = source.thousands() == null
                ? null
                : source.thousands() == ' '
                        ? "[ \u00a0\u202f]"
                        : Pattern.quote(source.thousands().toString());
        grouped = thousands == null
                ? null
                : Pattern.compile(
                        "[+-]?\\d{1,3}(" + thousands + "\\d{3})+(" + Pattern.quote(String.valueOf(decimal)) + ".*)?");
    }

    /** The number, or null if the text is none. */
    BigDecimal read(String text) {
        String digits = CleanText.halfWidth(text);
        if (grouped != null && grouped.matcher(digits).matches()) {
            int mark = digits.indexOf(decimal);
            int end = mark < 0 ? digits.length() : mark;
            digits = digits.substring(0, end).replaceAll(thousands, "") + digits.substring(end);
        }
        if (decimal != '.' && digits.indexOf('.') >= 0) {
            return null;
        }
        String point = decimal == '.' ? digits : digits.replace(decimal, '.');
        return NUMBER.matcher(point).matches() ? new BigDecimal(point) : null;
    }

    /**
     * The grade as people write it, or null if the text is none: a number from 0 to 5 or a Roman numeral from I to V, perhaps
     * with the word or sign for a grade before or after it in English, German, French, Spanish, Italian, Portuguese or Chinese.
     * Anything else is no grade: no ranges, no "&gt; 2".
     */
    static Integer grade(String text) {
        Matcher matcher = GRADE.matcher(CleanText.halfWidth(text).toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return null;
        }
        if (matcher.group(1) != null) {
            return Integer.valueOf(matcher.group(1));
        }
        int grade = ROMAN.indexOf(matcher.group(2));
        return grade < 0 ? null : grade;
    }
}
