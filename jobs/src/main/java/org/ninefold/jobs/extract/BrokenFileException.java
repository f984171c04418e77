package org.ninefold.jobs.extract;

/** A file that cannot be read on. Its message ends a sentence that begins with the file, and holds no value of it. */
final class BrokenFileException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenFileException(String sentence) {
        super(sentence);
    }
}
