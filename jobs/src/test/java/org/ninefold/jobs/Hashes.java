package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** SHA-256 of published files. */
public final class Hashes {
    private Hashes() {}

    /** What tells of the snapshot before it: the same only with the same one before. */
    private static final Set<String> OF_ITS_PREDECESSOR =
            Set.of("aggregate/report.html", "patient/values/changes.parquet");

    /** Of every file of a snapshot whose bytes are promised: all of aggregate, harmonized and adam. */
    public static SortedMap<String, String> promised(Published published) {
        var hashes = new TreeMap<String, String>();
        for (String file : published.files()) {
            if ((file.startsWith("aggregate/") && !ofItsPredecessor(file))
                    || file.startsWith("patient/harmonized/")
                    || file.startsWith("patient/adam/")) {
                hashes.put(file, of(published.snapshot().resolve(file)));
            }
        }
        return hashes;
    }

    /** Whether a file tells of the snapshot before. */
    public static boolean ofItsPredecessor(String file) {
        return OF_ITS_PREDECESSOR.contains(file);
    }

    /** Of one file. */
    public static String of(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
