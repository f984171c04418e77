package org.ninefold.study;

import java.util.OptionalInt;

/**
 * How deep a text of HOCON or JSON is nested, found before it is parsed: its parser calls itself for each level. Keys with dots
 * are levels, too.
 */
public final class Nesting {
    /** So many levels a text may have. */
    public static final int MOST = 32;

    private static final String SEPARATORS = "\n,:=+";

    private final String text;
    private final int[] levels = new int[MOST + 1];
    private int open;
    private int dots;
    private int next;

    private Nesting(String text) {
        this.text = text;
    }

    /** The line in which the text is first nested deeper than allowed, from 1; empty if it is not. */
    public static OptionalInt tooDeepIn(String text) {
        var nesting = new Nesting(text);
        return nesting.isTooDeep()
                ? OptionalInt.of(1
                        + (int) text.substring(0, nesting.next)
                                .chars()
                                .filter(c -> c == '\n')
                                .count())
                : OptionalInt.empty();
    }

    private boolean isTooDeep() {
        for (next = 0; next < text.length(); next++) {
            char c = text.charAt(next);
            if (c == '"') {
                passString();
            } else if (c == '#' || text.startsWith("//", next)) {
                int end = text.indexOf('\n', next);
                next = (end < 0 ? text.length() : end) - 1;
            } else if (c == '{' || c == '[') {
                if (level() + 1 > MOST) {
                    return true;
                }
                levels[open + 1] = level() + 1;
                open++;
                dots = 0;
            } else if (c == '}' || c == ']') {
                open = Math.max(0, open - 1);
                dots = 0;
            } else if (SEPARATORS.indexOf(c) >= 0) {
                dots = 0;
            } else if (c == '.' && levels[open] + ++dots > MOST) {
                return true;
            }
        }
        return false;
    }

    private int level() {
        return levels[open] + dots;
    }

    /** Moves to the last character of a string; one of one mark ends with its line at the latest, as its parser sees to. */
    private void passString() {
        boolean three = text.startsWith("\"\"\"", next);
        if (three) {
            int end = text.indexOf("\"\"\"", next + 3);
            next = end < 0 ? text.length() - 1 : end + 2;
            return;
        }
        do {
            next += next < text.length() && text.charAt(next) == '\\' ? 2 : 1;
        } while (next < text.length() && "\"\n".indexOf(text.charAt(next)) < 0);
    }
}
