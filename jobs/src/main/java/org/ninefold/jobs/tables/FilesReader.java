package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.schema.Table;

/** The rows of a table in some files, one file after the other. */
public final class FilesReader implements Closeable {
    private final Table table;
    private final Iterator<String> files;
    private final Configuration conf;
    private Path file;
    private TableReader reader;
    private long row;

    /** Reads the columns of a table. */
    public FilesReader(Table table, List<String> files, Configuration conf) {
        this.table = table;
        this.files = files.iterator();
        this.conf = conf;
    }

    /** The next row; null behind the last. */
    public List<Object> next() throws IOException {
        while (reader != null || files.hasNext()) {
            if (reader == null) {
                file = new Path(files.next());
                reader = new TableReader(table, file, conf);
                row = -1;
            }
            List<Object> next = reader.next();
            if (next != null) {
                row++;
                return next;
            }
            close();
        }
        return null;
    }

    /** The name of the file of the row that was last given. */
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
