package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The names in a Spark SQL expression: strings and comments are not names. */
final class SqlText {
    private enum Kind {
        WORD,
        QUOTED,
        STRING,
        SIGN
    }

    private record Token(Kind kind, String text, int start, int end) {
        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }

        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        String lower() {
            return text.toLowerCase(Locale.ROOT);
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
        return index < tokens.size() ? tokens.get(index) : new Token(Kind.SIGN, "", 0, 0);
    }

    /** The expression with each column of the set replaced; names of functions and fields of a struct are left alone. */
    String replaced(Set<String> columns, UnaryOperator<String> replacement) {
        var replaced = new StringBuilder();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean field = i > 0 && tokens.get(i - 1).is(".");
            if (token.isName() && !field && !token(i + 1).is("(") && columns.contains(token.lower())) {
                replaced.append(sql, from, token.start()).append(replacement.apply(token.lower()));
                from = token.end();
            }
        }
        return replaced.append(sql, from, sql.length()).toString();
    }

    private void read(char c) {
        int start = next;
        int before = tokens.size();
        readToken(c);
        if (tokens.size() > before) {
            Token token = tokens.get(before);
            tokens.set(before, new Token(token.kind(), token.text(), start, next));
        }
    }

    private void readToken(char c) {
        if (Character.isLetter(c) || c == '_') {
            word();
        } else if (c == '\'' || c == '"') {
            tokens.add(new Token(Kind.STRING, quoted(c, true), 0, 0));
        } else if (c == '`') {
            tokens.add(new Token(Kind.QUOTED, quoted(c, false), 0, 0));
        } else if (sql.startsWith("--", next)) {
            skipPast("\n");
        } else if (sql.startsWith("/*", next)) {
            skipPast("*/");
        } else {
            if (!Character.isWhitespace(c)) {
                tokens.add(new Token(Kind.SIGN, String.valueOf(c), 0, 0));
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
            tokens.add(new Token(Kind.STRING, quoted(sql.charAt(next), false), 0, 0));
        } else {
            tokens.add(new Token(Kind.WORD, word, 0, 0));
        }
    }

    /** What stands between two quotation marks; a doubled mark stands for itself. */
    private String quoted(char mark, boolean backslashEscapes) {
        StringBuilder content = new StringBuilder();
        next++;
        while (next < sql.length()) {
            char c = sql.charAt(next++);
            if (c == '\\' && backslashEscapes && next < sql.length()) {
                content.append(sql.charAt(next++));
            } else if (c == mark && next < sql.length() && sql.charAt(next) == mark) {
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

    private void skipPast(String end) {
        int found = sql.indexOf(end, next + 2);
        next = found < 0 ? sql.length() : found + end.length();
    }
}
