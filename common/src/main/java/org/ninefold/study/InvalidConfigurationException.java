package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The configuration is wrong; the message lists every problem found, one a line. */
public final class InvalidConfigurationException extends RuntimeException {
    private final ArrayList<Problem> problems; // executors send it

    public InvalidConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = new ArrayList<>(problems);
    }

    /** Every problem found, by file and line. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
