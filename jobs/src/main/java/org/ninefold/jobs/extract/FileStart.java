package org.ninefold.jobs.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the first bytes of a file say about it. */
final class FileStart {
    private static final int LENGTH = 8;
    private static final String GZIP = "1f8b";
    /** Beginnings that no text has, as regular expressions. */
    private static final Map<String, String> OTHER_KINDS = Map.of(
            "50415231(?!09|0a|0d)[01].*", "a Parquet file; say `format = parquet`",
            "504b0304.*", "an Excel workbook or another ZIP archive; export it as CSV or Parquet",
            "d0cf11e0.*", "an old Excel workbook; export it as CSV or Parquet",
            "28b52ffd.*", "compressed with Zstandard; deliver it plain or as gzip",
            "425a683[1-9]31415926", "compressed with bzip2; deliver it plain or as gzip",
            "fd377a58.*", "compressed with xz; deliver it plain or as gzip");

    /** Byte order marks; of two that begin alike the longer one first. */
    private static final List<Map.Entry<String, String>> MARKS = List.of(
            Map.entry("efbbbf", "UTF-8"),
            Map.entry("fffe0000", "UTF-32LE"),
            Map.entry("0000feff", "UTF-32BE"),
            Map.entry("fffe", "UTF-16LE"),
            Map.entry("feff", "UTF-16BE"),
            Map.entry("84319533", "GB18030"));

    private FileStart() {}

    static boolean isGzip(BufferedInputStream bytes) throws IOException {
        return peek(bytes).startsWith(GZIP);
    }

    /** Passes a text, refuses a file of another kind. */
    static void refuseOtherKinds(BufferedInputStream bytes) throws IOException, BrokenFileException {
        String start = peek(bytes);
        for (Map.Entry<String, String> kind : OTHER_KINDS.entrySet()) {
            if (start.matches(kind.getKey())) {
                throw new BrokenFileException("is " + kind.getValue());
            }
        }
    }

    /**
     * Passes over a byte order mark.
     *
     * @return the encoding to decode with: the stated one, or that of the mark where the stated one leaves the order open
     * @throws BrokenFileException if the mark contradicts the stated encoding, or is needed and not there
     */
    static String skipMark(BufferedInputStream bytes, String encoding) throws IOException, BrokenFileException {
        String start = peek(bytes);
        boolean open = encoding.equals("UTF-16") || encoding.equals("UTF-32");
        for (Map.Entry<String, String> mark : MARKS) {
            if (start.startsWith(mark.getKey())) {
                String marked = mark.getValue();
                if (!marked.equals(encoding) && !(open && marked.startsWith(encoding))) {
                    throw new BrokenFileException(
                            "begins with the byte order mark of %s, but the source's `encoding` is %s; correct the source or the file"
                                    .formatted(marked, encoding));
                }
                bytes.skipNBytes(mark.getKey().length() / 2);
                return marked;
            }
        }
        if (open && !start.isEmpty()) {
            throw new BrokenFileException(
                    "has no byte order mark, without which %1$s is not determined; say %1$sLE or %1$sBE"
                            .formatted(encoding));
        }
        return encoding;
    }

    private static String peek(BufferedInputStream bytes) throws IOException {
        bytes.mark(LENGTH);
        byte[] start = bytes.readNBytes(LENGTH);
        bytes.reset();
        return HexFormat.of().formatHex(start);
    }

    /** A stream whose beginning can be looked at. */
    static BufferedInputStream buffered(InputStream bytes) {
        return new BufferedInputStream(bytes, 1 << 16);
    }
}
