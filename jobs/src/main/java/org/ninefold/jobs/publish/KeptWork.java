package org.ninefold.jobs.publish;

import java.io.IOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.SiteFile;

/** What runs keep of their own tables for the next one: beside the snapshots in {@code .reuse/<id>}, for this program only. */
final class KeptWork {
    private static final String STAGED = "work";

    private final Path all;
    private final FileSystem files;
    private final Folders folders;
    private final TextFiles texts;

    KeptWork(Path out, FileSystem files, TextFiles texts) {
        this.all = new Path(out, ".reuse");
        this.files = files;
        this.folders = new Folders(files);
        this.texts = texts;
    }

    /** Where that of the run of a snapshot lies. */
    Path of(String id) {
        return new Path(all, id);
    }

    /** Takes it out of a staged snapshot. */
    void keep(Path staged, String id) throws IOException {
        Path work = new Path(staged, STAGED);
        folders.remove(of(id));
        if (files.exists(work)) {
            folders.permitAll(work, Access.OWNER);
            folders.make(all, Access.OWNER);
            folders.move(work, of(id));
        }
    }

    void remove(String id) throws IOException {
        folders.remove(of(id));
    }

    /** Removes that of all runs but one. */
    void removeOthers(String id) throws IOException {
        for (String other : texts.names(all)) {
            if (!other.equals(id)) {
                remove(other);
            }
        }
    }

    /** Removes that of a site in all runs. */
    void removeSite(String siteId) throws IOException {
        for (String id : texts.names(all)) {
            for (String table : texts.names(of(id))) {
                Path folder = new Path(of(id), table);
                for (String file : texts.names(folder)) {
                    if (SiteFile.of(file)
                            .filter(of -> of.siteId().equals(siteId))
                            .isPresent()) {
                        folders.remove(new Path(folder, file));
                    }
                }
            }
        }
    }
}
