package org.ninefold.analysis;

import java.util.List;
import org.ninefold.stats.ChiSquare;
import org.ninefold.stats.ContingencyTable;
import org.ninefold.stats.FisherExact;
import org.ninefold.stats.Proportion;
import org.ninefold.stats.ProportionDifference;
import org.ninefold.stats.ProportionInterval;

/** Rows of groups against each other that several kinds have. */
public final class Comparison {
    /** All groups together. */
    public static final String GROUPS = "GROUPS";

    private Comparison() {}

    /** The tests of a table of categories by groups. */
    public static void contingency(ContingencyTable table, Scope rows) {
        rows.by("Fisher's exact test").comparing(GROUPS, false).value("p.value", "P", FisherExact.p(table));
        test(rows.by("Pearson's χ²").comparing(GROUPS, false), table.pearson());
    }

    /** A share that differences are made of. */
    public static Proportion proportion(long events, long n) {
        return Proportion.interval(events, n, ProportionInterval.WILSON, 0.95);
    }

    /**
     * The difference of each two groups.
     *
     * @param levels the groups in order
     * @param proportions of each of them
     */
    public static void differences(List<String> levels, List<Proportion> proportions, Scope rows, double level) {
        for (int i = 0; i < levels.size(); i++) {
            for (int j = i + 1; j < levels.size(); j++) {
                ProportionDifference difference =
                        ProportionDifference.of(proportions.get(i), proportions.get(j), level);
                rows.by("difference of proportions, Newcombe's hybrid score interval")
                        .comparing(versus(levels, i, j), false)
                        .value("estimate", "Difference", difference.difference())
                        .differing(difference.interval(), "newcombe");
            }
        }
    }

    /** A test of χ². */
    public static void test(Scope rows, ChiSquare test) {
        rows.value("statistic", "χ²", test.statistic())
                .count("df", "Degrees of freedom", test.df())
                .value("p.value", "P", test.p());
    }

    /** The name of a comparison of two groups, by their places. */
    public static String versus(List<String> levels, int i, int j) {
        return levels.get(i) + " vs " + levels.get(j);
    }
}
