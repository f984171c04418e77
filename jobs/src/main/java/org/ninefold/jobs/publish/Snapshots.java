package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.ninefold.jobs.extract.FileHash;

/**
 * The output directory: {@code CURRENT}, {@code snapshots/<id>} and a staging folder. A snapshot is built in staging,
 * completed by its manifest, moved into place, and only then made current in one atomic step.
 */
public final class Snapshots {
    private static final String CURRENT = "CURRENT";
    static final String MANIFEST = "MANIFEST.json";
    private static final String SNAPSHOTS = "snapshots";
    private static final String CLAIM = ".claim";
    private static final String STAGING = ".staging";
    private static final String WORK = "work";
    private static final String REUSE = ".reuse";
    private static final FsPermission RESTRICTED = new FsPermission((short) 0700);
    private static final FsPermission MEMBERS = new FsPermission((short) 0750);

    private final Path out;
    private final Configuration conf;
    private final FileSystem files;
    private final TextFiles texts;
    private Claim claim;
    private Optional<String> before = Optional.empty();

    /** Opens an output directory; it is made when something is first written to it. */
    public Snapshots(Path out, Configuration conf) throws IOException {
        this.files = fileSystem(out, conf);
        this.out = files.makeQualified(out);
        this.conf = conf;
        this.texts = new TextFiles(files, conf);
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

    /**
     * Claims the directory for a run, which alone may then write snapshots; what runs that died left in staging is
     * removed. Give the claim back by closing it.
     *
     * @throws OutputHeldException if another run has it
     */
    public Claim claim(Holder run, InstantSource clock) throws IOException {
        files.mkdirs(out);
        claim = texts.local()
                ? LockClaim.take(TextFiles.nio(out), CLAIM, run)
                : LeaseClaim.take(new Path(out, CLAIM), conf, run, clock);
        before = pointer();
        files.delete(new Path(out, STAGING), true);
        return claim;
    }

    /** The run that holds the directory now. */
    public Optional<Holder> holder(InstantSource clock) throws IOException {
        return texts.local()
                ? LockClaim.holder(TextFiles.nio(out), CLAIM)
                : LeaseClaim.holder(new Path(out, CLAIM), conf, clock);
    }

    /** Passes while the claim stands and {@code CURRENT} is what it was when the claim was taken. */
    private void requireUnmoved() throws IOException {
        if (claim == null) {
            throw new IllegalStateException("nothing is published without a claim");
        }
        claim.requireHeld();
        Optional<String> now = pointer();
        if (!now.equals(before)) {
            throw OutputHeldException.moved(out, name(before), name(now));
        }
    }

    private static String name(Optional<String> pointer) {
        return pointer.map(Snapshots::id).orElse("no snapshot");
    }

    /** A fresh staging folder. */
    public Path stage(String id) throws IOException {
        files.mkdirs(new Path(out, SNAPSHOTS));
        Path staging = new Path(out, STAGING + "/" + id);
        files.mkdirs(staging);
        files.setPermission(staging.getParent(), RESTRICTED);
        files.setPermission(staging, RESTRICTED);
        return staging;
    }

    /** Removes a staging folder. */
    public void discard(Path staging) throws IOException {
        files.delete(PatientSink.attempts(staging), true);
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
        return new Path(out, SNAPSHOTS + "/" + id);
    }

    /** The output directory. */
    public Path out() {
        return out;
    }

    /** The manifest of a complete snapshot, or empty. */
    public Optional<String> manifest(String id) throws IOException {
        Path manifest = new Path(snapshot(id), MANIFEST);
        return files.exists(manifest) ? Optional.of(texts.read(manifest)) : Optional.empty();
    }

    /** The id of the current snapshot, or empty where there is none. */
    public Optional<String> current() throws IOException {
        return pointer().map(Snapshots::id);
    }

    /** The manifest of the current snapshot, or empty where there is none. */
    public Optional<String> currentManifest() throws IOException {
        Optional<String> id = current();
        return id.isPresent() ? manifest(id.get()) : id;
    }

    /** The line of the pointer. */
    private Optional<String> pointer() throws IOException {
        Path pointer = new Path(out, CURRENT);
        return files.exists(pointer) ? Optional.of(texts.read(pointer).strip()) : Optional.empty();
    }

    private static String id(String pointer) {
        return pointer.split(" ", 2)[0];
    }

    /**
     * Checks, if the snapshot is the current one, that its manifest is the one that {@code CURRENT} names.
     *
     * @throws IOException if it is another
     */
    public void verifyPointer(String id, String manifest) throws IOException {
        Optional<String> line = pointer();
        if (line.isPresent() && id(line.get()).equals(id) && !line.get().equals(pointer(id, manifest))) {
            throw new IOException("%s of %s is not the manifest that %s names; move the snapshot away and run again"
                    .formatted(MANIFEST, snapshot(id), CURRENT));
        }
    }

    private static String pointer(String id, String manifest) {
        return id + " " + FileHash.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** Completes a staged snapshot with its manifest and makes it current. */
    public void publish(Path staging, String id, String manifest) throws IOException {
        files.delete(PatientSink.attempts(staging), true);
        keepWork(staging, id);
        files.setPermission(new Path(staging, "patient"), RESTRICTED);
        files.setPermission(new Path(staging, "aggregate"), MEMBERS);
        toDisk(staging);
        texts.replace(new Path(staging, MANIFEST), manifest);
        files.setPermission(staging, MEMBERS);
        requireUnmoved();
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
        if (texts.local()) {
            try {
                Files.createLink(TextFiles.nio(to), TextFiles.nio(from));
            } catch (UnsupportedOperationException e) {
                Files.copy(TextFiles.nio(from), TextFiles.nio(to));
            }
        } else if (!FileUtil.copy(files, from, files, to, false, conf)) {
            throw new IOException("could not copy " + from + " to " + to);
        }
    }

    /** Brings what was written to the disk before anything says that it is there; other file systems do so on close. */
    private void toDisk(Path folder) throws IOException {
        if (!texts.local()) {
            return;
        }
        try (Stream<java.nio.file.Path> paths = Files.walk(TextFiles.nio(folder))) {
            for (java.nio.file.Path path : paths.filter(Files::isRegularFile).toList()) {
                try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Makes a complete snapshot current. */
    public void pointTo(String id, String manifest) throws IOException {
        requireUnmoved();
        texts.replace(new Path(out, CURRENT), pointer(id, manifest) + "\n");
        if (texts.local()) {
            texts.link(new Path(out, "current"), java.nio.file.Path.of(SNAPSHOTS, id));
        }
        before = pointer();
    }

    /** The ids of all complete snapshots, in order. */
    public List<String> complete() throws IOException {
        var ids = new ArrayList<String>();
        for (String id : texts.names(new Path(out, SNAPSHOTS))) {
            if (manifest(id).isPresent()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The names of what lies in staging: of the run that is going on, or of one that died. */
    public List<String> staged() throws IOException {
        return texts.names(new Path(out, STAGING));
    }

    /** Removes a snapshot; one that is half removed is no snapshot any more. */
    void remove(String id) throws IOException {
        claim.requireHeld();
        Path staged = new Path(out, STAGING + "/removed-" + id);
        rename(files, snapshot(id), staged);
        discard(staged);
    }

    /** The small texts of the directory. */
    TextFiles texts() {
        return texts;
    }
}
