package org.ninefold.jobs.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Source;

/**
 * Finds where a large text file can be cut, from its bytes as they pass: behind line ends, if no quote and no escape stands
 * anywhere in it, so that no record goes over lines. Where it is cut depends on its bytes alone.
 */
final class Cuts {
    /** Encodings in which the bytes of line ends, and ASCII bytes that a dialect may use, never mean part of a letter. */
    private static final Pattern CUTTABLE = Pattern.compile("UTF-8|US-ASCII|ISO-8859-\\d+|windows-125\\d|GB18030");

    private static final int ASCII = 0x80;
    private static final long MEGABYTE = 1_000_000L;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final long partBytes;
    /** For each byte whether it ends a line or forbids cutting. */
    private final boolean[] telling = new boolean[256];

    private final List<Part> parts = new ArrayList<>();
    private long passed;
    private long lines;
    private byte last;
    private boolean refused;
    private long offset;
    private long linesBefore;

    Cuts(CsvDialect dialect, long partBytes) {
        this.partBytes = partBytes;
        telling['\n'] = true;
        telling['\r'] = true;
        if (dialect.quote() != null) {
            telling[dialect.quote()] = true;
        }
        if (dialect.escape() != null) {
            telling[dialect.escape()] = true;
        }
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
                && bytes <= csv.maxMegabytes() * MEGABYTE;
    }

    /** Takes note of the next bytes of the file. */
    void pass(byte[] bytes, int n) {
        if (passed == 0 && n >= GZIP.length && bytes[0] == GZIP[0] && bytes[1] == GZIP[1]) {
            refused = true;
        }
        for (int i = 0; i < n && !refused; i++) {
            if (telling[bytes[i] & 0xff]) {
                pass(bytes[i], i > 0 ? bytes[i - 1] : last, passed + i + 1);
            }
        }
        passed += n;
        last = n > 0 ? bytes[n - 1] : last;
    }

    private void pass(byte one, byte before, long end) {
        if (one == '\r') {
            lines++;
        } else if (one != '\n') {
            refused = true;
        } else {
            lines += before == '\r' ? 0 : 1;
            if (end - offset >= partBytes) {
                parts.add(new Part(offset, linesBefore, lines));
                offset = end;
                linesBefore = lines;
            }
        }
    }

    /** The parts of the file, once all its bytes have passed; together they are the whole. */
    List<Part> parts() {
        if (refused) {
            return List.of(Part.WHOLE);
        }
        var all = new ArrayList<>(parts);
        all.add(new Part(offset, linesBefore, Long.MAX_VALUE));
        return all;
    }
}
