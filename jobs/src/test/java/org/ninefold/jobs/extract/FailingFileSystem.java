package org.ninefold.jobs.extract;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** The local disk under a scheme of its own, as if it were far away: a test says how many readings of a file fail half-way. */
public final class FailingFileSystem extends RawLocalFileSystem {
    /** The setting of Hadoop that names the class of this file system. */
    public static final String SETTING = "fs.far.impl";

    private static final String SCHEME = "far";
    private static final AtomicInteger READINGS = new AtomicInteger();
    private static final AtomicInteger FIRST = new AtomicInteger();
    private static final AtomicInteger LAST = new AtomicInteger();
    private static volatile String name = "";

    /** From now on of the readings of a file of this name those fail that come from the first to the last, from 1. */
    public static void fail(String file, int first, int last) {
        READINGS.set(0);
        FIRST.set(first);
        LAST.set(last);
        name = file;
    }

    /** How often the file was opened since. */
    public static int readings() {
        return READINGS.get();
    }

    /** A path of the local disk there. */
    public static String far(Path path) {
        return SCHEME + "://" + path.toAbsolutePath();
    }

    /** What Hadoop has to know. */
    static Configuration known() {
        var conf = new Configuration(false);
        conf.set(SETTING, FailingFileSystem.class.getName());
        return conf;
    }

    @Override
    public URI getUri() {
        return URI.create(SCHEME + ":///");
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FSDataInputStream open(org.apache.hadoop.fs.Path file, int bufferSize) throws IOException {
        FSDataInputStream in = super.open(file, bufferSize);
        if (!file.getName().equals(name)) {
            return in;
        }
        int reading = READINGS.incrementAndGet();
        boolean fails = reading >= FIRST.get() && reading <= LAST.get();
        long half = getFileStatus(file).getLen() / 2;
        return fails ? new FSDataInputStream(new Half(file, in, half)) : in;
    }

    private static final class Half extends FSInputStream {
        private final org.apache.hadoop.fs.Path file;
        private final FSDataInputStream in;
        private final long end;

        Half(org.apache.hadoop.fs.Path file, FSDataInputStream in, long end) {
            this.file = file;
            this.in = in;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (in.getPos() + length > end) {
                throw new IOException(file + ": Input/output error");
            }
            return in.read(bytes, from, length);
        }

        @Override
        public void seek(long offset) throws IOException {
            in.seek(offset);
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public boolean seekToNewSource(long offset) throws IOException {
            return in.seekToNewSource(offset);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
