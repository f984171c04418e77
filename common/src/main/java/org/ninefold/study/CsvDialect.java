package org.ninefold.study;

import java.io.Serializable;

/**
 * How the text files of a source are written.
 *
 * @param encoding the canonical name of the encoding
 * @param delimiter what stands between two cells
 * @param quote what stands around a cell; null when nothing does
 * @param escape what makes a delimiter, a quote, a line end or itself part of a cell; null when only a doubled quote does
 * @param comment how a line begins that is no record; null when there are none
 * @param headerRow the line from which on the header is looked for, from 1
 * @param footer a regular expression for the beginning of the lines below the table; null when there are none
 * @param maxRecord the characters that a record may have
 * @param maxColumns the cells that a record may have
 * @param maxMegabytes the millions of bytes that a file may have, decompressed
 */
public record CsvDialect(
        String encoding,
        char delimiter,
        Character quote,
        Character escape,
        String comment,
        int headerRow,
        String footer,
        int maxRecord,
        int maxColumns,
        int maxMegabytes)
        implements Serializable {

    /** The characters that a record may have if nothing is said. */
    public static final int MAX_RECORD = 1_000_000;

    /** The cells that a record may have if nothing is said. */
    public static final int MAX_COLUMNS = 10_000;

    /** The millions of bytes that a file may have if nothing is said. */
    public static final int MAX_MEGABYTES = 100_000;
}
