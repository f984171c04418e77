package org.ninefold.subject;

/**
 * A finding and the record it is about.
 *
 * @param file label of the record's file
 */
public record LocatedFinding(String file, long line, Finding finding) {
    /** A finding of a mapped record. */
    static LocatedFinding at(MappedRecord record, Finding finding) {
        return new LocatedFinding(record.file(), record.line(), finding);
    }
}
