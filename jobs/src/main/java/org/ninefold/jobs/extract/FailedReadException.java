package org.ninefold.jobs.extract;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import org.ninefold.study.Source;

/**
 * A file system failed to give a file of a delivery. What it said can hold the file's own name, which can be a patient's: only
 * its class is told, and its reason where that is one that systems have words for.
 */
public final class FailedReadException extends IOException {
    private static final long serialVersionUID = 1L;
    /** How systems say why they fail to read. */
    private static final List<String> REASONS = List.of(
            "Connection refused",
            "Connection reset",
            "Connection timed out",
            "Input/output error",
            "No space left on device",
            "No such device",
            "No such file or directory",
            "Permission denied",
            "Remote I/O error",
            "Stale file handle",
            "Structure needs cleaning",
            "Too many levels of symbolic links",
            "Too many open files",
            "Transport endpoint is not connected");

    private FailedReadException(String sentence) {
        super(sentence);
    }

    /** The failure of a file that messages call {@code label}, without what may not be told, nor its cause, which would tell it. */
    static FailedReadException of(Source source, String label, IOException failure) {
        return failure instanceof FailedReadException told
                ? told
                : new FailedReadException("%s (%s) was not given by its file system: %s%s"
                        .formatted(label, source.at(), failure.getClass().getSimpleName(), reason(failure)));
    }

    private static String reason(IOException failure) {
        String said = failure instanceof FileSystemException disk ? disk.getReason() : failure.getMessage();
        return REASONS.stream()
                .filter(Objects.toString(said, "")::contains)
                .findFirst()
                .map(reason -> ", " + reason)
                .orElse("");
    }
}
