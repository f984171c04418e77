package org.ninefold.study;

import java.nio.file.Path;

/** Reads a study and its centres. */
public final class StudyReader {
    private StudyReader() {}

    /**
     * The study that a file configures.
     *
     * @throws InvalidConfigurationException with every problem of all files
     */
    public static Study read(Path studyFile) {
        if (studyFile.toString().isEmpty()) {
            throw new IllegalArgumentException("Expected the path of a study file, found an empty one.");
        }
        throw new UnsupportedOperationException("Studies are not read yet.");
    }
}
