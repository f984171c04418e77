package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.analysis.Audit;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/** The counts by which a run checked itself, among the run's own tables: the next run may take over those of a centre. */
public final class AuditTable {
    /** Its file in the folder of the run's own tables. */
    public static final String FILE = "audit.parquet";

    /** The same below a staging folder. */
    public static final String STAGED = Cohort.WORK + FILE;

    private static final Table TABLE = new Table(
            "audit",
            "subjects of a centre that left an endpoint in a way, or are in a population",
            List.of(
                    Field.of("site_id", FieldType.STRING, "centre", false),
                    Field.of("paramcd", FieldType.STRING, "endpoint; null in a row of a population", false),
                    Field.of("exit", FieldType.STRING, "how they left it; null in a row of a population", false),
                    Field.of("population", FieldType.STRING, "population; null in a row of an endpoint", false),
                    Field.of("n", FieldType.BIGINT, "subjects", false)),
            List.of());

    private AuditTable() {}

    /** Writes what was counted of all centres. */
    public static void write(Audit audit, Path staging, Configuration conf) throws IOException {
        var rows = new ArrayList<List<Object>>();
        audit.exits()
                .forEach(count ->
                        rows.add(Arrays.asList(count.siteId(), count.paramcd(), count.exit(), null, count.n())));
        audit.populations()
                .forEach(count -> rows.add(Arrays.asList(count.siteId(), null, null, count.population(), count.n())));
        SmallTables.parquet(new SmallTable(TABLE, rows), new Path(staging, STAGED), conf);
    }

    /** Reads it again. */
    public static Audit read(Path file, Configuration conf) throws IOException {
        var exits = new ArrayList<Audit.ExitCount>();
        var populations = new ArrayList<Audit.PopulationCount>();
        for (List<Object> row : SmallTables.read(TABLE, file, conf).rows()) {
            String site = (String) row.get(0);
            long n = (Long) row.get(4);
            if (row.get(1) != null) {
                exits.add(new Audit.ExitCount(site, (String) row.get(1), (String) row.get(2), n));
            } else {
                populations.add(new Audit.PopulationCount(site, (String) row.get(3), n));
            }
        }
        return new Audit(exits, populations);
    }
}
