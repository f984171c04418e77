package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.ninefold.jobs.extract.FileHash;

/**
 * The output directory: {@code CURRENT}, {@code snapshots/<id>} and a staging folder. A snapshot is built in staging,
 * completed by its manifest, moved into place, and only then made current in one atomic step.
 */
public final class Snapshots {
    private static final String CURRENT = "CURRENT";
    private static final String MANIFEST = "MANIFEST.json";
    private static final String WORK = "work";
    private static final String REUSE = ".reuse";
    private static final FsPermission RESTRICTED = new FsPermission((short) 0700);
    private static final FsPermission MEMBERS = new FsPermission((short) 0750);

    private final Path out;
    private final Configuration conf;
    private final FileSystem files;

    /** Opens an output directory; it is made when something is first written to it. */
    public Snapshots(Path out, Configuration conf) throws IOException {
        this.files = fileSystem(out, conf);
        this.out = files.makeQualified(out);
        this.conf = conf;
    }

    /** A path's file system, without side files of checksums. */
    static FileSystem fileSystem(Path path, Configuration conf) throws IOException {
        FileSystem files = path.getFileSystem(conf);
        files.setWriteChecksum(false);
        return files;
    }

    /** Moves a file, making the folder it goes to. */
    static void rename(FileSystem files, Path from, Path to) throws IOException {
        files.mkdirs(to.getParent());
        if (!files.rename(from, to)) {
            throw new IOException("could not move " + from + " to " + to);
        }
    }

    /** A fresh staging folder; what an earlier run left there is removed. */
    public Path stage(String id) throws IOException {
        files.mkdirs(new Path(out, "snapshots"));
        Path staging = new Path(out, ".staging/" + id);
        files.delete(staging, true);
        files.mkdirs(staging);
        files.setPermission(staging.getParent(), RESTRICTED);
        files.setPermission(staging, RESTRICTED);
        return staging;
    }

    /** Removes a staging folder. */
    public void discard(Path staging) throws IOException {
        files.delete(staging, true);
        removeIfEmpty(staging.getParent());
    }

    private void removeIfEmpty(Path folder) throws IOException {
        if (files.listStatus(folder).length == 0) {
            files.delete(folder, false);
        }
    }

    /** Where the snapshot of an id is or will be. */
    public Path snapshot(String id) {
        return new Path(out, "snapshots/" + id);
    }

    /** The output directory. */
    public Path out() {
        return out;
    }

    /** The manifest of a complete snapshot, or empty. */
    public Optional<String> manifest(String id) throws IOException {
        Path manifest = new Path(snapshot(id), MANIFEST);
        return files.exists(manifest) ? Optional.of(read(manifest)) : Optional.empty();
    }

    /** The manifest of the current snapshot, or empty where there is none. */
    public Optional<String> currentManifest() throws IOException {
        Path pointer = new Path(out, CURRENT);
        return files.exists(pointer) ? manifest(read(pointer).strip().split(" ", 2)[0]) : Optional.empty();
    }

    /**
     * Checks, if the snapshot is the current one, that its manifest is the one that {@code CURRENT} names.
     *
     * @throws IOException if it is another
     */
    public void verifyPointer(String id, String manifest) throws IOException {
        Path pointer = new Path(out, CURRENT);
        if (files.exists(pointer)) {
            String line = read(pointer).strip();
            if (line.startsWith(id + " ") && !line.equals(pointer(id, manifest))) {
                throw new IOException("%s of %s is not the manifest that %s names; move the snapshot away and run again"
                        .formatted(MANIFEST, snapshot(id), CURRENT));
            }
        }
    }

    private static String pointer(String id, String manifest) {
        return id + " " + FileHash.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** Completes a staged snapshot with its manifest and makes it current. */
    public void publish(Path staging, String id, String manifest) throws IOException {
        files.delete(new Path(staging, "attempts"), true);
        keepWork(staging, id);
        files.setPermission(new Path(staging, "patient"), RESTRICTED);
        files.setPermission(new Path(staging, "aggregate"), MEMBERS);
        toDisk(staging);
        write(new Path(staging, MANIFEST), manifest);
        files.setPermission(staging, MEMBERS);
        Path target = snapshot(id);
        files.delete(target, true);
        rename(files, staging, target);
        removeIfEmpty(staging.getParent());
        pointTo(id, manifest);
        forgetOtherWork(id);
    }

    /** Where a run's own tables lie that the next run may take over: beside the snapshots, for this program only. */
    public Path work(String id) {
        return new Path(out, REUSE + "/" + id);
    }

    private void keepWork(Path staging, String id) throws IOException {
        Path work = new Path(staging, WORK);
        files.delete(work(id), true);
        if (files.exists(work)) {
            files.mkdirs(work(id).getParent());
            files.setPermission(work(id).getParent(), RESTRICTED);
            rename(files, work, work(id));
        }
    }

    private void forgetOtherWork(String id) throws IOException {
        Path all = work(id).getParent();
        if (files.exists(all)) {
            for (FileStatus status : files.listStatus(all)) {
                if (!status.getPath().getName().equals(id)) {
                    files.delete(status.getPath(), true);
                }
            }
        }
    }

    /** Puts a file of another snapshot into a staged one: the same file where links exist, else a copy. */
    public void take(Path from, Path to) throws IOException {
        files.mkdirs(to.getParent());
        if (local()) {
            try {
                Files.createLink(nio(to), nio(from));
            } catch (UnsupportedOperationException e) {
                Files.copy(nio(from), nio(to));
            }
        } else if (!FileUtil.copy(files, from, files, to, false, conf)) {
            throw new IOException("could not copy " + from + " to " + to);
        }
    }

    /** Brings what was written to the disk before anything says that it is there; other file systems do so on close. */
    private void toDisk(Path folder) throws IOException {
        if (!local()) {
            return;
        }
        try (Stream<java.nio.file.Path> paths = Files.walk(nio(folder))) {
            for (java.nio.file.Path path : paths.filter(Files::isRegularFile).toList()) {
                try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Makes a complete snapshot current. */
    public void pointTo(String id, String manifest) throws IOException {
        Path fresh = new Path(out, "." + CURRENT + ".next");
        write(fresh, pointer(id, manifest) + "\n");
        Path pointer = new Path(out, CURRENT);
        if (local()) {
            Files.move(nio(fresh), nio(pointer), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            link(id);
        } else {
            FileContext.getFileContext(out.toUri(), conf).rename(fresh, pointer, Options.Rename.OVERWRITE);
        }
    }

    /** The link for people; the pointer is the truth, so that a file system without links is no failure. */
    private void link(String id) throws IOException {
        java.nio.file.Path link = nio(new Path(out, "current"));
        java.nio.file.Path next = nio(new Path(out, ".current.next"));
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
            return;
        }
        try {
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, java.nio.file.Path.of("snapshots", id));
            Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException e) {
            Files.deleteIfExists(next);
        }
    }

    private boolean local() {
        return "file".equals(out.toUri().getScheme());
    }

    private static java.nio.file.Path nio(Path path) {
        return java.nio.file.Path.of(path.toUri().getPath());
    }

    /** Writes a small file whole and to the disk. */
    void write(Path path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (local()) {
            java.nio.file.Path target = nio(path);
            Files.createDirectories(target.getParent());
            try (var channel = FileChannel.open(
                    target,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
        } else {
            try (OutputStream stream = files.create(path, true)) {
                stream.write(bytes);
            }
        }
    }

    private String read(Path path) throws IOException {
        FileStatus status = files.getFileStatus(path);
        var bytes = new byte[Math.toIntExact(status.getLen())];
        try (var stream = files.open(path)) {
            stream.readFully(0, bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
