package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.SiteFile;

/** What runs keep of their own tables for the next one: beside the snapshots in {@code .reuse/<id>}, for this program only. */
record KeptWork(Path all, Storage storage) {
    /** Where that of the run of a snapshot lies. */
    Path of(String id) {
        return new Path(all, id);
    }

    /** Takes it out of a staged snapshot. */
    void keep(Path staged, String id) throws IOException {
        Path work = new Path(staged, "work");
        remove(id);
        if (storage.files.exists(work)) {
            storage.permitAll(work, Access.OWNER);
            storage.make(all, Access.OWNER);
            storage.move(work, of(id));
        }
    }

    void remove(String id) throws IOException {
        storage.remove(of(id));
    }

    /** Removes that of all runs but one. */
    void removeOthers(String id) throws IOException {
        for (String other : storage.names(all)) {
            if (!other.equals(id)) {
                remove(other);
            }
        }
    }

    /** Removes that of a site in all runs. */
    void removeSite(String siteId) throws IOException {
        for (FileStatus file : storage.below(all)) {
            Optional<SiteFile> of = SiteFile.of(file.getPath().getName());
            if (of.isPresent() && of.get().siteId().equals(siteId)) {
                storage.remove(file.getPath());
            }
        }
    }
}
