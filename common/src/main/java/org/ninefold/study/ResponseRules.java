package org.ninefold.study;

import java.io.Serializable;
import java.util.List;

/**
 * Which assessments of the disease decide on a subject's response.
 *
 * @param from the first day of the response window
 * @param to its last day
 * @param origin the date from which its days count
 * @param until ADSL dates: an assessment after the first of them does not count
 * @param remissions the responses that are remissions, of {@link #REMISSIONS}
 */
public record ResponseRules(int from, int to, ResponseOrigin origin, List<String> until, List<String> remissions)
        implements Serializable {
    /** All responses, the best first. */
    public static final List<String> ALL = List.of("CR", "CRI", "PR", "NR");

    /** The responses that can be remissions. */
    public static final List<String> REMISSIONS = List.of("CR", "CRI");

    /** The ADSL dates that can end the time in which responses count. */
    public static final List<String> ENDS = List.of("RELDT", "NXTTRTDT");

    /** Days 0 to 42, until relapse or other therapy; CR and CRi are remissions. */
    public static final ResponseRules DEFAULT = new ResponseRules(0, 42, ResponseOrigin.LATEST, ENDS, REMISSIONS);

    public ResponseRules {
        if (from > to) {
            throw new IllegalArgumentException(
                    "The response window ends on day " + to + ", before it starts on day " + from + ".");
        }
        until = List.copyOf(until);
        remissions = List.copyOf(remissions);
    }

    /**
     * The day from which the days of the window count.
     *
     * @param index the index date as an epoch day
     * @param infused the first infusion, null without one
     */
    public int start(int index, Integer infused) {
        if (infused == null) {
            return index;
        }
        return switch (origin) {
            case LATEST -> Math.max(index, infused);
            case INFUSION -> infused;
            case INDEX -> index;
        };
    }
}
