package org.ninefold.jobs.count;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.tables.FilesReader;
import org.ninefold.jobs.tables.SiteFile;
import org.ninefold.schema.Table;

/** Rows of a run's own table, read in tasks from the files of some sites. */
final class TaskRows {
    private TaskRows() {}

    /**
     * The rows of a table, some files a task.
     *
     * @param table its columns that are read
     * @param folder of the table; each file is of one site, whose id begins its name
     * @param sites whose files are read; null for all
     */
    static Parts<List<Object>> of(Engine engine, Table table, String folder, Set<String> sites) {
        var hadoop = new SerializableConfiguration(engine.hadoop());
        List<String> files = files(new Path(folder), sites, engine.hadoop());
        int tasks = Math.max(1, Math.min(files.size(), 2 * engine.parallelism()));
        return engine.parts(files, tasks).map((attempt, own) -> {
            var rows = new FilesReader(table, own, hadoop.value());
            attempt.onEnd(rows);
            return rows;
        });
    }

    private static List<String> files(Path folder, Set<String> sites, Configuration conf) {
        try {
            return Arrays.stream(folder.getFileSystem(conf).listStatus(folder))
                    .map(FileStatus::getPath)
                    .filter(file -> SiteFile.of(file.getName())
                            .filter(of -> sites == null || sites.contains(of.siteId()))
                            .isPresent())
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
