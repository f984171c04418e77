package org.ninefold.jobs.publish;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.derive.PatientTable;
import org.ninefold.jobs.derive.SiteRows;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.tables.OutputFiles;
import org.ninefold.jobs.tables.SiteFile;

/**
 * Writes all patient tables of a run in one pass: {@code <directory>/<folder>/<site>-<share>.parquet}. Rows must come
 * clustered by site, and those of a share of a site in one partition.
 *
 * <p>An attempt of a task writes into a folder of its own, which no other attempt of any run has; the driver moves the
 * files of the one attempt of each partition whose result it got. An attempt that was lost, or was second, leaves
 * nothing in the directory, even if its process goes on writing after the run: the attempts' folder lies beside it.
 */
public final class PatientSink {
    private static final String ATTEMPTS = ".attempts";

    private final Path directory;
    private final Path attempts;
    private final List<PatientTable> tables;
    private final SerializableConfiguration hadoop;

    /**
     * A sink.
     *
     * @param run a name that no other run has
     */
    PatientSink(Path directory, String run, List<PatientTable> tables, Configuration hadoop) {
        this.directory = directory;
        this.attempts = new Path(attempts(directory), run);
        this.tables = List.copyOf(tables);
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /**
     * Writes a cohort.
     *
     * @throws IOException if the files that the tasks wrote cannot be moved
     */
    public static void write(Cohort cohort, Path directory, Engine engine) throws IOException {
        var sink = new PatientSink(directory, engine.newName(), cohort.tables(), engine.hadoop());
        Attempts attempts = sink.writers();
        List<Integer> shares = cohort.shares();
        List<Written> written;
        try {
            written = cohort.rows()
                    .map((attempt, rows) -> List.of(attempts.write(attempt.id(), shares.get(attempt.part()), rows))
                            .iterator())
                    .collect("subjects");
        } catch (Throwable e) { // Spark's exceptions are checked ones that Scala does not declare
            try {
                sink.abandon();
            } catch (IOException beside) {
                e.addSuppressed(beside);
            }
            throw e;
        }
        sink.keep(written);
    }

    /** Removes what was written of some sites. */
    public static void remove(Set<String> siteIds, Path directory, Configuration hadoop) throws IOException {
        var folders = new Folders(OutputFiles.system(directory, hadoop));
        for (String path : Inventory.paths(directory, List.of("patient", "work"), hadoop)) {
            if (SiteFile.of(path).filter(of -> siteIds.contains(of.siteId())).isPresent()) {
                folders.remove(new Path(directory, path));
            }
        }
    }

    /** The files that an attempt left in its folder, relative to it. */
    record Written(String folder, List<String> files) implements Serializable {}

    /** What tasks know of a sink. */
    record Attempts(String folder, List<PatientTable> tables, SerializableConfiguration hadoop)
            implements Serializable {
        PatientWriter writer(long attempt, int share) {
            return new PatientWriter(folder + "/" + attempt, share, tables, hadoop.value());
        }

        Written write(long attempt, int share, Iterator<SiteRows> rows) throws IOException {
            PatientWriter writer = writer(attempt, share);
            try {
                while (rows.hasNext()) {
                    writer.write(rows.next());
                }
                return writer.commit();
            } catch (Throwable e) { // fetching from a lost executor fails by a checked one
                try {
                    writer.abort();
                } catch (IOException beside) {
                    e.addSuppressed(beside);
                }
                throw e;
            }
        }
    }

    Attempts writers() {
        return new Attempts(attempts.toString(), tables, hadoop);
    }

    /** Moves the files of the attempts that count, and removes all others. */
    void keep(List<Written> all) throws IOException {
        Folders folders = folders();
        for (Written written : all) {
            for (String file : written.files()) {
                folders.move(new Path(written.folder(), file), new Path(directory, file));
            }
        }
        folders.remove(attempts(directory));
    }

    /** Removes what the attempts wrote. */
    void abandon() throws IOException {
        folders().remove(attempts(directory));
    }

    private Folders folders() throws IOException {
        return new Folders(OutputFiles.system(directory, hadoop.value()));
    }

    /** Where the attempts of tasks write whose files go to a directory. */
    static Path attempts(Path directory) {
        return directory.suffix(ATTEMPTS);
    }

    /** Whether a folder of this name is one of attempts. */
    static boolean isOfAttempts(String name) {
        return name.endsWith(ATTEMPTS);
    }
}
