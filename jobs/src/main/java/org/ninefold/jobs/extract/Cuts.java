package org.ninefold.jobs.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Source;

/**
 * Finds where a large text file can be cut, from its bytes as they pass: behind line ends outside of quotes. Quotes are
 * followed as {@link CsvRecord} reads them; a file in which one stands where it hardly can is not cut, nor one with an escape
 * anywhere. Where it is cut depends on its bytes alone.
 */
final class Cuts {
    /** Encodings in which the bytes of line ends, and ASCII bytes that a dialect may use, never mean part of a letter. */
    private static final Pattern CUTTABLE = Pattern.compile("UTF-8|US-ASCII|ISO-8859-\\d+|windows-125\\d|GB18030");

    private static final int ASCII = 0x80;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** What a byte is that is no text; those that a line without quotes may have come first. */
    private static final int SPACE = 1;

    private static final int DELIMITER = 2;
    private static final int QUOTE = 3;
    private static final int LINE_END = 4;
    private static final int ESCAPE = 5;

    /** Where a byte stands: before a cell's text, in it, in quotes, behind a closing quote, behind it and white space. */
    private static final byte BEFORE = 0;

    private static final byte PLAIN = 1;
    private static final byte QUOTED = 2;
    private static final byte CLOSED = 3;
    private static final byte BEHIND = 4;
    private static final byte REFUSED = 5;

    /** Where the next byte stands, by where one stands and what it is. */
    private static final byte[][] NEXT = {
        {PLAIN, BEFORE, BEFORE, QUOTED, BEFORE, REFUSED},
        {PLAIN, PLAIN, BEFORE, REFUSED, BEFORE, REFUSED},
        {QUOTED, QUOTED, QUOTED, CLOSED, QUOTED, REFUSED},
        {REFUSED, BEHIND, BEFORE, QUOTED, BEFORE, REFUSED},
        {REFUSED, BEHIND, BEFORE, REFUSED, BEFORE, REFUSED}
    };

    private final long partBytes;
    /** What each byte is. */
    private final byte[] kinds = new byte[256];

    private final List<Part> parts = new ArrayList<>();
    private byte state = BEFORE;
    private boolean freshLine = true;
    private long passed;
    private long lines;
    private byte last;
    private long offset;
    private long linesBefore;

    Cuts(CsvDialect dialect, long partBytes) {
        this.partBytes = partBytes;
        Arrays.fill(kinds, 0, ' ' + 1, (byte) SPACE);
        kinds['\n'] = LINE_END;
        kinds['\r'] = LINE_END;
        if (dialect.delimiter() < ASCII) {
            kinds[dialect.delimiter()] = DELIMITER;
        }
        if (dialect.quote() != null) {
            kinds[dialect.quote()] = (byte) (followsQuotes(dialect) ? QUOTE : ESCAPE);
        }
        if (dialect.escape() != null) {
            kinds[dialect.escape()] = ESCAPE;
        }
    }

    /** Whether each line says by itself what its quotes mean: none is skipped, and every byte that looks like one is one. */
    private static boolean followsQuotes(CsvDialect dialect) {
        return dialect.comment() == null
                && dialect.headerRow() == 1
                && isNeverOfALetter(dialect.delimiter(), dialect.encoding())
                && isNeverOfALetter(dialect.quote(), dialect.encoding());
    }

    /** In GB18030 digits and most of what stands behind them in ASCII can be the second byte of a letter. */
    private static boolean isNeverOfALetter(char c, String encoding) {
        return c < ASCII && (!encoding.equals("GB18030") || c < '0' || (c > '9' && c < '@'));
    }

    /** Whether cutting a file may be thought of: it is larger than a part, and what its source says does not forbid it. */
    static boolean possible(Source source, long bytes, long partBytes) {
        CsvDialect csv = source.csv();
        return bytes > partBytes
                && csv != null
                && CUTTABLE.matcher(csv.encoding()).matches()
                && (csv.quote() == null || csv.quote() < ASCII)
                && (csv.escape() == null || csv.escape() < ASCII)
                && csv.footer() == null
                && source.joins().isEmpty() // each part would read the joined sources again
                && bytes <= source.guards().maxBytes();
    }

    /** Takes note of the next bytes of the file. */
    void pass(byte[] bytes, int n) {
        int start = 0;
        if (passed == 0 && startsWith(GZIP, bytes, n)) {
            state = REFUSED;
        } else if (passed == 0 && startsWith(MARK, bytes, n)) {
            start = MARK.length;
        }
        for (int i = start; i < n && state != REFUSED; i++) {
            if (freshLine) {
                i = pastPlainText(bytes, i, n);
            }
            int kind = kinds[bytes[i] & 0xff];
            state = NEXT[state][kind];
            freshLine = kind == LINE_END;
            if (kind == LINE_END) {
                lineEnd(bytes[i], i > 0 ? bytes[i - 1] : last, passed + i + 1);
            }
        }
        passed += n;
        last = n > 0 ? bytes[n - 1] : last;
    }

    /**
     * Where the next byte stands that need be followed: the end of a line without quotes and escapes, behind which one
     * stands where one stood before it, in quotes or not; of another line the first.
     */
    private int pastPlainText(byte[] bytes, int from, int n) {
        int i = from;
        while (i < n && kinds[bytes[i] & 0xff] < QUOTE) {
            i++;
        }
        return i < n && kinds[bytes[i] & 0xff] == LINE_END ? i : from;
    }

    private static boolean startsWith(byte[] start, byte[] bytes, int n) {
        return n >= start.length && Arrays.equals(start, 0, start.length, bytes, 0, start.length);
    }

    private void lineEnd(byte one, byte before, long end) {
        if (one == '\r') {
            lines++;
        } else {
            lines += before == '\r' ? 0 : 1;
            if (end - offset >= partBytes && state == BEFORE) {
                parts.add(new Part(offset, linesBefore, lines));
                offset = end;
                linesBefore = lines;
            }
        }
    }

    /** The parts of the file, once all its bytes have passed; together they are the whole. */
    List<Part> parts() {
        if (state == REFUSED || state == QUOTED) {
            return List.of(Part.WHOLE);
        }
        var all = new ArrayList<>(parts);
        all.add(new Part(offset, linesBefore, Long.MAX_VALUE));
        return all;
    }
}
