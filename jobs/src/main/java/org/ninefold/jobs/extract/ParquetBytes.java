package org.ninefold.jobs.extract;

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

/** A file as the Parquet library reads it. It wraps what the file system says in exceptions of its own; here it is found again. */
final class ParquetBytes implements InputFile {
    private final Path file;
    private final Configuration conf;
    private final long length;
    private final List<FileBytes> opened = new ArrayList<>();

    ParquetBytes(Path file, Configuration conf) throws IOException {
        this.file = file;
        this.conf = conf;
        this.length = file.getFileSystem(conf).getFileStatus(file).getLen();
    }

    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        var bytes = FileBytes.of(file, conf);
        opened.add(bytes);
        return HadoopStreams.wrap(new FSDataInputStream(bytes));
    }

    /** Passes unless the file system failed to give the bytes. */
    void requireRead() throws IOException {
        for (FileBytes bytes : opened) {
            if (bytes.failure() != null) {
                throw new IOException(
                        Objects.requireNonNullElse(
                                bytes.failure().getMessage(),
                                bytes.failure().getClass().getSimpleName()),
                        bytes.failure());
            }
        }
    }
}
