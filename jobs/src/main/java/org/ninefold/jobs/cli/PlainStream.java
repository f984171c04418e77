package org.ninefold.jobs.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ninefold.results.PlainText;

/** Standard output or error: what would steer a terminal is printed as its number, whoever wrote it. */
final class PlainStream extends FilterWriter {
    private PlainStream(OutputStream stream) {
        super(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    static PrintWriter of(OutputStream stream) {
        return new PrintWriter(new PlainStream(stream), true);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(PlainText.lines(String.valueOf((char) c)));
    }

    @Override
    public void write(char[] buffer, int offset, int length) throws IOException {
        out.write(PlainText.lines(new String(buffer, offset, length)));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        out.write(PlainText.lines(text.substring(offset, offset + length)));
    }
}
