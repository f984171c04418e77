package org.ninefold.results;

import java.util.regex.Pattern;

/**
 * Texts of others – titles, labels, headers, cells – as a terminal, a log or a spreadsheet may have them: what would steer the
 * program that shows it stands there as its number instead, such as {@code \u001b}.
 */
public final class PlainText {
    /** A cell that begins with one of these is a formula to a spreadsheet. */
    private static final String FORMULA = "=+-@";

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");

    private PlainText() {}

    /** Without characters that steer; on one line. */
    public static String line(CharSequence text) {
        return of(text, "");
    }

    /** The same of several lines, with tabs. */
    public static String lines(CharSequence text) {
        return of(text, "\n\t");
    }

    /**
     * A cell of a CSV file that holds a text. Behind an apostrophe a spreadsheet shows what it would run else.
     *
     * @return null for null
     */
    public static String cell(String text) {
        if (text == null) {
            return null;
        }
        String plain = of(text, "\n");
        boolean formula = !plain.isEmpty()
                && FORMULA.indexOf(plain.charAt(0)) >= 0
                && !NUMBER.matcher(plain).matches();
        return formula ? "'" + plain : plain;
    }

    private static String of(CharSequence text, String kept) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean steers = steers(c) && kept.indexOf(c) < 0;
            if (steers && plain == null) {
                plain = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (plain != null) {
                if (steers) {
                    plain.append("\\u%04x".formatted((int) c));
                } else {
                    plain.append(c);
                }
            }
        }
        return plain == null ? text.toString() : plain.toString();
    }

    /** Controls, the ends of lines that Unicode adds, and the marks that turn the direction of what follows. */
    private static boolean steers(char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
