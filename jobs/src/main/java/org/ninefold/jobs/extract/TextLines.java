package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.ninefold.study.Guards;

/**
 * The lines of a text, strictly decoded: bytes that the encoding does not know are never replaced. A line ends with LF, CR
 * LF, a lone CR, or the file.
 */
final class TextLines {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final FileBytes file;
    final String encoding;
    private final Guards guards;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(CHUNK).flip();
    private final CharBuffer chars = CharBuffer.allocate(CHUNK).flip();
    private final StringBuilder text = new StringBuilder();
    private String end = "";
    private long line;
    private long read;
    private boolean ended;
    private boolean undecodable;

    /** Lines of a stream that stands behind its byte order mark or some lines and comes, perhaps decompressed, from a file. */
    TextLines(InputStream in, FileBytes file, String encoding, Guards guards, long linesBefore) {
        this.in = in;
        this.file = file;
        this.line = linesBefore;
        this.encoding = encoding;
        this.guards = guards;
        this.decoder = Charset.forName(encoding)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Number of the current line, from 1. */
    long line() {
        return line;
    }

    /** The current line without its end. */
    String text() {
        return text.toString();
    }

    /** How the current line ends; empty at the end of the file. */
    String end() {
        return end;
    }

    /** Moves to the next line. */
    boolean next() throws IOException, BrokenFileException {
        text.setLength(0);
        end = "";
        if (!more(line + 1)) {
            return false;
        }
        line++;
        do {
            append(lengthToEnd());
            if (chars.hasRemaining()) {
                passEnd();
                return true;
            }
        } while (more(line));
        return true;
    }

    /** How many of the characters at hand stand before the next line end. */
    private int lengthToEnd() throws BrokenFileException {
        char[] all = chars.array();
        for (int i = chars.position(); i < chars.limit(); i++) {
            char c = all[i];
            if (c == '\n' || c == '\r') {
                return i - chars.position();
            } else if (c == 0 || (c >= 0x80 && c < 0xA0)) {
                throw new BrokenFileException(
                        "has the control character U+%04X in line %d, which no text has: it is damaged or not %s; correct the source's `encoding` or deliver the file again"
                                .formatted((int) c, line, encoding));
            }
        }
        return chars.remaining();
    }

    private void append(int length) throws BrokenFileException {
        if (text.length() + length > guards.maxRecord()) {
            throw new BrokenFileException(
                    "has more than %d characters in line %d; check its line ends, or raise the source's `max-record`"
                            .formatted(guards.maxRecord(), line));
        }
        text.append(chars.array(), chars.position(), length);
        chars.position(chars.position() + length);
    }

    private void passEnd() throws IOException, BrokenFileException {
        if (chars.get() == '\n') {
            end = "\n";
        } else if (more(line) && chars.get(chars.position()) == '\n') {
            chars.get();
            end = "\r\n";
        } else {
            end = "\r";
        }
    }

    /** Whether there is a character; one that cannot be decoded would stand in the given line. */
    private boolean more(long at) throws IOException, BrokenFileException {
        while (!chars.hasRemaining()) {
            if (undecodable) {
                throw new BrokenFileException(
                        "is not %s: undecodable bytes in line %d; correct the source's `encoding` or deliver the file again"
                                .formatted(encoding, at));
            } else if (ended) {
                return false;
            }
            decode(at);
        }
        return true;
    }

    private void decode(long at) throws IOException, BrokenFileException {
        bytes.compact();
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        read += Math.max(n, 0);
        if (read > guards.maxBytes()) {
            throw new BrokenFileException(
                    "has more than %d million bytes, decompressed, at line %d; deliver it in parts, or raise the source's `max-megabytes`"
                            .formatted(guards.maxMegabytes(), at));
        } else if (read > guards.maxExpanded(file.passed())) {
            throw new BrokenFileException(
                    "has more than %d times as many bytes decompressed, at line %d; deliver it plain, or raise the source's `max-expansion`"
                            .formatted(guards.maxExpansion(), at));
        }
        bytes.position(bytes.position() + Math.max(n, 0)).flip();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, n < 0);
        if (result.isError()) {
            undecodable = true;
        } else if (n < 0 && result.isUnderflow()) {
            decoder.flush(chars);
            ended = true;
        }
        chars.flip();
    }
}
