package org.ninefold.jobs.extract;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.util.HadoopStreams;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * A file as the Parquet library reads it. It is opened once: the library opens what it reads several times, and by then another
 * file can have the name. The library wraps what the file system says in exceptions of its own; here it is found again.
 */
final class ParquetBytes implements InputFile, Closeable {
    private final FSDataInputStream in;
    private final long length;
    private final List<FileBytes> streams = new ArrayList<>();

    ParquetBytes(Path file, Configuration conf) throws IOException {
        this.length = file.getFileSystem(conf).getFileStatus(file).getLen();
        this.in = FileBytes.opened(file, conf);
    }

    @Override
    public long getLength() {
        return length;
    }

    /** From the beginning; one at a time. */
    FileBytes stream() throws IOException {
        in.seek(0);
        var bytes = new FileBytes(in) {
            @Override
            public void close() {
                // for the next one
            }
        };
        streams.add(bytes);
        return bytes;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return HadoopStreams.wrap(new FSDataInputStream(stream()));
    }

    /** Whether all bytes of the file are what has this hash. */
    boolean are(long bytes, String sha256) throws IOException {
        return stream().are(bytes, sha256);
    }

    /** Passes unless the file system failed to give the bytes. */
    void requireRead() throws IOException {
        for (FileBytes bytes : streams) {
            if (bytes.failure() != null) {
                throw new IOException(
                        Objects.requireNonNullElse(
                                bytes.failure().getMessage(),
                                bytes.failure().getClass().getSimpleName()),
                        bytes.failure());
            }
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
