package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.Opening;

/**
 * The output directory: {@code CURRENT}, {@code snapshots/<id>} and a staging folder. A snapshot is built in staging,
 * completed by its manifest, moved into place, and only then made current in one atomic step.
 */
public final class Snapshots {
    static final String MANIFEST = "MANIFEST.json";
    static final String SNAPSHOTS = "snapshots";

    private final Path out;
    private final Configuration conf;
    final Storage storage;
    final Pointer pointer;
    private final Staging staging;
    final KeptWork keptWork;
    private final Tidying tidying = new Tidying();
    private OutputLock claim;

    /** Opens an output directory; it is made when something is first written to it. */
    public Snapshots(Path out, Configuration conf) throws IOException {
        this.storage = new Storage(out, conf);
        this.out = storage.files.makeQualified(out);
        this.conf = conf;
        this.pointer = new Pointer(this.out, storage, tidying);
        this.staging = new Staging(this.out, storage, tidying);
        this.keptWork = new KeptWork(new Path(this.out, ".reuse"), storage);
    }

    /**
     * Claims the directory for a run, which alone may then write snapshots; what runs that died left in staging is
     * removed, but not where a command works that claims nothing. Give the claim back by closing it.
     *
     * @throws OutputHeldException if another run has it
     */
    public OutputLock claim(Holder run, InstantSource clock) throws IOException {
        storage.makeNew(out, Access.MEMBERS);
        claim = OutputLock.take(out, storage, run, clock);
        return Opening.orClosed(claim, () -> {
            pointer.remember();
            staging.removeAbandoned();
            return claim;
        });
    }

    /** The run that holds the directory now, if this account may look; else a {@link java.nio.file.AccessDeniedException}. */
    public Optional<Holder> holder(InstantSource clock) throws IOException {
        return OutputLock.holder(out, storage, clock);
    }

    /** Makes a folder of the directory that members may enter. */
    Path make(String name) throws IOException {
        storage.makeNew(out, Access.MEMBERS);
        Path folder = new Path(out, name);
        storage.make(folder, Access.MEMBERS);
        return folder;
    }

    /** Passes while the claim stands and {@code CURRENT} is what it was when the claim was taken. */
    private void requireUnmoved() throws IOException {
        if (claim == null) {
            throw new IllegalStateException("nothing is published without a claim");
        }
        claim.requireHeld();
        pointer.requireUnmoved();
    }

    /** A fresh staging folder. */
    public Path stage(String id) throws IOException {
        make(SNAPSHOTS);
        return staging.fresh(id);
    }

    /** Where they are built, and what else works below the directory. */
    public Staging staging() {
        return staging;
    }

    /** Sentences that tell what could not be tidied up beside the snapshots. */
    public List<String> undone() {
        return tidying.undone();
    }

    /** Where a snapshot is or will be. */
    public Path snapshot(String id) {
        return new Path(out, SNAPSHOTS + "/" + id);
    }

    /** The output directory. */
    public Path out() {
        return out;
    }

    /** What is known of file systems. */
    public Configuration hadoop() {
        return conf;
    }

    /** The manifest of a complete snapshot, or empty. */
    public Optional<String> manifest(String id) throws IOException {
        Path manifest = new Path(snapshot(id), MANIFEST);
        return storage.files.exists(manifest) ? Optional.of(storage.read(manifest)) : Optional.empty();
    }

    /** The id of the current snapshot, or empty where there is none. */
    public Optional<String> current() throws IOException {
        return pointer.id();
    }

    /** Completes a staged snapshot with its manifest and makes it current. */
    public void publish(Path staged, String id, String manifest) throws IOException {
        keptWork.keep(staged, id);
        staging.complete(staged, manifest);
        requireUnmoved();
        Path target = snapshot(id);
        storage.remove(target);
        storage.move(staged, target);
        pointTo(id, manifest);
        tidying.run("remove " + Staging.FOLDER, staging::removeIfEmpty);
    }

    /** Where a run's own tables lie that the next run may take over: beside the snapshots, for this program only. */
    public Path work(String id) {
        return keptWork.of(id);
    }

    /** Puts a file of another snapshot into a staged one: the same file where links exist, else a copy. */
    public void take(Path from, Path to) throws IOException {
        storage.take(from, to);
    }

    /** Whether {@link #take} made a second name of one file. */
    public boolean same(Path from, Path to) throws IOException {
        return storage.local && Files.isSameFile(Storage.nio(from), Storage.nio(to));
    }

    /** Makes a complete snapshot current. Once {@code CURRENT} names it, what fails is told and fails nothing. */
    public void pointTo(String id, String manifest) throws IOException {
        requireUnmoved();
        storage.force(new Path(out, SNAPSHOTS));
        storage.force(out);
        pointer.set(id, manifest);
        tidying.run("remove what earlier runs kept for the next", () -> keptWork.removeOthers(id));
    }

    /** The ids of all complete snapshots, in order. */
    public List<String> complete() throws IOException {
        var ids = new ArrayList<String>();
        for (String id : all()) {
            if (manifest(id).isPresent()) {
                ids.add(id);
            }
        }
        return ids;
    }

    /** The ids of all snapshots, also of those that are not complete, in order. */
    public List<String> all() throws IOException {
        return storage.names(new Path(out, SNAPSHOTS));
    }

    /** Whether the directory has a file or folder of a name. */
    public boolean has(String name) throws IOException {
        return storage.files.exists(new Path(out, name));
    }

    /** Whether it is the directory of some run. */
    public boolean isOutput() throws IOException {
        return has(SNAPSHOTS) || has(Pointer.FILE);
    }

    /** Gives a complete snapshot another manifest instead of one with the hash {@code before}, also in {@code CURRENT}. */
    void close(String id, String before, String manifest) throws IOException {
        requireUnmoved();
        storage.replace(new Path(snapshot(id), MANIFEST), manifest, Access.MEMBERS);
        if (pointer.names(id, before)) {
            pointTo(id, manifest);
        }
    }

    /** Removes a snapshot with all that was kept beside it; where it is the current one, there is none. */
    public void removeWhole(String id) throws IOException {
        requireUnmoved();
        pointer.remove(id);
        keptWork.remove(id);
        remove(id);
    }

    /** Removes a snapshot: out of sight in one step, so that no half of it is ever taken for one; the next run ends the rest. */
    void remove(String id) throws IOException {
        claim.requireHeld();
        Path removed = staging.place("removed-" + id);
        storage.move(snapshot(id), removed);
        storage.remove(removed);
        staging.removeIfEmpty();
    }
}
