package org.ninefold.jobs.extract;

import java.io.Serializable;
import java.util.List;

/**
 * One file of a centre.
 *
 * @param uri where it is
 * @param label how messages and the accounting name it: its path relative to the study's data root
 * @param bytes its size
 * @param sha256 the hash of its bytes, lower-case hexadecimal
 * @param parts the parts in which it is read, in their order
 */
public record ExtractFile(String uri, String label, long bytes, String sha256, List<Part> parts)
        implements Serializable {

    /** A file that is read as a whole. */
    public ExtractFile(String uri, String label, long bytes, String sha256) {
        this(uri, label, bytes, sha256, List.of(Part.WHOLE));
    }

    public ExtractFile {
        parts = List.copyOf(parts);
    }
}
