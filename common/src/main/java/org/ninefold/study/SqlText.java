package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names in a Spark SQL expression, which has no comments: texts are not names. */
final class SqlText {
    /** A name, or else a sign or a text, which is empty. */
    private record Token(boolean name, String text) {}

    private static final Token CALL = new Token(false, "(");
    private static final Token TEXT = new Token(false, "");

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    SqlText(String sql) {
        this.sql = sql;
        while (next < sql.length()) {
            read(sql.charAt(next));
        }
    }

    /** The names of columns and keywords, in upper case; functions are not among them. */
    Set<String> identifiers() {
        Set<String> identifiers = new TreeSet<>();
        for (int i = 0; i < tokens.size(); i++) {
            boolean called = i + 1 < tokens.size() && tokens.get(i + 1).equals(CALL);
            if (tokens.get(i).name && !called) {
                identifiers.add(tokens.get(i).text.toUpperCase(Locale.ROOT));
            }
        }
        return identifiers;
    }

    private void read(char c) {
        if (Character.isLetter(c) || c == '_') {
            word();
        } else if (c == '\'' || c == '"') {
            quoted(c, false);
            tokens.add(TEXT);
        } else if (c == '`') {
            tokens.add(new Token(true, quoted(c, false)));
        } else {
            if (!Character.isWhitespace(c)) {
                tokens.add(new Token(false, String.valueOf(c)));
            }
            next++;
        }
    }

    private void word() {
        int start = next;
        while (next < sql.length() && (Character.isLetterOrDigit(sql.charAt(next)) || sql.charAt(next) == '_')) {
            next++;
        }
        String word = sql.substring(start, next);
        boolean rawString = word.equalsIgnoreCase("r")
                && next < sql.length()
                && (sql.charAt(next) == '\'' || sql.charAt(next) == '"');
        if (rawString) {
            quoted(sql.charAt(next), true);
            tokens.add(TEXT);
        } else {
            tokens.add(new Token(true, word));
        }
    }

    /** What stands between two quotation marks; a doubled mark stands for itself, but ends a raw text and begins another. */
    private String quoted(char mark, boolean raw) {
        StringBuilder content = new StringBuilder();
        next++;
        while (next < sql.length()) {
            char c = sql.charAt(next++);
            if (c == '\\' && mark != '`' && !raw && next < sql.length()) {
                content.append(sql.charAt(next++));
            } else if (c == mark && !raw && next < sql.length() && sql.charAt(next) == mark) {
                content.append(mark);
                next++;
            } else if (c == mark) {
                break;
            } else {
                content.append(c);
            }
        }
        return content.toString();
    }
}
