package org.ninefold.bench.centres;

import java.util.Locale;

/**
 * So many subjects in so many centres of equal size. A cohort is a function of its three numbers.
 *
 * @param seed of all that is drawn
 */
public record Cohort(int patients, int centers, long seed) {

    public Cohort {
        if (centers < 1 || patients < centers) {
            throw new IllegalArgumentException("Expected at least one patient a centre and one centre, found "
                    + patients + " patients in " + centers + " centres.");
        }
    }

    /** SITEID of a centre, from 0: C01, C02 … with as many digits as the last one needs. */
    public String id(int centre) {
        return "C"
                + Words.padded(
                        centre + 1L, Math.max(2, Integer.toString(centers).length()));
    }

    /** The folder of a centre's files. */
    String folder(int centre) {
        return id(centre).toLowerCase(Locale.ROOT);
    }

    /** Which of the nine dresses a centre wears, 1 to 9. */
    static int dress(int centre) {
        return centre % 9 + 1;
    }

    /** Subjects of a centre; the first centres have one more where the division leaves a rest. */
    int size(int centre) {
        return patients / centers + (centre < patients % centers ? 1 : 0);
    }

    /** Number of a centre's first subject. */
    long first(int centre) {
        return (long) centre * (patients / centers) + Math.min(centre, patients % centers);
    }
}
