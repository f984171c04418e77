package org.ninefold.jobs.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of a file's columns. */
public final class Header {
    /** A long number or a date: a value, which a header's name is not, and which nobody may read in a message. */
    private static final Pattern VALUE = Pattern.compile("\\d{5,}|\\d{1,4}\\D{1,2}\\d{1,2}\\D{1,2}\\d{1,4}\\D{0,2}");

    private Header() {}

    /** What makes a header unusable, as the end of a sentence. */
    public static Optional<String> defect(List<String> names) {
        if (names.isEmpty()) {
            return Optional.of("is empty; deliver it again");
        }
        for (int i = 0; i < names.size(); i++) {
            if (VALUE.matcher(names.get(i)).matches()) {
                return Optional.of(
                        ("has a number or a date as the name of its column %d, as if its header were missing;"
                                        + " add the header or correct the source's `header-row`")
                                .formatted(i + 1));
            } else if (names.get(i).isEmpty()) {
                return Optional.of("has no name for its column %d; name every column".formatted(i + 1));
            }
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i).toLowerCase(Locale.ROOT))) {
                // Without a header line the name is a patient's cell: its place is told instead.
                return Optional.of("names its column %d as an earlier one; rename one of them, or add the header line"
                        .formatted(i + 1));
            }
        }
        return Optional.empty();
    }
}
