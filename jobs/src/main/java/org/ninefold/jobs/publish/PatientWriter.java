package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.derive.PatientTable;
import org.ninefold.jobs.derive.SiteRows;
import org.ninefold.jobs.tables.FlatParquet;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.jobs.tables.SiteFile;

/** Writes the rows of one attempt, site by site: one open file a table. */
final class PatientWriter {
    private final String folder;
    private final int share;
    private final List<PatientTable> tables;
    private final Configuration conf;
    private final List<FlatParquet> open = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private String site;

    /** A writer of files that have {@code share} in their names. */
    PatientWriter(String folder, int share, List<PatientTable> tables, Configuration conf) {
        this.folder = folder;
        this.share = share;
        this.tables = tables;
        this.conf = conf;
    }

    void write(SiteRows rows) throws IOException {
        if (!rows.site().equals(site)) {
            closeSite();
            site = rows.site();
            for (PatientTable table : tables) {
                String file = SiteFile.path(table.folder(), site, share);
                open.add(new FlatParquet(new Path(folder, file), table.row(), conf));
                written.add(file);
            }
        }
        for (int i = 0; i < open.size(); i++) {
            for (Object[] row : rows.tables().get(i)) {
                open.get(i).write(row);
            }
        }
    }

    /** Closes the files; what they are. */
    PatientSink.Written commit() throws IOException {
        closeSite();
        return new PatientSink.Written(folder, List.copyOf(written));
    }

    /** Closes the files and removes them. */
    void abort() throws IOException {
        try {
            closeSite();
        } finally {
            var own = new Path(folder);
            OutputFiles.system(own, conf).delete(own, true);
        }
    }

    /** Every file is closed, once, whatever happens to one: a full disk is an {@code Error} of Hadoop's, not an exception. */
    private void closeSite() throws IOException {
        if (!open.isEmpty()) {
            try {
                open.remove(0).close();
            } finally {
                closeSite();
            }
        }
    }
}
