package org.ninefold.subject;

import java.text.Normalizer;
import java.util.Set;

/** Texts of people's files as they are compared: trimmed of white space of any script, composed (Unicode NFC), of one width. */
public final class CleanText {
    /** The first character that may be composed with one before it; all before it are composed as they are. */
    private static final char FIRST_MARK = '\u0300';

    private static final int FIRST_FULL_WIDTH = '\uff01';
    private static final int LAST_FULL_WIDTH = '\uff5e';

    private CleanText() {}

    /** A cell without white space around it, composed; null where it says nothing. */
    public static String clean(String cell, Set<String> missing) {
        if (cell == null) {
            return null;
        }
        int start = 0;
        int end = cell.length();
        while (start < end && blank(cell.charAt(start))) {
            start++;
        }
        while (start < end && blank(cell.charAt(end - 1))) {
            end--;
        }
        if (start == end) {
            return null;
        }
        String trimmed = composed(cell.substring(start, end));
        return missing.contains(trimmed) ? null : trimmed;
    }

    /** The same text with letters and their marks composed. */
    public static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_MARK) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /** The text with digits of any script as 0 to 9, and full-width letters and signs as those of ASCII. */
    public static String halfWidth(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '\u007f') {
                return text.codePoints()
                        .map(CleanText::halfWidth)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private static int halfWidth(int c) {
        if (Character.isDigit(c)) {
            return '0' + Character.digit(c, 10);
        }
        if (c == '\u2212') {
            return '-';
        }
        return c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH ? c - FIRST_FULL_WIDTH + '!' : c;
    }

    private static boolean blank(char c) {
        if (c > ' ' && c < '\u007f') {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }
}
