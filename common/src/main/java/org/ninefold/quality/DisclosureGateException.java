package org.ninefold.quality;

import java.util.ArrayList;
import java.util.List;

/** Figures would show what nobody has consented to show (exit code 4). */
public final class DisclosureGateException extends RuntimeException {
    private final ArrayList<String> sentences;

    public DisclosureGateException(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = new ArrayList<>(sentences);
    }

    /** One sentence for each analysis: what it shows, what to do. */
    public List<String> sentences() {
        return List.copyOf(sentences);
    }
}
