package org.ninefold.bench.centres;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/** A delimited file with a header, written row by row. A character that the charset lacks is an error. */
final class Sheet implements Closeable {
    private final Writer writer;
    private final char delimiter;
    private final String lineEnd;
    private final int columns;
    private final StringBuilder line = new StringBuilder();

    private Sheet(Writer writer, char delimiter, String lineEnd, int columns) {
        this.writer = writer;
        this.delimiter = delimiter;
        this.lineEnd = lineEnd;
        this.columns = columns;
    }

    static Sheet open(Path file, Charset charset, char delimiter, String lineEnd, String... header) throws IOException {
        Files.createDirectories(file.getParent());
        var sheet = new Sheet(Files.newBufferedWriter(file, charset), delimiter, lineEnd, header.length);
        sheet.row((Object[]) header);
        return sheet;
    }

    /** Writes a row; null is an empty cell. */
    void row(Object... cells) throws IOException {
        if (cells.length != columns) {
            throw new IllegalArgumentException(cells.length + " cells under " + columns + " columns");
        }
        line.setLength(0);
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                line.append(delimiter);
            }
            if (cells[i] instanceof String text) {
                append(text);
            } else if (cells[i] != null) {
                line.append(cells[i]);
            }
        }
        writer.append(line).append(lineEnd);
    }

    private void append(String text) {
        if (text.indexOf(delimiter) < 0 && text.indexOf('"') < 0) {
            line.append(text);
        } else {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
