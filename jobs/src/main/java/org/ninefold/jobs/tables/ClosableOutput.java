package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.io.DelegatingPositionOutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A file to write whose stream can be closed: Parquet's writer leaves it open after a failure. */
final class ClosableOutput implements OutputFile, Closeable {
    private final OutputFile file;
    private PositionOutputStream stream;

    ClosableOutput(OutputFile file) {
        this.file = file;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) throws IOException {
        stream = new Once(file.create(blockSizeHint));
        return stream;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
        stream = new Once(file.createOrOverwrite(blockSizeHint));
        return stream;
    }

    @Override
    public boolean supportsBlockSize() {
        return file.supportsBlockSize();
    }

    @Override
    public long defaultBlockSize() {
        return file.defaultBlockSize();
    }

    @Override
    public String getPath() {
        return file.getPath();
    }

    /** Closes the stream, if it was opened and nobody has closed it. */
    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }

    /** A stream that is closed once, whatever becomes of that. */
    private static final class Once extends DelegatingPositionOutputStream {
        private final PositionOutputStream stream;
        private boolean closed;

        Once(PositionOutputStream stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public long getPos() throws IOException {
            return stream.getPos();
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                stream.close();
            }
        }
    }
}
