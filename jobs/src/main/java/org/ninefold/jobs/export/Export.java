package org.ninefold.jobs.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.publish.ExportFolder;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/**
 * The tables of ADaM and the results of a snapshot in a form for exchange, each in the zone in which it is there.
 *
 * @param portal the study that they make for cBioPortal; null in another form
 */
public record Export(PublishedSnapshot snapshot, ExportForm form, List<Dataset> datasets, CBioPortal portal) {
    /** A file that was written, with how many records where it is a table. */
    public record Written(Path file, Long records) {}

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
        return new Export(
                snapshot,
                form,
                datasets,
                form == ExportForm.CBIOPORTAL
                        ? new CBioPortal(dataset("adsl", datasets), dataset("adtte", datasets), snapshot.causes())
                        : null);
    }

    /** Sentences about what the form cannot hold; then nothing is to be written. */
    public List<String> problems() throws IOException {
        var problems = new ArrayList<String>();
        for (Dataset dataset : datasets) {
            if (dataset.zone().equals(ExportFolder.PATIENT) && portal == null) {
                problems.addAll(AdamLimits.problems(dataset, form));
            }
        }
        if (portal != null) {
            problems.addAll(portal.problems());
        }
        return problems;
    }

    /** Writes a file for each table, or the files of a study. */
    public List<Written> write(Path to) throws IOException {
        ExportSource source = ExportSource.of(snapshot.manifest());
        var folder = new ExportFolder(to, snapshot.conf());
        var written = new ArrayList<Written>();
        if (portal != null) {
            for (Map.Entry<String, String> file : portal.files(source).entrySet()) {
                byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
                written.add(
                        new Written(folder.write(ExportFolder.PATIENT, file.getKey(), out -> out.write(text)), null));
            }
            return written;
        }
        for (Dataset dataset : datasets) {
            String name = dataset.name() + form.ending();
            Path file = folder.write(dataset.zone(), name, out -> form.write(dataset, source, out));
            written.add(new Written(file, dataset.records()));
        }
        return written;
    }

    private static Dataset dataset(String name, List<Dataset> datasets) {
        return datasets.stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
