package org.ninefold.jobs.extract;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * The records of one text extract in the order of the file. Blank lines and lines of empty cells are not records.
 * Reading ends at the end of the file or at the first byte sequence that its encoding does not know; {@link #failure()}
 * tells which.
 */
final class CsvRecords implements Closeable {

    /** Why reading ended before the end of the file. */
    enum Failure {
        UNDECODABLE,
        BROKEN
    }

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private CsvRecord current;
    private Failure failure;
    private long lastLine;

    CsvRecords(InputStream stream, CsvFormat format) throws IOException {
        reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(format.reader(stream));
        records = reader.iterator();
    }

    /** Moves to the next record; false at the end. */
    boolean next() {
        try {
            while (records.hasNext()) {
                current = records.next();
                lastLine = current.getStartingLineNumber();
                if (!blank(current)) {
                    return true;
                }
            }
        } catch (UncheckedIOException | CsvParseException e) {
            failure = decoding(e) ? Failure.UNDECODABLE : Failure.BROKEN;
        }
        return false;
    }

    /** The cells of the current record, as they stand. */
    List<String> cells() {
        return current.getFields();
    }

    /** The line on which the current record begins, or, at the end, the last record began; the first line is 1. */
    long line() {
        return lastLine;
    }

    /** Null where the file was read to its end. */
    Failure failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        reader.close();
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
