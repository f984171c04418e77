package org.ninefold.study;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

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

    static final KeySet KEYS = new KeySet("Responses");
    private static final KeyType<Integer> DAYS = KeyType.integer(-100_000, 100_000);
    static final Key<List<Integer>> WINDOW = KEYS.optional(
            "response-window",
            new KeyType<>("the first and the last day", ResponseRules::window),
            List.of(0, 42),
            "days in which a response counts");
    static final Key<ResponseOrigin> ORIGIN = KEYS.optional(
            "response-origin",
            KeyType.choice(ResponseOrigin.class),
            ResponseOrigin.LATEST,
            "the date from which they count");
    static final Key<List<String>> UNTIL = KEYS.optional(
            "response-until", some(KeyType.LIST, ENDS), ENDS, "a response after the first of these does not count");
    static final Key<List<String>> CR =
            KEYS.optional("cr", some(KeyType.SOME, REMISSIONS), REMISSIONS, "the responses that are remissions");

    /** Days 0 to 42, until relapse or other therapy; CR and CRi are remissions. */
    public static final ResponseRules DEFAULT =
            new ResponseRules(0, 42, ORIGIN.byDefault(), UNTIL.byDefault(), CR.byDefault());

    public ResponseRules {
        if (from > to) {
            throw new IllegalArgumentException(
                    "The response window ends on day " + to + ", before it starts on day " + from + ".");
        }
        until = List.copyOf(until);
        remissions = List.copyOf(remissions);
    }

    /** The rules of a study; the default of each key that it does not have or that leaves a problem. */
    static ResponseRules of(Block study) {
        List<Integer> window = study.get(WINDOW);
        List<String> remissions = study.get(CR);
        return new ResponseRules(
                window.get(0),
                window.get(1),
                study.get(ORIGIN),
                study.get(UNTIL),
                remissions.isEmpty() ? CR.byDefault() : remissions);
    }

    private static Optional<List<Integer>> window(Entry entry) {
        List<Entry> days = entry.list().orElse(List.of());
        List<Integer> numbers =
                days.stream().flatMap(day -> DAYS.reader().apply(day).stream()).toList();
        if (numbers.size() == days.size() && (numbers.size() != 2 || numbers.get(0) > numbers.get(1))) {
            entry.problem("expected the first and the last day, such as [0, 42], found " + numbers);
        }
        return Optional.of(numbers).filter(read -> read.size() == 2 && read.get(0) <= read.get(1));
    }

    private static KeyType<List<String>> some(KeyType<List<Entry>> list, List<String> of) {
        return KeyType.list("a list of " + String.join(", ", of), list, KeyType.word("one of", of));
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
