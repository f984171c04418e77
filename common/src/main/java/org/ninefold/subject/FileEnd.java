package org.ninefold.subject;

/**
 * The end of a file, or of a part of it.
 *
 * @param file label of the file
 * @param line the last line that was read
 * @param records how many it had
 * @param problem why reading ended early; null where it did not
 */
public record FileEnd(String file, long line, long records, String problem) {}
