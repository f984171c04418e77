package org.ninefold.subject;

/**
 * What became of records.
 *
 * @param file label of their file
 * @param line of the record; 0 of several
 * @param reason why they were filtered or quarantined; else null
 */
public record Disposition(String file, long line, MappedRecord.Status status, String reason, long n) {}
