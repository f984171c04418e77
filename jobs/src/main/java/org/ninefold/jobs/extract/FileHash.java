package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** SHA-256 in lower-case hexadecimal. */
public final class FileHash {
    private FileHash() {}

    /** Of bytes. */
    public static String of(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes);
    }

    /** Of all that a stream gives. */
    public static String of(InputStream stream) throws IOException {
        return of(stream, Long.MAX_VALUE, (bytes, n) -> {});
    }

    /** Whether there is a file whose bytes can be read and have a hash. */
    public static boolean matches(Path file, String sha256, Configuration hadoop) throws IOException {
        FileSystem files = file.getFileSystem(hadoop);
        try (InputStream stream = files.open(file)) {
            return of(stream).equals(sha256);
        } catch (IOException e) { // not there, or a disk that has lost it
            return false;
        }
    }

    /** Is shown the bytes that are hashed. */
    interface Witness {
        void pass(byte[] bytes, int n);
    }

    /** Of all that a stream gives, shown to a witness on its way; one that has given more than so many bytes is left alone. */
    static String of(InputStream stream, long most, Witness witness) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        var buffer = new byte[1 << 16];
        long passed = 0;
        for (int n = stream.read(buffer); n >= 0 && passed <= most; n = stream.read(buffer)) {
            digest.update(buffer, 0, n);
            witness.pass(buffer, n);
            passed += n;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
