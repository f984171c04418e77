package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A folder outside of every snapshot to which tables are exported. It has the zones of a snapshot: what is of patients is for the account
 * of the job alone.
 */
public record ExportFolder(Path folder, Configuration conf) {
    /** The zone of tables of single subjects. */
    public static final String PATIENT = "patient";
    /** The zone of counts and figures. */
    public static final String AGGREGATE = Publication.AGGREGATE;

    /** What a file holds. */
    public interface Content {
        /** Writes it. */
        void write(OutputStream to) throws IOException;
    }

    /** Writes a file of a zone, in the place of one that is there when it is whole. */
    public Path write(String zone, String name, Content content) throws IOException {
        var storage = new Storage(folder, conf);
        Access access = zone.equals(PATIENT) ? Access.OWNER : Access.MEMBERS;
        Path place = storage.files.makeQualified(new Path(folder, zone));
        Path fresh = new Path(place, "." + name + ".next");
        storage.make(place, access);
        OwnFile.free(fresh, storage.files);
        try {
            try (OutputStream stream = storage.files.create(fresh, true)) {
                content.write(stream);
            }
            storage.permit(fresh, false, access);
            storage.force(fresh);
            Path file = new Path(place, name);
            storage.swap(fresh, file);
            return file;
        } finally {
            storage.remove(fresh);
        }
    }
}
