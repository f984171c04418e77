package org.ninefold.study;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where the files of a source lie: a path or a glob below the study's data root, which it cannot leave. */
final class SourcePath {
    private static final Pattern URI = Pattern.compile("[^/]*:.*", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);
    private static final String UP = "..";

    private SourcePath() {}

    /** What is wrong with a path, as something that was found and what to do; empty for nothing. */
    static Optional<String> obstacle(String path) {
        return place(path)
                .map(found -> found + "; put the files below it and name them from there")
                .or(() -> Brackets.obstacle(path).map(found -> found + "; correct it, a character itself is [x]"));
    }

    private static Optional<String> place(String path) {
        String plain = ESCAPE.matcher(path).replaceAll("$1");
        if (plain.startsWith("/")) {
            return Optional.of("an absolute one");
        } else if (URI.matcher(plain).matches()) {
            return Optional.of("a URI or another one with a colon before its first slash");
        } else if (leaves(plain)) {
            return Optional.of("one that leaves it by \"..\"");
        } else if (plain.chars().anyMatch(c -> c < ' ')) {
            return Optional.of("one with a control character");
        }
        return Optional.empty();
    }

    /** Whether it goes above where it begins; between the alternatives of a glob nobody counts. */
    private static boolean leaves(String path) {
        int depth = 0;
        for (String part : path.split(path.contains("{") ? "[/{},]+" : "/+", -1)) {
            if (part.equals(UP)) {
                depth--;
            } else if (!part.isEmpty() && !part.equals(".")) {
                depth++;
            }
            if (depth < 0 || (part.equals(UP) && path.contains("{"))) {
                return true;
            }
        }
        return false;
    }
}
