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
 */
public record CsvDialect(
        String encoding,
        char delimiter,
        Character quote,
        Character escape,
        String comment,
        int headerRow,
        String footer)
        implements Serializable {}
