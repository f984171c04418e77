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
    private final List<TableFiles> tables = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final Configuration conf;
    private String site;

    /**
     * A writer.
     *
     * @param share the number in the names of its files
     */
    PatientWriter(String folder, int share, List<PatientTable> tables, Configuration conf) {
        this.folder = folder;
        this.share = share;
        this.conf = conf;
        tables.forEach(table -> this.tables.add(new TableFiles(table)));
    }

    void write(SiteRows rows) throws IOException {
        if (!rows.site().equals(site)) {
            closeSite();
            site = rows.site();
            for (TableFiles table : tables) {
                table.open();
            }
        }
        for (int i = 0; i < tables.size(); i++) {
            tables.get(i).write(rows.tables().get(i));
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

    private void closeSite() throws IOException {
        closeFrom(0);
    }

    /** Every file is closed, whatever happens to one: a full disk is an {@code Error} of Hadoop's, not an exception. */
    private void closeFrom(int first) throws IOException {
        if (first < tables.size()) {
            try {
                tables.get(first).close();
            } finally {
                closeFrom(first + 1);
            }
        }
    }

    private final class TableFiles {
        private final PatientTable table;
        private FlatParquet writer;

        TableFiles(PatientTable table) {
            this.table = table;
        }

        void open() throws IOException {
            String file = SiteFile.path(table.folder(), site, share);
            writer = new FlatParquet(new Path(folder, file), table.row(), conf);
            written.add(file);
        }

        void write(List<Object[]> some) throws IOException {
            for (Object[] row : some) {
                writer.write(row);
            }
        }

        void close() throws IOException {
            if (writer != null) {
                FlatParquet closed = writer;
                writer = null; // one that fails is not closed again
                closed.close();
            }
        }
    }
}
