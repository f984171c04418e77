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
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.tables.Opening;
import org.ninefold.jobs.tables.SiteFile;

/**
 * Writes all patient tables of a run in one pass: {@code <directory>/<folder>/<site>-<share>.parquet}. Rows must come
 * clustered by site, and those of a share of a site in one partition.
 *
 * <p>An attempt of a task writes into a folder of its own, which no other attempt of any run has; the driver moves the
 * files of the one attempt of each partition whose result it got. An attempt that was lost, or was second, leaves
 * nothing in the directory, even if its process goes on writing after the run: the attempts' folder lies beside it.
 *
 * @param run a name that no other run has
 */
public record PatientSink(String directory, String run, List<PatientTable> tables, SerializableConfiguration hadoop)
        implements Serializable {
    /** How the name of a folder of attempts ends, behind that of the directory to which their files go. */
    static final String ATTEMPTS = ".attempts";

    /** Writes a cohort; fails where what the tasks wrote cannot be moved. */
    public static void write(Cohort cohort, Path directory, Engine engine) throws IOException {
        var hadoop = new SerializableConfiguration(engine.hadoop());
        var sink = new PatientSink(directory.toString(), engine.newName(), List.copyOf(cohort.tables()), hadoop);
        List<Integer> shares = cohort.shares();
        Parts<Written> writing = cohort.rows()
                .map((attempt, rows) -> List.of(sink.write(attempt.id(), shares.get(attempt.part()), rows))
                        .iterator());
        sink.keep(Opening.orClosed(sink::abandon, () -> writing.collect("subjects")));
    }

    /** Removes what was written of some sites. */
    public static void remove(Set<String> siteIds, Path directory, Configuration hadoop) throws IOException {
        var storage = new Storage(directory, hadoop);
        for (String path : Inventory.paths(directory, List.of("patient", "work"), hadoop)) {
            if (SiteFile.of(path).filter(of -> siteIds.contains(of.siteId())).isPresent()) {
                storage.remove(new Path(directory, path));
            }
        }
    }

    /** The files that an attempt left in its folder, relative to it. */
    record Written(String folder, List<String> files) implements Serializable {}

    PatientWriter writer(long attempt, int share) {
        return new PatientWriter(directory + ATTEMPTS + "/" + run + "/" + attempt, share, tables, hadoop.value());
    }

    private Written write(long attempt, int share, Iterator<SiteRows> rows) throws IOException {
        PatientWriter writer = writer(attempt, share);
        return Opening.orClosed(writer::abort, () -> {
            while (rows.hasNext()) {
                writer.write(rows.next());
            }
            return writer.commit();
        });
    }

    /** Moves the files of the attempts that count, and removes all others. */
    void keep(List<Written> all) throws IOException {
        var storage = new Storage(new Path(directory), hadoop.value());
        for (Written written : all) {
            for (String file : written.files()) {
                storage.move(new Path(written.folder(), file), new Path(directory, file));
            }
        }
        abandon();
    }

    /** Removes what the attempts wrote. */
    void abandon() throws IOException {
        var attempts = new Path(directory + ATTEMPTS);
        new Storage(attempts, hadoop.value()).remove(attempts);
    }
}
