package org.ninefold.jobs.pipeline;

import java.util.List;

/** The run's own checks failed: numbers that must be equal are not. A defect of the software or the machine, exit 1. */
public final class BrokenIdentityException extends RuntimeException {
    private final List<String> violations;

    public BrokenIdentityException(List<String> violations) {
        super("the run does not add up:\n" + String.join("\n", violations));
        this.violations = List.copyOf(violations);
    }

    /** One sentence for each identity that does not hold. */
    public List<String> violations() {
        return violations;
    }
}
