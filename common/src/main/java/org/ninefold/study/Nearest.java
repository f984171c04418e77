package org.ninefold.study;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one probably means. */
public final class Nearest {
    private Nearest() {}

    /** {@code " (did you mean censor?)"}, or nothing where no name is near. */
    public static String hint(String written, Collection<String> known) {
        return to(written, known).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    static Optional<String> to(String written, Collection<String> known) {
        int limit = written.length() < 2 ? 0 : Math.max(1, written.length() / 3);
        return known.stream()
                .filter(name -> distance(written, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance, without regard to case. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
