package org.ninefold.results;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A share as it was counted.
 *
 * @param n how many
 * @param of of how many, more than 0
 */
public record Share(long n, long of) {
    public Share {
        if (of <= 0) {
            throw new IllegalArgumentException("Expected a share of 1 or more, found one of " + of + ".");
        }
    }

    /**
     * The counts of a figure that is n/N: those in the rows {@code n} and {@code N} of the same key. Empty where the
     * figure is no counted share, as that of a curve.
     */
    public static Optional<Share> beside(ResultRow figure, List<ResultRow> rows) {
        if (!figure.statName().equals("estimate") && !figure.statName().equals("p")) {
            return Optional.empty();
        }
        return count("n", figure, rows)
                .flatMap(n -> count("N", figure, rows).filter(all -> all > 0).map(all -> new Share(n, all)));
    }

    private static Optional<Long> count(String name, ResultRow figure, List<ResultRow> rows) {
        return rows.stream()
                .filter(row -> row.statName().equals(name) && row.stat() != null && sameKey(row, figure))
                .map(row -> Math.round(row.stat()))
                .findFirst();
    }

    private static boolean sameKey(ResultRow a, ResultRow b) {
        return a.analysis().equals(b.analysis())
                && Objects.equals(a.population(), b.population())
                && Objects.equals(a.group1Level(), b.group1Level())
                && Objects.equals(a.group2Level(), b.group2Level())
                && Objects.equals(a.variable(), b.variable())
                && Objects.equals(a.variableLevel(), b.variableLevel())
                && Objects.equals(a.paramcd(), b.paramcd())
                && Objects.equals(a.cause(), b.cause())
                && Objects.equals(a.timeDay(), b.timeDay())
                && Objects.equals(a.comparison(), b.comparison())
                && Objects.equals(a.stratumVar(), b.stratumVar());
    }

    /** The share as a number. */
    double value() {
        return (double) n / of;
    }
}
