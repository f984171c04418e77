package org.ninefold.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that everything comes out at once. */
final class Problems {
    private final List<String> files = new ArrayList<>();
    private final List<Problem> found = new ArrayList<>();

    /** From now on this file is read; problems come out in the order of files, then of lines. */
    void reading(String file) {
        if (!files.contains(file)) {
            files.add(file);
        }
    }

    void add(Origin at, String sentence) {
        reading(at.file());
        found.add(new Problem(at, sentence));
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            List<Problem> sorted = new ArrayList<>(found);
            sorted.sort(Comparator.comparingInt(
                            (Problem problem) -> files.indexOf(problem.at().file()))
                    .thenComparingInt(problem -> problem.at().line()));
            throw new InvalidConfigurationException(sorted);
        }
    }
}
