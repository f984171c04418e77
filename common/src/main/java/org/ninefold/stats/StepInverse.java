package org.ninefold.stats;

/**
 * The time at which a step function from 0 reaches a level, by the rule of a survival quantile: where the function stays
 * on the level itself, the midpoint of that stretch. Values closer to the level than the tolerance are on it, since a
 * product of fractions rarely hits one half exactly.
 */
final class StepInverse {

    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private StepInverse() {}

    /**
     * The time for a level.
     *
     * @param days ascending days; the function is 0 before the first and keeps its value until the next
     * @param heights the function at these days; NaN where it is undefined
     */
    static Value at(double level, int[] days, double[] heights) {
        int reached = lowestNotBelow(level - TOLERANCE, heights);
        if (reached < 0) {
            return Value.undefined(Reason.NOT_REACHED);
        }
        int last = heights.length - 1;
        if (Math.abs(heights[last] - level) < TOLERANCE) {
            return Value.of((days[reached] + (double) days[last]) / 2);
        }
        int passed = lowestNotBelow(level + TOLERANCE, heights);
        return passed < 0 ? Value.undefined(Reason.NOT_REACHED) : Value.of((days[reached] + (double) days[passed]) / 2);
    }

    /**
     * The first day of the lowest height at or above the bound, or -1. For a monotone function that is where it reaches
     * the bound; limits of an interval are not always monotone, and survfit resolves them this way.
     */
    private static int lowestNotBelow(double bound, double[] heights) {
        int best = -1;
        for (int i = 0; i < heights.length; i++) {
            if (heights[i] >= bound && (best < 0 || heights[i] < heights[best])) {
                best = i;
            }
        }
        return best;
    }
}
