package org.ninefold.jobs.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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
    private static final int CHUNK = 1 << 16;

    /** A strict reader over the stream, positioned behind a byte order mark if there is one. */
    Reader reader(InputStream stream) throws IOException {
        var reader = new PushbackReader(new BufferedReader(new InputStreamReader(stream, decoder())), 1);
        int first = reader.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            reader.unread(first);
        }
        return reader;
    }

    /** The line, from 1, that holds the first bytes that the encoding does not know; 0 if there are none. */
    long lineOfUndecodableBytes(InputStream stream) throws IOException {
        CharsetDecoder decoder = decoder();
        var bytes = ByteBuffer.allocate(CHUNK);
        var chars = CharBuffer.allocate(CHUNK);
        long line = 1;
        boolean end = false;
        while (!end) {
            int n = stream.read(bytes.array(), bytes.position(), bytes.remaining());
            end = n < 0;
            bytes.position(bytes.position() + Math.max(n, 0)).flip();
            CoderResult result;
            do {
                result = decoder.decode(bytes, chars, end);
                line += chars.flip().chars().filter(c -> c == '\n').count();
                chars.clear();
            } while (result.isOverflow());
            if (result.isError()) {
                return line;
            }
            bytes.compact();
        }
        return 0;
    }

    private CharsetDecoder decoder() {
        return Charset.forName(encoding)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
