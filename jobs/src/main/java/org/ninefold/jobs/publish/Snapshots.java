package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.tables.OutputFiles;

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

    private final Path out;
    private final Configuration conf;
    private final FileSystem files;
    private final Folders folders;
    private final TextFiles texts;
    private final List<String> undone = new ArrayList<>();
    private OutputLock claim;
    private Optional<String> before = Optional.empty();

    /** Opens an output directory; it is made when something is first written to it. */
    public Snapshots(Path out, Configuration conf) throws IOException {
        this.files = OutputFiles.system(out, conf);
        this.out = files.makeQualified(out);
        this.conf = conf;
        this.folders = new Folders(files);
        this.texts = new TextFiles(files, conf);
    }

    /**
     * Claims the directory for a run, which alone may then write snapshots; what runs that died left in staging is
     * removed, but not where a command works that claims nothing. Give the claim back by closing it.
     *
     * @throws OutputHeldException if another run has it
     */
    public OutputLock claim(Holder run, InstantSource clock) throws IOException {
        make();
        claim = texts.local()
                ? FileOutputLock.take(Folders.nio(out), CLAIM, run, LocalDisk.of(files))
                : LeaseOutputLock.take(new Path(out, CLAIM), conf, run, clock);
        boolean ready = false;
        try {
            before = pointer();
            removeAbandoned();
            ready = true;
            return claim;
        } finally {
            if (!ready) {
                claim.close();
            }
        }
    }

    /** Removes what is in staging, but where a command works that claims nothing. */
    private void removeAbandoned() throws IOException {
        Path all = new Path(out, STAGING);
        for (String name : texts.names(all)) {
            Path each = new Path(all, name);
            if (!isInUse(each)) {
                folders.remove(each);
            }
        }
        folders.removeIfEmpty(all);
    }

    private boolean isInUse(Path staged) throws IOException {
        return texts.local() && InUse.is(Folders.nio(staged));
    }

    /**
     * The run that holds the directory now.
     *
     * @throws java.nio.file.AccessDeniedException if this account may not look at the claim
     */
    public Optional<Holder> holder(InstantSource clock) throws IOException {
        return texts.local()
                ? FileOutputLock.holder(Folders.nio(out), CLAIM, LocalDisk.of(files))
                : LeaseOutputLock.holder(new Path(out, CLAIM), conf, clock);
    }

    /** Makes the directory, for members, where it is not there yet. Whoever made it decides who enters it. */
    private void make() throws IOException {
        if (!files.exists(out)) {
            folders.make(out, Access.MEMBERS);
        }
    }

    /** Makes a folder of the directory that members may enter. */
    Path make(String name) throws IOException {
        make();
        Path folder = new Path(out, name);
        folders.make(folder, Access.MEMBERS);
        return folder;
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
        make(SNAPSHOTS);
        Path staging = staging(id);
        folders.remove(staging);
        folders.make(staging, Access.OWNER);
        return staging;
    }

    /** A place in staging. */
    private Path staging(String name) throws IOException {
        return new Path(staging(), name);
    }

    /** The staging folder, which only the account of the job may enter. */
    private Path staging() throws IOException {
        Path all = new Path(out, STAGING);
        folders.make(all, Access.OWNER);
        return all;
    }

    /**
     * A place for what Spark puts on the local disk during a run: in staging, where the directory is on a local disk, so that
     * the next run removes what a run that died left of it; else a folder of the account alone among the machine's temporary
     * ones.
     */
    public Scratch scratch() throws IOException {
        if (!texts.local()) {
            return new Scratch(Files.createTempDirectory("ninefold-"), this::tidyAway);
        }
        make();
        java.nio.file.Path folder = Files.createTempDirectory(Folders.nio(staging()), "scratch-");
        InUse mark = InUse.mark(folder);
        return new Scratch(folder, scratch -> {
            tidyAway(scratch);
            tidy("give up " + scratch, mark::close);
        });
    }

    private void tidyAway(java.nio.file.Path scratch) {
        tidy("remove " + scratch, () -> {
            new Folders(FileSystem.getLocal(conf)).remove(new Path(scratch.toUri()));
            folders.removeIfEmpty(new Path(out, STAGING));
        });
    }

    /** Removes a staging folder; one that cannot be removed is told, and the next run removes it. */
    public void discard(Path staging) {
        tidy("remove " + staging, () -> {
            folders.remove(PatientSink.attempts(staging));
            folders.remove(staging);
            folders.removeIfEmpty(staging.getParent());
        });
    }

    /** What changes no snapshot, so that it fails no run. */
    private interface Tidying {
        void run() throws IOException;
    }

    private void tidy(String what, Tidying tidying) {
        try {
            tidying.run();
        } catch (IOException e) {
            undone.add("could not " + what + ": " + e.getMessage());
        }
    }

    /** Sentences that tell what could not be tidied up beside the snapshots. */
    public List<String> undone() {
        return List.copyOf(undone);
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
            throw new IOException(otherManifest(id) + Current.MOVE_AWAY);
        }
    }

    String otherManifest(String id) {
        return "%s of %s is not the manifest that %s names".formatted(MANIFEST, snapshot(id), CURRENT);
    }

    /** Whether a manifest is the one that {@code CURRENT} names. */
    boolean isPointedTo(String manifest) throws IOException {
        Optional<String> line = pointer();
        return line.isPresent() && line.get().equals(pointer(id(line.get()), manifest));
    }

    private static String pointer(String id, String manifest) {
        return id + " " + FileHash.of(manifest.getBytes(StandardCharsets.UTF_8));
    }

    /** Completes a staged snapshot with its manifest and makes it current. */
    public void publish(Path staging, String id, String manifest) throws IOException {
        folders.remove(PatientSink.attempts(staging));
        keepWork(staging, id);
        folders.permitAll(new Path(staging, "patient"), Access.OWNER);
        folders.permitAll(new Path(staging, "aggregate"), Access.MEMBERS);
        folders.permit(new Path(staging, Publication.DICTIONARY), false, Access.MEMBERS);
        folders.forceAll(staging);
        texts.replace(new Path(staging, MANIFEST), manifest, Access.MEMBERS);
        folders.permit(staging, true, Access.MEMBERS);
        requireUnmoved();
        Path target = snapshot(id);
        folders.remove(target);
        folders.move(staging, target);
        pointTo(id, manifest);
        tidy("remove " + STAGING, () -> folders.removeIfEmpty(staging.getParent()));
    }

    /** Where a run's own tables lie that the next run may take over: beside the snapshots, for this program only. */
    public Path work(String id) {
        return new Path(out, REUSE + "/" + id);
    }

    private void keepWork(Path staging, String id) throws IOException {
        Path work = new Path(staging, WORK);
        folders.remove(work(id));
        if (files.exists(work)) {
            folders.permitAll(work, Access.OWNER);
            folders.make(work(id).getParent(), Access.OWNER);
            folders.move(work, work(id));
        }
    }

    private void forgetOtherWork(String id) throws IOException {
        Path all = work(id).getParent();
        for (String other : texts.names(all)) {
            if (!other.equals(id)) {
                folders.remove(new Path(all, other));
            }
        }
    }

    /** Puts a file of another snapshot into a staged one: the same file where links exist, else a copy. */
    public void take(Path from, Path to) throws IOException {
        folders.take(from, to, conf);
    }

    /** Whether {@link #take} made a second name of one file. */
    public boolean same(Path from, Path to) throws IOException {
        return folders.same(from, to);
    }

    /**
     * Makes a complete snapshot current. Once {@code CURRENT} names it, the run has published: what fails after that is told
     * and fails nothing.
     */
    public void pointTo(String id, String manifest) throws IOException {
        requireUnmoved();
        folders.force(new Path(out, SNAPSHOTS));
        folders.force(out);
        String line = pointer(id, manifest);
        try {
            texts.replace(new Path(out, CURRENT), line + "\n", Access.MEMBERS);
        } catch (IOException e) {
            if (!pointer().equals(Optional.of(line))) {
                throw e;
            }
            undone.add("%s names %s, but the disk did not confirm it: %s".formatted(CURRENT, id, e.getMessage()));
        }
        before = Optional.of(line);
        if (texts.local()) {
            tidy(
                    "set the link current",
                    () -> texts.link(new Path(out, "current"), java.nio.file.Path.of(SNAPSHOTS, id)));
        }
        tidy("remove what earlier runs kept for the next", () -> forgetOtherWork(id));
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

    /** The ids of all snapshots, also of those that are not complete, in order. */
    public List<String> all() throws IOException {
        return texts.names(new Path(out, SNAPSHOTS));
    }

    /** Whether the directory has a file or folder of a name. */
    public boolean has(String name) throws IOException {
        return files.exists(new Path(out, name));
    }

    /** Whether it is the directory of some run. */
    public boolean isOutput() throws IOException {
        return has(SNAPSHOTS) || has(CURRENT);
    }

    /**
     * Gives a complete snapshot another manifest. Where {@code CURRENT} names it by the one before, it names it by this one.
     *
     * @param before SHA-256 of the manifest before
     */
    void close(String id, String before, String manifest) throws IOException {
        requireUnmoved();
        texts.replace(new Path(snapshot(id), MANIFEST), manifest, Access.MEMBERS);
        if (pointer().equals(Optional.of(id + " " + before))) {
            pointTo(id, manifest);
        }
    }

    /** Removes a snapshot with all that was kept beside it; where it is the current one, there is none. */
    void removeWhole(String id) throws IOException {
        requireUnmoved();
        texts.unlink(new Path(out, "current"), java.nio.file.Path.of(SNAPSHOTS, id));
        if (current().equals(Optional.of(id))) {
            texts.delete(new Path(out, CURRENT));
            before = Optional.empty();
        }
        folders.remove(work(id));
        remove(id);
    }

    /** The names of what lies in staging: of the run that is going on, or of one that died. */
    public List<String> staged() throws IOException {
        var staged = new ArrayList<String>();
        for (String name : texts.names(new Path(out, STAGING))) {
            if (!PatientSink.isOfAttempts(name) && !isInUse(new Path(new Path(out, STAGING), name))) {
                staged.add(name);
            }
        }
        return staged;
    }

    /** Removes a snapshot: out of sight in one step, so that no half of it is ever taken for one; the next run ends the rest. */
    void remove(String id) throws IOException {
        claim.requireHeld();
        Path staged = staging("removed-" + id);
        folders.move(snapshot(id), staged);
        folders.remove(staged);
        folders.removeIfEmpty(staged.getParent());
    }

    /** The small texts of the directory. */
    TextFiles texts() {
        return texts;
    }
}
