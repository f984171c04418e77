package org.ninefold.jobs.profile;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * How the cells of a text are told apart, and the cells.
 *
 * @param certain whether the delimiter cuts most lines into as many cells as the first, at least two, and no other does
 * @param alike the records that have as many cells as the first
 * @param records the cells of all records, trimmed, the names of the columns first
 */
record Dialect(char delimiter, char quote, boolean certain, int alike, List<List<String>> records) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final char DOUBLE = '"';
    private static final char SINGLE = '\'';
    private static final double MOST = 0.9;

    /** The likeliest dialect of the text, of which no more than so many records are read. */
    static Dialect of(String text, int limit) {
        List<Dialect> fitting = new ArrayList<>();
        Dialect best = read(text, ',', DOUBLE, limit);
        for (char delimiter : DELIMITERS) {
            Dialect dialect = read(text, delimiter, DOUBLE, limit);
            if (dialect.regular()) {
                fitting.add(dialect);
                best = best.regular() && best.width() >= dialect.width() ? best : dialect;
            }
        }
        if (best.inSingleQuotes()) {
            best = read(text, best.delimiter, SINGLE, limit);
        }
        return new Dialect(best.delimiter, best.quote, fitting.size() == 1, best.alike, best.records);
    }

    private static Dialect read(String text, char delimiter, char quote, int limit) {
        var records = new ArrayList<List<String>>();
        try {
            var reader = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .quoteCharacter(quote)
                    .skipEmptyLines(true)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text);
            for (CsvRecord next : reader) {
                List<String> cells =
                        next.getFields().stream().map(String::strip).toList();
                if (records.size() > limit) {
                    break;
                } else if (!cells.stream().allMatch(String::isEmpty)) {
                    records.add(cells);
                }
            }
        } catch (CsvParseException e) {
            // Not this dialect, or a text that ends within quotes: what was read until there is looked at.
        }
        int width = records.isEmpty() ? 0 : records.get(0).size();
        int alike =
                (int) records.stream().filter(cells -> cells.size() == width).count();
        return new Dialect(delimiter, quote, false, alike, records);
    }

    int width() {
        return records.isEmpty() ? 0 : records.get(0).size();
    }

    private boolean regular() {
        return width() > 1 && alike >= MOST * records.size();
    }

    private boolean inSingleQuotes() {
        return !records.isEmpty()
                && records.get(0).stream()
                        .allMatch(cell -> cell.length() > 1
                                && cell.charAt(0) == SINGLE
                                && cell.charAt(cell.length() - 1) == SINGLE);
    }
}
