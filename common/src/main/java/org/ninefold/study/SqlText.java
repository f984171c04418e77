package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The names in a Spark SQL expression, which has no comments: texts are not names. */
final class SqlText {
    private enum Kind {
        WORD,
        QUOTED,
        STRING,
        SIGN
    }

    private record Token(Kind kind, String text) {
        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }

        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

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
            if (tokens.get(i).isName() && !token(i + 1).is("(")) {
                identifiers.add(tokens.get(i).text().toUpperCase(Locale.ROOT));
            }
        }
        return identifiers;
    }

    private Token token(int index) {
        return index < tokens.size() ? tokens.get(index) : new Token(Kind.SIGN, "");
    }

    private void read(char c) {
        if (Character.isLetter(c) || c == '_') {
            word();
        } else if (c == '\'' || c == '"') {
            tokens.add(new Token(Kind.STRING, quoted(c, false)));
        } else if (c == '`') {
            tokens.add(new Token(Kind.QUOTED, quoted(c, false)));
        } else {
            if (!Character.isWhitespace(c)) {
                tokens.add(new Token(Kind.SIGN, String.valueOf(c)));
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
            tokens.add(new Token(Kind.STRING, quoted(sql.charAt(next), true)));
        } else {
            tokens.add(new Token(Kind.WORD, word));
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
