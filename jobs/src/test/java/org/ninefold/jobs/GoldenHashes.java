package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bytes of the tables that the sample studies publish, as they were when they were last changed on purpose: of each table the
 * first half of the SHA-256 over its files in the order of their names. A change on purpose changes {@code golden/STUDY.txt}, too: what
 * came out stands in {@code target/golden}.
 */
final class GoldenHashes {
    private GoldenHashes() {}

    /** Holds every table of a published study, by the name of its configuration. */
    static void hold(String study, Published published) {
        SortedMap<String, String> hashes = of(published);
        write(study, hashes);
        assertThat(hashes).isEqualTo(expected(study));
    }

    private static void write(String study, SortedMap<String, String> hashes) {
        var lines = new StringBuilder();
        hashes.forEach(
                (table, hash) -> lines.append(table).append(' ').append(hash).append('\n'));
        try {
            Path folder = Files.createDirectories(Path.of("target", "golden"));
            Files.writeString(folder.resolve(study + ".txt"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedMap<String, String> expected(String study) {
        var expected = new TreeMap<String, String>();
        try (var lines = GoldenHashes.class.getResourceAsStream("golden/" + study + ".txt")) {
            for (String line : new String(lines.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty()) {
                    String[] parts = line.split(" ", 2);
                    expected.put(parts[0], parts[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return expected;
    }

    private static SortedMap<String, String> of(Published published) {
        var digests = new TreeMap<String, MessageDigest>();
        try {
            for (String file : published.files()) {
                if (file.endsWith(".parquet") && !Hashes.ofItsPredecessor(file)) {
                    boolean whole = file.startsWith("aggregate/") || file.startsWith("patient/values/");
                    String table = whole
                            ? file.substring(0, file.length() - ".parquet".length())
                            : Path.of(file).getParent().toString();
                    if (!digests.containsKey(table)) {
                        digests.put(table, MessageDigest.getInstance("SHA-256"));
                    }
                    digests.get(table)
                            .update(Files.readAllBytes(published.snapshot().resolve(file)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        var hashes = new TreeMap<String, String>();
        digests.forEach(
                (table, digest) -> hashes.put(table, HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16))));
        return hashes;
    }
}
