package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is done beside the snapshots and changes none of them: where it fails, that is told and fails no run. */
final class Tidying {
    private final List<String> undone = new ArrayList<>();

    /** A step of it. */
    interface Step {
        void run() throws IOException;
    }

    void run(String what, Step step) {
        try {
            step.run();
        } catch (IOException e) {
            tell("could not " + what + ": " + e.getMessage());
        }
    }

    void tell(String sentence) {
        undone.add(sentence);
    }

    /** A sentence for each step that failed. */
    List<String> undone() {
        return List.copyOf(undone);
    }
}
