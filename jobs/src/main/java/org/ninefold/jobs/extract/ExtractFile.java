package org.ninefold.jobs.extract;

import java.io.Serializable;
import java.util.List;

/**
 * One file of a centre.
 *
 * @param label how messages and the accounting name it: its path relative to the study's data root
 * @param modified when it was changed last, as its file system tells it; 0 of a file that is not read as an extract
 * @param sha256 the hash of its bytes, lower-case hexadecimal
 * @param parts the parts in which it is read, in their order
 */
public record ExtractFile(String uri, String label, long bytes, long modified, String sha256, List<Part> parts)
        implements Serializable {

    public ExtractFile {
        parts = List.copyOf(parts);
    }
}
