package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;

/**
 * The staging folder of an output directory, where a snapshot is built and a dry run writes; only the account of the job may enter
 * it. It goes when nothing is in it.
 */
public final class Staging {
    static final String FOLDER = ".staging";

    private final Path out;
    private final Path all;
    private final Storage storage;
    private final Tidying tidying;

    Staging(Path out, Storage storage, Tidying tidying) {
        this.out = out;
        this.all = new Path(out, FOLDER);
        this.storage = storage;
        this.tidying = tidying;
    }

    /** A place in it, where nothing need be. */
    Path place(String name) throws IOException {
        storage.makeNew(out, Access.MEMBERS);
        storage.make(all, Access.OWNER);
        return new Path(all, name);
    }

    /** A fresh folder in it. */
    Path fresh(String name) throws IOException {
        Path staging = place(name);
        storage.remove(staging);
        storage.make(staging, Access.OWNER);
        return staging;
    }

    /**
     * A place for what Spark puts on the local disk during a run: in staging, where that is there and the next run removes what
     * a run that died left; else a folder of the account alone among the machine's temporary ones.
     */
    public Scratch scratch() throws IOException {
        if (!storage.local) {
            return new Scratch(Files.createTempDirectory("ninefold-"), this::tidyAway);
        }
        java.nio.file.Path folder =
                Files.createTempDirectory(Storage.nio(place("scratch").getParent()), "scratch-");
        InUse mark = InUse.mark(folder);
        return new Scratch(folder, scratch -> {
            tidyAway(scratch);
            tidying.run("give up " + scratch, mark::close);
        });
    }

    private void tidyAway(java.nio.file.Path scratch) {
        tidying.run("remove " + scratch, () -> {
            var folder = new Path(scratch.toUri());
            new Storage(folder, storage.conf).remove(folder);
            removeIfEmpty();
        });
    }

    /** Completes a snapshot in it with its manifest. */
    void complete(Path staged, String manifest) throws IOException {
        storage.remove(staged.suffix(PatientSink.ATTEMPTS));
        storage.permitAll(new Path(staged, "patient"), Access.OWNER);
        storage.permitAll(new Path(staged, "aggregate"), Access.MEMBERS);
        storage.permit(new Path(staged, Publication.DICTIONARY), false, Access.MEMBERS);
        storage.forceAll(staged);
        storage.replace(new Path(staged, Snapshots.MANIFEST), manifest, Access.MEMBERS);
        storage.permit(staged, true, Access.MEMBERS);
    }

    /** Removes a folder in it; one that cannot be removed is told, and the next run removes it. */
    public void discard(Path staging) {
        tidying.run("remove " + staging, () -> {
            storage.remove(staging.suffix(PatientSink.ATTEMPTS));
            storage.remove(staging);
            removeIfEmpty();
        });
    }

    /** Removes what is in it, but where a command works that claims nothing. */
    void removeAbandoned() throws IOException {
        for (String name : storage.names(all)) {
            if (!isInUse(name)) {
                storage.remove(new Path(all, name));
            }
        }
        removeIfEmpty();
    }

    void removeIfEmpty() throws IOException {
        storage.removeIfEmpty(all);
    }

    private boolean isInUse(String name) throws IOException {
        return storage.local && InUse.is(Storage.nio(new Path(all, name)));
    }

    /** The names of what is in it: of the run that is going on, or of one that died. */
    public List<String> names() throws IOException {
        var staged = new ArrayList<String>();
        for (String name : storage.names(all)) {
            if (!name.endsWith(PatientSink.ATTEMPTS) && !isInUse(name)) {
                staged.add(name);
            }
        }
        return staged;
    }
}
