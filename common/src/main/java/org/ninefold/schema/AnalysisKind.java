package org.ninefold.schema;

import java.util.Arrays;
import java.util.List;

/** The kinds of analyses, by the names that studies and published tables ({@code context}) have for them. */
public enum AnalysisKind implements Keyed {
    /** How many fulfil a condition. */
    PROPORTION,
    /** The worst grade of an adverse event. */
    GRADES,
    /** How many have each level. */
    FREQUENCY,
    /** Mean, median and range of a value. */
    SUMMARY,
    /** The Kaplan–Meier curve of an endpoint. */
    SURVIVAL,
    /** The cumulative incidence of each cause of an endpoint. */
    INCIDENCE,
    /** How long subjects were followed. */
    FOLLOW_UP,
    /** How two values go together. */
    CORRELATION;

    /** The names of all. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(AnalysisKind::key).toList();
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException if it is none of {@link #keys()}
     */
    public static AnalysisKind of(String key) {
        return Arrays.stream(values())
                .filter(kind -> kind.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a kind of analysis, one of " + String.join(", ", keys()) + "; found '" + key + "'."));
    }
}
