package org.ninefold.jobs.extract;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;

/**
 * The records of a text file. Unlike Spark's own reader it gives each record's line and is strict about bytes that the
 * encoding does not know. Blank lines and lines of empty cells are not records.
 */
final class CsvRecords implements Records {
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final List<String> header;
    private CsvRecord current;
    private Failure failure;
    private long line = 1;

    CsvRecords(InputStream stream, CsvFormat format) throws IOException {
        reader = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(format.reader(stream));
        records = reader.iterator();
        header = next() ? current.getFields().stream().map(String::strip).toList() : List.of();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() {
        try {
            while (records.hasNext()) {
                current = records.next();
                line = current.getStartingLineNumber();
                if (!blank(current)) {
                    return true;
                }
            }
        } catch (UncheckedIOException | CsvParseException e) {
            failure = decoding(e) ? Failure.UNDECODABLE : Failure.BROKEN;
        }
        return false;
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
