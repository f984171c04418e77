package org.ninefold.study;

import java.util.regex.Pattern;

/** A place in a HOCON text that moves on. */
final class Cursor {
    private final String text;
    private int next;
    private int line = 1;

    Cursor(String text) {
        this.text = text;
    }

    int place() {
        return next;
    }

    /** The line here, from 1. */
    int line() {
        return line;
    }

    boolean ended() {
        return next >= text.length();
    }

    boolean looksAt(String characters) {
        return text.startsWith(characters, next);
    }

    boolean looksAt(Pattern pattern) {
        return pattern.matcher(text).region(next, text.length()).lookingAt();
    }

    /** Passes a string, with one or three quotation marks, and gives what stands in it. */
    String string() {
        String marks = looksAt("\"\"\"") ? "\"\"\"" : "\"";
        advance(marks.length());
        int start = next;
        while (!ended() && !looksAt(marks)) {
            advance(peek() == '\\' && marks.length() == 1 ? 2 : 1);
        }
        String content = text.substring(start, next);
        advance(marks.length());
        while (marks.length() > 1 && peek() == '"') {
            advance();
        }
        return content;
    }

    void skipSpaceAndCommas() {
        skipSpace();
        while (peek() == ',') {
            advance();
            skipSpace();
        }
    }

    void skipSpace() {
        while (!ended()) {
            if (peek() == '#' || looksAt("//")) {
                skipTo("\n");
            } else if (peek() == '\n' || isSpace(peek())) {
                advance();
            } else {
                return;
            }
        }
    }

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    void skipTo(String end) {
        int found = text.indexOf(end, next);
        advance((found < 0 ? text.length() : found + end.length()) - next);
    }

    /** The character here, NUL at the end. */
    char peek() {
        return ended() ? '\0' : text.charAt(next);
    }

    void advance(int characters) {
        for (int i = 0; i < characters; i++) {
            advance();
        }
    }

    void advance() {
        if (!ended() && text.charAt(next++) == '\n') {
            line++;
        }
    }
}
