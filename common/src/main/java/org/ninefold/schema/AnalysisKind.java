package org.ninefold.schema;

import java.util.Arrays;
import java.util.List;

/** The kinds of analyses, by the names that studies and published tables ({@code context}) have for them. */
public enum AnalysisKind {
    /** How many fulfil a condition. */
    PROPORTION("proportion"),
    /** The worst grade of an adverse event. */
    GRADES("grades"),
    /** How many have each level. */
    FREQUENCY("frequency"),
    /** Mean, median and range of a value. */
    SUMMARY("summary"),
    /** The Kaplan–Meier curve of an endpoint. */
    SURVIVAL("survival"),
    /** The cumulative incidence of each cause of an endpoint. */
    INCIDENCE("incidence"),
    /** How long subjects were followed. */
    FOLLOW_UP("follow-up"),
    /** How two values go together. */
    CORRELATION("correlation");

    private final String key;

    AnalysisKind(String key) {
        this.key = key;
    }

    /** Its name in studies and published tables. */
    public String key() {
        return key;
    }

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
                .filter(kind -> kind.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected a kind of analysis, one of " + String.join(", ", keys()) + "; found '" + key + "'."));
    }
}
