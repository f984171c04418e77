package org.ninefold.analysis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences that are put together one after the other. */
public final class Sentences {
    private final StringBuilder text = new StringBuilder();

    /** Adds a sentence; its point is added too. */
    void add(String form, Object... arguments) {
        text.append(text.isEmpty() ? "" : " ")
                .append(String.format(Locale.ROOT, form, arguments))
                .append('.');
    }

    /** All of them. */
    String text() {
        return text.toString();
    }

    /** A number and what is counted. */
    public static String counted(int n, String what) {
        return n == 1 ? "1 " + what : n + " " + what + "s";
    }

    /** Words with commas and an {@code and}. */
    static String listed(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** Those that are not null, one after the other; null where all are. */
    static String joined(String... some) {
        String text = Stream.of(some).filter(one -> one != null).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    /** Words at the beginning of a sentence. */
    static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** A title within a sentence: its first letter small, unless it is an abbreviation. */
    static String small(String title) {
        boolean word = title.length() > 1 && Character.isLowerCase(title.charAt(1));
        return word ? Character.toLowerCase(title.charAt(0)) + title.substring(1) : title;
    }
}
