package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads the keys of a HOCON text that is known to be well formed. HOCON merges objects and keeps the last of two values
 * without a word; here a key written twice is a problem, and so is an include.
 */
final class KeyScanner {
    private static final Pattern INCLUDE = Pattern.compile("include[ \\t]*(\"|(required|file|url|classpath)\\()");

    /** What a key was given: nothing yet (only keys below it), an object or a value. */
    private enum Given {
        NOTHING,
        OBJECT,
        VALUE
    }

    private static final class Seen {
        private final Map<String, Seen> below = new HashMap<>();
        private Given given = Given.NOTHING;
        private int line;
    }

    private final String file;
    private final String text;
    private final Problems problems;
    private final Expansion expansion = new Expansion();
    private int next;
    private int line = 1;

    KeyScanner(String file, String text, Problems problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /** Scans all; what the text grows to. */
    Expansion scan() {
        skipSpace();
        if (peek() == '{') {
            advance();
        }
        members(new Seen(), "");
        return expansion;
    }

    private void members(Seen object, String path) {
        while (true) {
            skipSpaceAndCommas();
            if (next >= text.length()) {
                return;
            }
            if (peek() == '}') {
                advance();
                return;
            }
            if (INCLUDE.matcher(text).region(next, text.length()).lookingAt()) {
                problems.add(
                        new Origin(file, line, path),
                        "expected keys and values, found an include; write the keys into this file,"
                                + " an absent included file would be ignored");
                value(new Seen(), path);
            } else {
                member(object, path);
            }
        }
    }

    private void member(Seen object, String path) {
        int keyLine = line;
        int start = next;
        List<String> names = key();
        skipSpace();
        if (peek() == '+') {
            advance();
        }
        if (peek() == '=' || peek() == ':') {
            advance();
        } else if (peek() != '{' && next == start) {
            advance();
        }
        Seen seen = object;
        String full = path;
        for (int i = 0; i < names.size(); i++) {
            seen = seen.below.computeIfAbsent(names.get(i), name -> new Seen());
            full = Keys.child(full, names.get(i));
            boolean last = i == names.size() - 1;
            if (!last && seen.given == Given.VALUE) {
                twice(full, keyLine, seen.line);
                seen = new Seen();
            }
            if (seen.line == 0) {
                seen.line = keyLine;
            }
        }
        boolean known = seen.given != Given.NOTHING;
        Given given = value(known ? new Seen() : seen, full);
        if (known || (given == Given.VALUE && !seen.below.isEmpty())) {
            twice(full, keyLine, seen.line);
        } else {
            seen.given = given;
        }
    }

    private void twice(String path, int again, int first) {
        problems.add(
                new Origin(file, again, path),
                "expected each key once, found it again after line " + first + "; keep one of them");
    }

    /** The path before a separator: names between dots, with or without quotation marks. */
    private List<String> key() {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        StringBuilder space = new StringBuilder();
        while (next < text.length() && "=:{+\n#,}".indexOf(peek()) < 0 && !text.startsWith("//", next)) {
            char c = peek();
            if (c == '"') {
                name.append(space).append(string());
                space.setLength(0);
            } else if (c == '.') {
                names.add(name.toString());
                name.setLength(0);
                space.setLength(0);
                advance();
            } else if (isSpace(c)) {
                if (!name.isEmpty()) {
                    space.append(c);
                }
                advance();
            } else {
                name.append(space).append(c);
                space.setLength(0);
                advance();
            }
        }
        names.add(name.toString());
        return names;
    }

    /** Passes a value up to the comma, the line end or the bracket behind it. */
    private Given value(Seen seen, String path) {
        Given given = Given.VALUE;
        int characters = 0;
        skipSpace();
        while (next < text.length() && "\n,}]#".indexOf(peek()) < 0 && !text.startsWith("//", next)) {
            char c = peek();
            int start = next;
            if (c == '"') {
                string();
                characters += next - start;
            } else if (c == '{') {
                advance();
                members(seen, path);
                given = Given.OBJECT;
            } else if (c == '[') {
                advance();
                items(path);
            } else if (text.startsWith("${", next)) {
                substitution(path);
            } else {
                advance();
                characters++;
            }
        }
        expansion.holds(path, characters);
        return given;
    }

    private void substitution(String path) {
        int at = line;
        advance(2);
        if (peek() == '?') {
            advance();
        }
        expansion.refers(path, key().stream().reduce("", Keys::child), at);
        skipTo("}");
    }

    private void items(String path) {
        int index = 0;
        while (true) {
            skipSpaceAndCommas();
            if (next >= text.length()) {
                return;
            }
            if (peek() == ']') {
                advance();
                return;
            }
            int start = next;
            value(new Seen(), Keys.item(path, index++));
            if (next == start) {
                advance();
            }
        }
    }

    private String string() {
        String marks = text.startsWith("\"\"\"", next) ? "\"\"\"" : "\"";
        StringBuilder content = new StringBuilder();
        advance(marks.length());
        while (next < text.length() && !text.startsWith(marks, next)) {
            if (peek() == '\\' && marks.length() == 1) {
                content.append(peek());
                advance();
            }
            content.append(peek());
            advance();
        }
        advance(marks.length());
        while (marks.length() > 1 && peek() == '"') {
            advance();
        }
        return content.toString();
    }

    private void skipSpaceAndCommas() {
        skipSpace();
        while (peek() == ',') {
            advance();
            skipSpace();
        }
    }

    private void skipSpace() {
        while (next < text.length()) {
            if (peek() == '#' || text.startsWith("//", next)) {
                skipTo("\n");
            } else if (peek() == '\n' || isSpace(peek())) {
                advance();
            } else {
                return;
            }
        }
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }

    private void skipTo(String end) {
        int found = text.indexOf(end, next);
        advance((found < 0 ? text.length() : found + end.length()) - next);
    }

    private char peek() {
        return next < text.length() ? text.charAt(next) : '\0';
    }

    private void advance(int characters) {
        for (int i = 0; i < characters; i++) {
            advance();
        }
    }

    private void advance() {
        if (next < text.length() && text.charAt(next++) == '\n') {
            line++;
        }
    }
}
