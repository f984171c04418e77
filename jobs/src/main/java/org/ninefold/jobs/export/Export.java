package org.ninefold.jobs.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.publish.ExportFolder;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** The tables of ADaM and the results of a snapshot in a form for exchange, each in the zone in which it is there. */
public record Export(PublishedSnapshot snapshot, ExportForm form, List<Dataset> datasets) {
    /** A file that was written. */
    public record Written(Path file, long records) {}

    /** Reads what a whole snapshot has to export. */
    public static Export of(PublishedSnapshot snapshot, ExportForm form) throws IOException {
        var datasets = new ArrayList<Dataset>();
        List<Table> tables = snapshot.dictionary();
        List<String> adam =
                StandardSchema.standard().adam().stream().map(Table::name).toList();
        for (Table table : tables) {
            List<Path> files = adam.contains(table.name())
                    ? snapshot.filesOfPatients(table.name())
                    : form.hasResults() && table.name().equals("results")
                            ? snapshot.filesOfAggregate(table.name())
                            : List.of();
            if (!files.isEmpty()) {
                String zone = adam.contains(table.name()) ? ExportFolder.PATIENT : ExportFolder.AGGREGATE;
                datasets.add(Dataset.of(zone, table, files, snapshot.conf()));
            }
        }
        return new Export(snapshot, form, datasets);
    }

    /** Sentences about what the form cannot hold; then nothing is to be written. */
    public List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (Dataset dataset : datasets) {
            if (dataset.zone().equals(ExportFolder.PATIENT)) {
                problems.addAll(AdamLimits.problems(dataset, form));
            }
        }
        return problems;
    }

    /** Writes a file for each table. */
    public List<Written> write(Path folder) throws IOException {
        ExportSource source = ExportSource.of(snapshot.manifest());
        var written = new ArrayList<Written>();
        for (Dataset dataset : datasets) {
            String name = dataset.name() + form.ending();
            Path file = new ExportFolder(folder, snapshot.conf())
                    .write(dataset.zone(), name, to -> form.write(dataset, source, to));
            written.add(new Written(file, dataset.records()));
        }
        return written;
    }
}
