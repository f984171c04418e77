package org.ninefold.jobs.extract;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The records of a text file. Unlike Spark's own reader it gives each record's line and is strict about bytes that the
 * encoding does not know. Blank lines and lines of empty cells are not records.
 */
final class CsvRecords implements Records {
    /** Opens the file from its beginning. */
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    private final Bytes bytes;
    private final CsvFormat format;
    private final InputStream stream;
    private final List<String> header;
    private Iterator<CsvRecord> records = Collections.emptyIterator();
    private CsvRecord current;
    private Failure failure;
    private long line = 1;

    CsvRecords(Bytes bytes, CsvFormat format) throws IOException {
        this.bytes = bytes;
        this.format = format;
        this.stream = bytes.open();
        try {
            records = CsvReader.builder()
                    .fieldSeparator(format.delimiter())
                    .quoteCharacter(format.quote())
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(format.reader(stream))
                    .iterator();
        } catch (CharacterCodingException e) {
            undecodable();
        }
        header = next() ? current.getFields().stream().map(String::strip).toList() : List.of();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        try {
            while (records.hasNext()) {
                current = records.next();
                line = current.getStartingLineNumber();
                if (!blank(current)) {
                    return true;
                }
            }
        } catch (UncheckedIOException | CsvParseException e) {
            if (decoding(e)) {
                undecodable();
            } else {
                failure = Failure.BROKEN;
            }
        }
        return false;
    }

    /** Readers decode ahead of the records; the line is looked up. */
    private void undecodable() throws IOException {
        failure = Failure.UNDECODABLE;
        try (InputStream again = bytes.open()) {
            line = format.lineOfUndecodableBytes(again);
        }
    }

    @Override
    public List<String> cells() {
        return current.getFields();
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public Failure failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private static boolean decoding(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return true;
            }
        }
        return false;
    }

    private static boolean blank(CsvRecord entry) {
        for (int i = 0; i < entry.getFieldCount(); i++) {
            if (!entry.getField(i).isBlank()) {
                return false;
            }
        }
        return true;
    }
}
