package org.ninefold.quality;

import java.util.List;

/** The data do not allow a run: files missing, undecodable or broken, or too many records rejected (exit code 3). */
public final class DataGateException extends RuntimeException {
    private final List<String> sentences;

    public DataGateException(List<String> sentences) {
        super(String.join("\n", sentences));
        this.sentences = List.copyOf(sentences);
    }

    /** One sentence for each problem: file, what was found, what to do. */
    public List<String> sentences() {
        return sentences;
    }
}
