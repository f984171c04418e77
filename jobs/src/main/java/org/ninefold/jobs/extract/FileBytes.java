package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.Seekable;

/**
 * The bytes of a file as they are read. It remembers whether the file system failed to give them, which is no damage of the
 * file, and hashes them as long as they are read in their order.
 */
class FileBytes extends FSInputStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream in;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private boolean inOrder = true;
    private long passed;
    private IOException failure;

    /** The bytes of a stream that is {@link Seekable}, unless it is read from its beginning to its end. */
    FileBytes(InputStream in) {
        this.in = in;
    }

    /**
     * Opens a file of a delivery. On a local disk Hadoop would believe a file of checksums that somebody laid beside it; a
     * delivery has its hash.
     */
    static FSDataInputStream opened(Path file, Configuration conf) throws IOException {
        FileSystem files = file.getFileSystem(conf);
        return (files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files).open(file);
    }

    /** What the file system said when it failed, or null. */
    IOException failure() {
        return failure;
    }

    /** How many bytes were read. */
    long passed() {
        return passed;
    }

    /** Whether what was read, in its order, and the rest of the file is what has this hash, of so many bytes; more are not read. */
    boolean are(long bytes, String sha256) throws IOException {
        if (!inOrder) {
            throw new IllegalStateException("the file was read in parts");
        }
        var rest = new byte[CHUNK];
        while (passed <= bytes && read(rest, 0, rest.length) >= 0) {
            // read() takes note of them
        }
        return passed == bytes && HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            int n = in.read(bytes, from, length);
            if (n > 0) {
                passed += n;
                if (inOrder) {
                    digest.update(bytes, from, n);
                }
            }
            return n;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void seek(long offset) throws IOException {
        inOrder = false;
        try {
            ((Seekable) in).seek(offset);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public long getPos() throws IOException {
        return ((Seekable) in).getPos();
    }

    @Override
    public boolean seekToNewSource(long offset) throws IOException {
        return ((Seekable) in).seekToNewSource(offset);
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
