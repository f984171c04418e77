package org.ninefold.jobs.extract;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.Opening;
import org.ninefold.quality.Rule;
import org.ninefold.study.Source;

/**
 * The records of a file that must be what was hashed: its size and time are compared before and after it is read, and where it
 * is read as a whole its hash, too: of a text that of the very bytes that were read; a Parquet file is hashed once more, as it was
 * opened. A file that changed is broken, whatever else is wrong with what was read of it.
 */
final class UnchangedRecords implements Records {
    static final String CHANGED = "changed while it was read; see that its delivery is complete, then run again";

    private final Source source;
    private final String label;
    private final Records records;
    private final Check asItWas;
    private boolean ended;
    private boolean changed;

    /** Whether what was read, whatever has its name now, is what was hashed. */
    private interface Check {
        boolean passes() throws IOException;
    }

    private UnchangedRecords(Source source, String label, Records records, Check asItWas) throws IOException {
        this.source = source;
        this.label = label;
        this.records = records;
        this.asItWas = asItWas;
        if (records.failure() != null) {
            end();
        }
    }

    /** Opens a part of a file in the way of a source; a file system that fails is a {@link FailedReadException}, later, too. */
    static Records open(Source source, ExtractFile file, Part part, Configuration conf) throws FailedReadException {
        try {
            return opened(source, file, part, conf);
        } catch (IOException e) {
            throw FailedReadException.of(source, file.label(), e);
        }
    }

    private static Records opened(Source source, ExtractFile file, Part part, Configuration conf) throws IOException {
        var path = new Path(file.uri());
        if (!isAsItWas(file, conf)) {
            return new NoRecords(CHANGED);
        }
        boolean whole = part.equals(Part.WHOLE);
        return switch (source.format()) {
            case CSV -> {
                var bytes = new FileBytes(FileBytes.opened(path, conf));
                Check check = () -> isAsItWas(file, conf) && (!whole || bytes.are(file.bytes(), file.sha256()));
                yield Opening.orClosed(
                        bytes,
                        () -> new UnchangedRecords(
                                source,
                                file.label(),
                                new CsvRecords(bytes, source.csv(), source.guards(), part),
                                check));
            }
            case PARQUET -> {
                var records = new ParquetRecords(path, source.guards(), source.decimal(), conf);
                Check check = () -> isAsItWas(file, conf) && (!whole || records.are(file.bytes(), file.sha256()));
                yield Opening.orClosed(records, () -> new UnchangedRecords(source, file.label(), records, check));
            }
        };
    }

    private static boolean isAsItWas(ExtractFile file, Configuration conf) throws IOException {
        var path = new Path(file.uri());
        try {
            FileStatus now = path.getFileSystem(conf).getFileStatus(path);
            return now.getLen() == file.bytes() && now.getModificationTime() == file.modified();
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private void end() throws IOException {
        ended = true;
        changed = !asItWas.passes();
    }

    @Override
    public boolean next() throws FailedReadException {
        try {
            boolean next = !ended && records.next();
            if (!next && !ended) {
                end();
            }
            return next;
        } catch (IOException e) {
            throw FailedReadException.of(source, label, e);
        }
    }

    @Override
    public String failure() {
        return changed ? CHANGED : records.failure();
    }

    @Override
    public List<String> header() {
        return records.header();
    }

    @Override
    public Map<String, String> withoutText() {
        return records.withoutText();
    }

    @Override
    public List<String> types() {
        return records.types();
    }

    @Override
    public List<String> cells() {
        return records.cells();
    }

    @Override
    public Rule defect() {
        return records.defect();
    }

    @Override
    public long line() {
        return records.line();
    }

    @Override
    public void close() throws FailedReadException {
        try {
            records.close();
        } catch (IOException e) {
            throw FailedReadException.of(source, label, e);
        }
    }
}
