package org.ninefold.study;

import java.util.Optional;

/** Whether a glob is one: every bracket and brace closed, and nothing escaped that stands for itself. */
final class Brackets {
    private static final char ESCAPE = '\\';

    private final String glob;
    private int at;
    private int open;

    private Brackets(String glob) {
        this.glob = glob;
    }

    /** What is wrong with a glob, as something that was found; empty for nothing. */
    static Optional<String> obstacle(String glob) {
        return Optional.ofNullable(new Brackets(glob).obstacle());
    }

    private String obstacle() {
        for (at = 0; at < glob.length(); at++) {
            String found =
                    switch (glob.charAt(at)) {
                        case ESCAPE -> escaped();
                        case '[' -> set();
                        case '{' -> {
                            open++;
                            yield null;
                        }
                        case '}' -> {
                            open = Math.max(0, open - 1);
                            yield null;
                        }
                        default -> null;
                    };
            if (found != null) {
                return found;
            }
        }
        return open > 0 ? "one with a { that no } closes" : null;
    }

    /** From a backslash to what it escapes. */
    private String escaped() {
        at++;
        if (at == glob.length()) {
            return "one that ends in a backslash";
        }
        char c = glob.charAt(at);
        if (open > 0) {
            return "one with a backslash within braces";
        }
        return c == '/' || c > '~' || Character.isLetterOrDigit(c)
                ? "one with a backslash before what it does not change"
                : null;
    }

    /** From a bracket to the one that closes it. */
    private String set() {
        at++;
        if (at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^')) {
            at++;
        }
        int first = at;
        char last = 0;
        boolean range = false;
        for (; at < glob.length() && glob.charAt(at) != '/'; at++) {
            char c = glob.charAt(at);
            if (c == ']' && at > first) {
                return null;
            } else if (c == '[' || c == '{' || c == '}' || (c == ',' && open > 0)) {
                return "one with a brace or a bracket within brackets, or a comma within both";
            } else if (c == ESCAPE) {
                String found = escaped();
                if (found != null) {
                    return found;
                }
                c = glob.charAt(at);
            } else if (c == '-' && last != 0 && !range) {
                range = true;
                continue;
            }
            if (range && c < last) {
                return "one with a range that ends before it begins";
            }
            last = range ? 0 : c;
            range = false;
        }
        return "one with a [ that no ] closes";
    }
}
