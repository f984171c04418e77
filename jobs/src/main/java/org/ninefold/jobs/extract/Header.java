package org.ninefold.jobs.extract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of a file's columns. */
final class Header {
    private Header() {}

    /** What makes a header unusable, as the end of a sentence. */
    static Optional<String> defect(List<String> names) {
        var seen = new java.util.HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isEmpty()) {
                return Optional.of("has a column without a name; name every column");
            }
            String name = names.get(i).toLowerCase(Locale.ROOT);
            if (!seen.add(name)) {
                // Without a header line the name is a patient's cell: its place is told instead.
                return Optional.of("names its column %d as an earlier one; rename one of them, or add the header line"
                        .formatted(i + 1));
            }
        }
        return Optional.empty();
    }
}
