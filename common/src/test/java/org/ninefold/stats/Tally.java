package org.ninefold.stats;

/** How many numbers of a reference were compared, and how far ours were from them. */
final class Tally {

    private long compared;
    private long loosely;
    private double largestRelativeError;
    private double largestLooseError;

    /** Counts a comparison of something that is not a real number. */
    void count() {
        compared++;
    }

    /** Counts a comparison; a difference up to the floor is none, since the reference has no more digits there. */
    void compare(double expected, double actual, double floor) {
        compared++;
        double error = Math.abs(actual - expected);
        if (error > floor) {
            largestRelativeError = Math.max(largestRelativeError, error / Math.abs(expected));
        }
    }

    /** Counts a comparison to a tolerance of the test's own. */
    void compareLoosely(double expected, double actual) {
        compared++;
        loosely++;
        largestLooseError = Math.max(largestLooseError, Math.abs(actual - expected));
    }

    void add(Tally other) {
        compared += other.compared;
        loosely += other.loosely;
        largestRelativeError = Math.max(largestRelativeError, other.largestRelativeError);
        largestLooseError = Math.max(largestLooseError, other.largestLooseError);
    }

    long compared() {
        return compared;
    }

    long loosely() {
        return loosely;
    }

    /** Of the comparisons to a relative 1e-9. */
    double largestRelativeError() {
        return largestRelativeError;
    }

    /** Absolute, of the others. */
    double largestLooseError() {
        return largestLooseError;
    }
}
