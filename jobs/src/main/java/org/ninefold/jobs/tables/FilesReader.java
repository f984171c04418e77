package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.schema.Table;

/** The rows of a table in some files, one file after the other. */
public final class FilesReader implements Iterator<List<Object>>, Closeable {
    private final Table table;
    private final Iterator<String> files;
    private final Configuration conf;
    private Path file;
    private TableReader reader;
    private List<Object> next;
    private long row;

    /** Reads the columns of a table. */
    public FilesReader(Table table, Iterator<String> files, Configuration conf) {
        this.table = table;
        this.files = files;
        this.conf = conf;
    }

    /** Whether there is one more row, which is read if it was not. */
    @Override
    public boolean hasNext() {
        try {
            while (next == null && (reader != null || files.hasNext())) {
                if (reader == null) {
                    file = new Path(files.next());
                    reader = new TableReader(table, file, conf);
                    row = -1;
                }
                next = reader.next();
                row++;
                if (next == null) {
                    close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next != null;
    }

    @Override
    public List<Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<Object> taken = next;
        next = null;
        return taken;
    }

    /** The name of the file of the row that was last read. */
    public String file() {
        return file.getName();
    }

    /** Its place there, from 0 on. */
    public long row() {
        return row;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            TableReader open = reader;
            reader = null;
            open.close();
        }
    }
}
