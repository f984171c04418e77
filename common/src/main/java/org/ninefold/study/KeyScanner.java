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
    private final Cursor at;
    private final Problems problems;
    private final Expansion expansion = new Expansion();

    KeyScanner(String file, String text, Problems problems) {
        this.file = file;
        this.at = new Cursor(text);
        this.problems = problems;
    }

    /** Scans all; what the text grows to. */
    Expansion scan() {
        at.skipSpace();
        if (at.peek() == '{') {
            at.advance();
        }
        members(new Seen(), "");
        return expansion;
    }

    private void members(Seen object, String path) {
        while (!ends('}')) {
            if (at.looksAt(INCLUDE)) {
                problems.add(
                        new Origin(file, at.line(), path),
                        "expected keys and values, found an include; write the keys into this file,"
                                + " an absent included file would be ignored");
                value(new Seen(), path);
            } else {
                member(object, path);
            }
        }
    }

    /** Whether an object or a list ends here; its bracket is passed. */
    private boolean ends(char bracket) {
        at.skipSpaceAndCommas();
        boolean closed = at.peek() == bracket;
        if (closed) {
            at.advance();
        }
        return closed || at.ended();
    }

    private void member(Seen object, String path) {
        int keyLine = at.line();
        int start = at.place();
        List<String> names = key();
        at.skipSpace();
        if (at.peek() == '+') {
            at.advance();
        }
        if (at.peek() == '=' || at.peek() == ':') {
            at.advance();
        } else if (at.peek() != '{' && at.place() == start) {
            at.advance();
        }
        Seen seen = object;
        String full = path;
        for (int i = 0; i < names.size(); i++) {
            seen = seen.below.computeIfAbsent(names.get(i), name -> new Seen());
            full = Origin.child(full, names.get(i));
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
        while (!at.ended() && "=:{+\n#,}".indexOf(at.peek()) < 0 && !at.looksAt("//")) {
            char c = at.peek();
            if (c == '"') {
                name.append(space).append(at.string());
                space.setLength(0);
            } else if (c == '.') {
                names.add(name.toString());
                name.setLength(0);
                space.setLength(0);
                at.advance();
            } else if (Cursor.isSpace(c)) {
                if (!name.isEmpty()) {
                    space.append(c);
                }
                at.advance();
            } else {
                name.append(space).append(c);
                space.setLength(0);
                at.advance();
            }
        }
        names.add(name.toString());
        return names;
    }

    /** Passes a value up to the comma, the line end or the bracket behind it. */
    private Given value(Seen seen, String path) {
        Given given = Given.VALUE;
        int characters = 0;
        at.skipSpace();
        while (!at.ended() && "\n,}]#".indexOf(at.peek()) < 0 && !at.looksAt("//")) {
            char c = at.peek();
            int start = at.place();
            if (c == '"') {
                at.string();
                characters += at.place() - start;
            } else if (c == '{') {
                at.advance();
                members(seen, path);
                given = Given.OBJECT;
            } else if (c == '[') {
                at.advance();
                items(path);
            } else if (at.looksAt("${")) {
                substitution(path);
            } else {
                at.advance();
                characters++;
            }
        }
        expansion.holds(path, characters);
        return given;
    }

    private void substitution(String path) {
        int line = at.line();
        at.advance(2);
        if (at.peek() == '?') {
            at.advance();
        }
        expansion.refers(path, key().stream().reduce("", Origin::child), line);
        at.skipTo("}");
    }

    private void items(String path) {
        int index = 0;
        while (!ends(']')) {
            int start = at.place();
            value(new Seen(), Origin.item(path, index++));
            if (at.place() == start) {
                at.advance();
            }
        }
    }
}
