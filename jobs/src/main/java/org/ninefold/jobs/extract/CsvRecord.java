package org.ninefold.jobs.extract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Guards;

/**
 * Takes the record that begins in the current line apart. White space around quotes does not count; a doubled quote in a
 * quoted cell is one; an escape before a delimiter, a quote, a line end or itself makes it part of the cell, before anything
 * else it stands for itself.
 */
final class CsvRecord {
    /** No character of a text: {@link TextLines} refuses it. */
    private static final char NONE = 0;

    private final TextLines lines;
    private final Guards guards;
    private final char delimiter;
    private final char quote;
    private final char escape;
    private final StringBuilder cell = new StringBuilder();
    private List<String> cells = List.of();
    private String text = "";
    private int next;
    private long firstLine;
    private long length;
    private boolean misquoted;

    CsvRecord(TextLines lines, CsvDialect dialect, Guards guards) {
        this.lines = lines;
        this.guards = guards;
        this.delimiter = dialect.delimiter();
        this.quote = dialect.quote() == null ? NONE : dialect.quote();
        this.escape = dialect.escape() == null ? NONE : dialect.escape();
    }

    /** The cells as they stand, without their quotes. */
    List<String> cells() {
        return cells;
    }

    /** The line in which the record begins. */
    long line() {
        return firstLine;
    }

    /** Whether text follows a closing quote, so that the cells are not what was meant. */
    boolean misquoted() {
        return misquoted;
    }

    /** Reads a record that begins with the given text of the current line. */
    void read(String start) throws IOException, BrokenFileException {
        cells = new ArrayList<>();
        text = start;
        next = 0;
        firstLine = lines.line();
        length = start.length();
        misquoted = false;
        do {
            cells.add(cell());
            if (cells.size() > guards.maxColumns()) {
                throw new BrokenFileException(
                        "has more than %d cells in line %d; check its delimiter, or raise the source's `max-columns`"
                                .formatted(guards.maxColumns(), firstLine));
            }
        } while (next++ < text.length());
        if (misquoted && lines.line() > firstLine) {
            throw new BrokenFileException(
                    "has a quote in lines %d to %d that is followed by text, so that nobody can tell which records they hold; double quotes inside cells or correct the source's `quote`"
                            .formatted(firstLine, lines.line()));
        }
    }

    /** Reads a cell and stops at the delimiter or the end of the line behind it. */
    private String cell() throws IOException, BrokenFileException {
        int start = next;
        while (start < text.length() && text.charAt(start) != delimiter && text.charAt(start) <= ' ') {
            start++;
        }
        cell.setLength(0);
        if (quote != NONE && start < text.length() && text.charAt(start) == quote) {
            next = start + 1;
            quoted();
            if (atEnd()) {
                return cell.toString();
            }
            misquoted = true;
        }
        if (escape == NONE && !misquoted) {
            int from = next;
            int to = text.indexOf(delimiter, from);
            next = to < 0 ? text.length() : to;
            return text.substring(from, next);
        }
        plain();
        return cell.toString();
    }

    /** Whether nothing but white space stands before the next delimiter; moves there. */
    private boolean atEnd() {
        while (next < text.length() && text.charAt(next) != delimiter) {
            if (text.charAt(next) > ' ') {
                return false;
            }
            next++;
        }
        return true;
    }

    private void plain() throws IOException, BrokenFileException {
        while (next < text.length() && text.charAt(next) != delimiter) {
            if (!escaped(next)) {
                cell.append(text.charAt(next++));
            }
        }
    }

    private void quoted() throws IOException, BrokenFileException {
        long opened = lines.line();
        while (true) {
            if (next == text.length()) {
                if (!continued()) {
                    throw new BrokenFileException(
                            "has a quote in line %d that is never closed; close or double it, or correct the source's `quote`"
                                    .formatted(opened));
                }
            } else if (text.charAt(next) == quote) {
                next++;
                if (next == text.length() || text.charAt(next) != quote) {
                    return;
                }
                cell.append(text.charAt(next++));
            } else if (!escaped(next)) {
                cell.append(text.charAt(next++));
            }
        }
    }

    /** Takes what an escape makes part of the cell, if there is one. */
    private boolean escaped(int at) throws IOException, BrokenFileException {
        if (escape == NONE || text.charAt(at) != escape) {
            return false;
        } else if (at + 1 == text.length()) {
            next = at + 1;
            if (!continued()) {
                cell.append(escape);
            }
            return true;
        }
        char c = text.charAt(at + 1);
        if (c != delimiter && c != quote && c != escape) {
            return false;
        }
        cell.append(c);
        next = at + 2;
        return true;
    }

    /** Goes on in the next line; the line end becomes part of the cell. */
    private boolean continued() throws IOException, BrokenFileException {
        String end = lines.end();
        if (end.isEmpty() || !lines.next()) {
            return false;
        }
        text = lines.text();
        next = 0;
        length += end.length() + text.length();
        if (length > guards.maxRecord()) {
            throw new BrokenFileException(
                    "has more than %d characters in the record that begins in line %d; check its quotes, or raise the source's `max-record`"
                            .formatted(guards.maxRecord(), firstLine));
        }
        cell.append(end);
        return true;
    }
}
