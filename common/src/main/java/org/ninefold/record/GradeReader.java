package org.ninefold.record;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ninefold.subject.CleanText;

/**
 * Reads grades as people write them: a number from 0 to 5 or a Roman numeral from I to V, perhaps with the word or sign for
 * a grade before or after it in English, German, French, Spanish, Italian, Portuguese or Chinese. Anything else is no grade: no ranges, no "&gt; 2".
 */
final class GradeReader {
    private static final List<String> ROMAN = List.of("", "i", "ii", "iii", "iv", "v");
    private static final Pattern GRADE = Pattern.compile(
            "(?:(?:grade|grado|grad|grau|gr\\.?|g|ctc|°|第)\\s*)?(?:([0-5])(?:\\.0)?|([iv]{1,3}))\\s*(?:°|级|級|度|º)?");

    private GradeReader() {}

    /** The grade, or null if the text is none. */
    static Integer read(String text) {
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
