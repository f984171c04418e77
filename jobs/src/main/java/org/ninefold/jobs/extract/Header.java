package org.ninefold.jobs.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of a file's columns. */
public final class Header {
    private Header() {}

    /** What makes a header unusable, as the end of a sentence. */
    public static Optional<String> defect(List<String> names) {
        var seen = new java.util.HashSet<String>();
        for (String name : names) {
            if (name.isEmpty()) {
                return Optional.of("has a column without a name; name every column");
            }
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                return Optional.of("names the column \"" + name + "\" twice; rename one of them");
            }
        }
        return Optional.empty();
    }
}
