package org.ninefold.jobs.extract;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.ninefold.quality.Rule;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Guards;

/**
 * The records of a text file, plain or as gzip. Not records are: lines above the header, comments, blank lines, lines of
 * empty cells, the header each time it is repeated, and the footer. Whatever makes it uncertain what the records are ends
 * the reading.
 */
final class CsvRecords implements Records {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Footers are told by their beginning: a bound for the regular expression. */
    private static final int FOOTER_START = 200;

    private final CsvDialect dialect;
    private final Pattern footer;
    private final FileBytes stream;
    private final Guards guards;
    private final Part part;
    private boolean gzip;
    private TextLines lines;
    private CsvRecord record;
    private List<String> header = List.of();
    private Set<String> names = Set.of();
    /** Cells of the header, nameless ones at its end included. */
    private int width;

    private long footerLine;
    private String failure;

    /** The records of a part, of a stream that can be moved unless that is the whole; the header stands at the file's beginning. */
    CsvRecords(FileBytes stream, CsvDialect dialect, Guards guards, Part part) throws IOException {
        this.stream = stream;
        this.dialect = dialect;
        this.guards = guards;
        this.part = part;
        this.footer = dialect.footer() == null ? null : Pattern.compile(dialect.footer());
        if (attempt(this::open) && next()) {
            attempt(this::readHeader);
            attempt(this::goToPart);
        }
    }

    /** A step that can find the file broken. */
    private interface Step {
        boolean run() throws IOException, BrokenFileException;
    }

    /** Runs a step; false, too, where it finds the file broken. */
    private boolean attempt(Step step) throws IOException {
        try {
            return failure == null && step.run();
        } catch (BrokenFileException e) {
            failure = e.getMessage();
        } catch (IOException e) {
            if (!gzip || stream.failure() != null) {
                throw e;
            }
            failure = "is damaged or cut off as gzip; deliver it again";
        }
        return false;
    }

    private boolean open() throws IOException, BrokenFileException {
        BufferedInputStream bytes = FileStart.buffered(stream);
        gzip = FileStart.isGzip(bytes);
        if (gzip) {
            bytes = FileStart.buffered(GzipCompressorInputStream.builder()
                    .setInputStream(bytes)
                    .setDecompressConcatenated(true)
                    .get());
        }
        FileStart.refuseOtherKinds(bytes);
        String encoding = FileStart.skipMark(bytes, dialect.encoding());
        lines = new TextLines(bytes, stream, encoding, guards, 0);
        record = new CsvRecord(lines, dialect, guards);
        return true;
    }

    private boolean readHeader() throws BrokenFileException {
        if (record.misquoted()) {
            throw new BrokenFileException(
                    "has text behind a closing quote in its header, line %d; double quotes inside names or correct the source's `quote`"
                            .formatted(record.line()));
        }
        List<String> cells = record.cells().stream().map(String::strip).toList();
        width = cells.size();
        int named = width;
        while (cells.get(named - 1).isEmpty()) {
            named--;
        }
        header = cells.subList(0, named);
        names = new HashSet<>(header);
        return true;
    }

    /** Moves to the first line of the part, unless the header stands below it. */
    private boolean goToPart() throws IOException {
        if (part.linesBefore() > lines.line()) {
            stream.seek(part.offset());
            lines = new TextLines(FileStart.buffered(stream), stream, lines.encoding, guards, part.linesBefore());
            record = new CsvRecord(lines, dialect, guards);
        }
        return true;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        return attempt(this::nextRecord);
    }

    private boolean nextRecord() throws IOException, BrokenFileException {
        while ((header.isEmpty() || lines.line() < part.lastLine()) && lines.next()) {
            String text = lines.text();
            if (text.startsWith(BYTE_ORDER_MARK)) {
                text = text.substring(1);
            }
            if (!isSkipped(text)) {
                record.read(text);
                if (!isBlank() && !isHeaderAgain()) {
                    return true;
                }
            }
        }
        if (header.isEmpty() && lines.line() > 0 && dialect.headerRow() > 1) {
            throw new BrokenFileException("has no header in line %d or below it; correct the source's `header-row`"
                    .formatted(dialect.headerRow()));
        }
        return false;
    }

    /** Whether the line begins no record. */
    private boolean isSkipped(String text) throws BrokenFileException {
        if (header.isEmpty() && lines.line() < dialect.headerRow()) {
            return true;
        } else if (text.isBlank() || (dialect.comment() != null && text.startsWith(dialect.comment()))) {
            return true;
        } else if (footer != null && !header.isEmpty() && isFooter(text)) {
            footerLine = lines.line();
            return true;
        } else if (footerLine > 0) {
            throw new BrokenFileException(
                    "has a record in line %d below line %d, which the source's `footer` fits; correct the expression or the file"
                            .formatted(lines.line(), footerLine));
        }
        return false;
    }

    private boolean isFooter(String text) throws BrokenFileException {
        try {
            return footer.matcher(new CountedText(text.substring(0, Math.min(text.length(), FOOTER_START))))
                    .lookingAt();
        } catch (CountedText.TooOftenException e) {
            throw new BrokenFileException(
                    "has line %d, on which the source's `footer` tries more than %d million times whether it fits; write the expression without repetitions in repetitions"
                            .formatted(lines.line(), CountedText.MOST / 1_000_000));
        }
    }

    private boolean isBlank() {
        for (String cell : record.cells()) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Exports put one behind the other repeat the header. With other columns, the records below it are another table's. */
    private boolean isHeaderAgain() throws BrokenFileException {
        if (header.isEmpty()) {
            return false;
        }
        List<String> cells = record.cells();
        int known = 0;
        int most = Math.max(1, header.size() / 2);
        boolean same = cells.size() >= header.size();
        for (int i = 0; i < cells.size(); i++) {
            if (!same && known + cells.size() - i <= most) {
                return false;
            }
            String name = cells.get(i).strip();
            known += names.contains(name) ? 1 : 0;
            same &= i >= header.size() || name.equals(header.get(i));
        }
        if (same || known <= most) {
            return same;
        }
        throw new BrokenFileException(
                "has a second header in line %d that differs from the first; deliver the two tables as two files"
                        .formatted(record.line()));
    }

    @Override
    public List<String> cells() {
        List<String> cells = record.cells();
        return cells.size() == width && width > header.size() ? cells.subList(0, header.size()) : cells;
    }

    @Override
    public Rule defect() {
        if (record.misquoted()) {
            return Rule.RECORD_QUOTE;
        }
        List<String> cells = record.cells();
        boolean fits = cells.size() == width
                && (width == header.size()
                        || cells.subList(header.size(), width).stream().allMatch(String::isBlank));
        return fits ? null : Rule.RECORD_RAGGED;
    }

    @Override
    public long line() {
        return record == null ? 0 : Math.max(record.line(), part.linesBefore());
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
