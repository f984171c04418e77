package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/**
 * How a text extract is written.
 *
 * @param encoding name of the character set; bytes that are not in it end the reading, they are never replaced
 * @param delimiter between cells
 * @param quote around cells that hold delimiters, quotes or line ends
 */
public record CsvFormat(String encoding, char delimiter, char quote) implements Serializable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A strict reader over the stream, positioned behind a byte order mark if there is one. */
    Reader reader(InputStream stream) throws IOException {
        var decoder = Charset.forName(encoding)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var reader = new java.io.PushbackReader(new java.io.BufferedReader(new InputStreamReader(stream, decoder)), 1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }
}
