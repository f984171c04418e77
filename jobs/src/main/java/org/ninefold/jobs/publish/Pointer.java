package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.FileHash;

/** {@code CURRENT}: one line that names the current snapshot and the hash of its manifest, and a link for people beside it. */
final class Pointer {
    static final String FILE = "CURRENT";

    private final Path out;
    private final Path file;
    private final Storage storage;
    private final Tidying tidying;
    /** The line when the directory was claimed, or as this run wrote it. */
    private Optional<String> known = Optional.empty();

    Pointer(Path out, Storage storage, Tidying tidying) {
        this.out = out;
        this.file = new Path(out, FILE);
        this.storage = storage;
        this.tidying = tidying;
    }

    private Optional<String> line() throws IOException {
        return storage.files.exists(file) ? Optional.of(storage.read(file).strip()) : Optional.empty();
    }

    private static String line(String id, String manifest) {
        return id + " " + FileHash.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String line) {
        return line.split(" ", 2)[0];
    }

    /** The id of the snapshot that it names; empty where there is none. */
    Optional<String> id() throws IOException {
        return line().map(Pointer::id);
    }

    /** Whether it names a snapshot by the hash of its manifest. */
    boolean names(String id, String sha256) throws IOException {
        return line().equals(Optional.of(id + " " + sha256));
    }

    /** Whether a manifest is the one that it names, of whatever snapshot. */
    boolean names(String manifest) throws IOException {
        return line().filter(line -> line.equals(line(id(line), manifest))).isPresent();
    }

    /** Whether it names a snapshot by another manifest. */
    boolean namesByAnother(String id, String manifest) throws IOException {
        return line().filter(line -> id(line).equals(id) && !line.equals(line(id, manifest)))
                .isPresent();
    }

    /** Takes note of what it names, when the directory is claimed. */
    void remember() throws IOException {
        known = line();
    }

    /** Passes while it is as this run knows it. */
    void requireUnmoved() throws IOException {
        Optional<String> now = line();
        if (!now.equals(known)) {
            throw OutputHeldException.moved(out, name(known), name(now));
        }
    }

    private static String name(Optional<String> line) {
        return line.map(Pointer::id).orElse("no snapshot");
    }

    /** Makes it name a snapshot. Where it does, but the disk did not confirm that, this is told. */
    void set(String id, String manifest) throws IOException {
        String line = line(id, manifest);
        try {
            storage.replace(file, line + "\n", Access.MEMBERS);
        } catch (IOException e) {
            if (!line().equals(Optional.of(line))) {
                throw e;
            }
            tidying.tell("%s names %s, but the disk did not confirm it: %s".formatted(FILE, id, e.getMessage()));
        }
        known = Optional.of(line);
        tidying.run("set the link current", () -> link(target(id)));
    }

    /** Where the file system has links and nothing else has the name of this one. */
    private void link(java.nio.file.Path target) throws IOException {
        java.nio.file.Path link = link();
        java.nio.file.Path next = link.resolveSibling(".current.next");
        if (!storage.local || (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link))) {
            return;
        }
        try {
            Files.deleteIfExists(next);
            storage.disk.symbolicLink(next, target);
            storage.disk.move(next, link);
        } catch (UnsupportedOperationException e) {
            Files.deleteIfExists(next);
        }
    }

    private java.nio.file.Path link() {
        return Storage.nio(new Path(out, "current"));
    }

    private static java.nio.file.Path target(String id) {
        return java.nio.file.Path.of(Snapshots.SNAPSHOTS, id);
    }

    /** Removes it and the link where they name a snapshot. */
    void remove(String id) throws IOException {
        java.nio.file.Path link = link();
        if (storage.local
                && Files.isSymbolicLink(link)
                && Files.readSymbolicLink(link).equals(target(id))) {
            Files.delete(link);
        }
        if (id().equals(Optional.of(id))) {
            storage.delete(file);
            known = Optional.empty();
        }
    }
}
