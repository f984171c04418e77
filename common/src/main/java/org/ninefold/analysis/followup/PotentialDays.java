package org.ninefold.analysis.followup;

import java.util.ArrayList;
import org.ninefold.counting.Counted;
import org.ninefold.counting.GroupedCounts;

/**
 * Whether the days that subjects could have been observed may be told. They end at the cut-off, so that those of one subject tell
 * the calendar day of its origin; those of few, and what is left of all when others are taken away, nearly so.
 */
record PotentialDays(GroupedCounts counts) {
    /** Subjects of whom the days to the cut-off may be told together. */
    private static final long FEW = 5;

    /**
     * Whether they may be told of a centre or a group.
     *
     * @param site null for all
     * @param group null for all
     */
    boolean told(String site, String group) {
        if (site != null && group != null) {
            return false;
        }
        long own = toTheCutoff(counts.of(site, group));
        var parts = new ArrayList<Long>();
        if (site != null) {
            counts.sites().forEach(other -> parts.add(toTheCutoff(counts.overall(other))));
        } else if (group != null) {
            counts.groups(null).forEach(other -> parts.add(toTheCutoff(other)));
            parts.add(toTheCutoff(counts.overall(null)) - parts.stream().reduce(0L, Math::addExact));
        }
        long hidden = parts.stream().filter(n -> n < FEW).reduce(0L, Math::addExact);
        return own >= FEW && (hidden == 0 || hidden >= FEW);
    }

    /** Whose days end there: with an event they end before. */
    private static long toTheCutoff(Counted counted) {
        return counted.potential().censored();
    }
}
