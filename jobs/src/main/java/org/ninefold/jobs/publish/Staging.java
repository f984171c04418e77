package org.ninefold.jobs.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The staging folder of an output directory, where a snapshot is built and a dry run writes; only the account of the job may enter
 * it. It goes when nothing is in it.
 */
final class Staging {
    static final String FOLDER = ".staging";

    private final Path out;
    private final Path all;
    private final Configuration conf;
    private final Folders folders;
    private final TextFiles texts;
    private final Tidying tidying;

    Staging(Path out, FileSystem files, Configuration conf, Tidying tidying) {
        this.out = out;
        this.all = new Path(out, FOLDER);
        this.conf = conf;
        this.folders = new Folders(files);
        this.texts = new TextFiles(files, conf);
        this.tidying = tidying;
    }

    /** A place in it, where nothing need be. */
    Path place(String name) throws IOException {
        return new Path(made(), name);
    }

    private Path made() throws IOException {
        folders.makeNew(out, Access.MEMBERS);
        folders.make(all, Access.OWNER);
        return all;
    }

    /** A fresh folder in it. */
    Path fresh(String name) throws IOException {
        Path staging = place(name);
        folders.remove(staging);
        folders.make(staging, Access.OWNER);
        return staging;
    }

    /** A marked folder in it for what a process puts on the local disk; where it is elsewhere, one of the machine's temporary ones. */
    Scratch scratch() throws IOException {
        if (!texts.local()) {
            return new Scratch(Files.createTempDirectory("ninefold-"), this::tidyAway);
        }
        java.nio.file.Path folder = Files.createTempDirectory(Folders.nio(made()), "scratch-");
        InUse mark = InUse.mark(folder);
        return new Scratch(folder, scratch -> {
            tidyAway(scratch);
            tidying.run("give up " + scratch, mark::close);
        });
    }

    private void tidyAway(java.nio.file.Path scratch) {
        tidying.run("remove " + scratch, () -> {
            new Folders(FileSystem.getLocal(conf)).remove(new Path(scratch.toUri()));
            removeIfEmpty();
        });
    }

    /** Completes a snapshot in it with its manifest. */
    void complete(Path staged, String manifest) throws IOException {
        folders.remove(PatientSink.attempts(staged));
        folders.permitAll(new Path(staged, "patient"), Access.OWNER);
        folders.permitAll(new Path(staged, "aggregate"), Access.MEMBERS);
        folders.permit(new Path(staged, Publication.DICTIONARY), false, Access.MEMBERS);
        folders.forceAll(staged);
        texts.replace(new Path(staged, Snapshots.MANIFEST), manifest, Access.MEMBERS);
        folders.permit(staged, true, Access.MEMBERS);
    }

    /** Removes a folder in it; one that cannot be removed is told, and the next run removes it. */
    void discard(Path staging) {
        tidying.run("remove " + staging, () -> {
            folders.remove(PatientSink.attempts(staging));
            folders.remove(staging);
            removeIfEmpty();
        });
    }

    /** Removes what is in it, but where a command works that claims nothing. */
    void removeAbandoned() throws IOException {
        for (String name : texts.names(all)) {
            if (!isInUse(name)) {
                folders.remove(new Path(all, name));
            }
        }
        removeIfEmpty();
    }

    void removeIfEmpty() throws IOException {
        folders.removeIfEmpty(all);
    }

    private boolean isInUse(String name) throws IOException {
        return texts.local() && InUse.is(Folders.nio(new Path(all, name)));
    }

    /** The names of what is in it: of the run that is going on, or of one that died. */
    List<String> names() throws IOException {
        var staged = new ArrayList<String>();
        for (String name : texts.names(all)) {
            if (!PatientSink.isOfAttempts(name) && !isInUse(name)) {
                staged.add(name);
            }
        }
        return staged;
    }
}
