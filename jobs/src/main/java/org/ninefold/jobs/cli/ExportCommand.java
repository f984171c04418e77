package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.export.Export;
import org.ninefold.jobs.export.ExportForm;
import org.ninefold.jobs.publish.OwnFile;
import org.ninefold.jobs.publish.PublishedSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ninefold export}. */
@Command(
        name = "export",
        description = {
            "Writes the tables of ADaM, and the results, of a snapshot in a form that others read.",
            "Tables of patients go to DIR/patient, for the account of the job alone; results to DIR/aggregate.",
            "What a form cannot hold is said before anything is written; nothing is cut."
        })
final class ExportCommand extends Subcommand {
    @Option(names = "--snapshot", required = true, paramLabel = "DIR", description = "a snapshot's folder")
    private String snapshot;

    @Option(
            names = "--form",
            required = true,
            paramLabel = "FORM",
            description =
                    "dataset-json, dataset-ndjson (CDISC Dataset-JSON 1.1), xpt (SAS transport, version 5; no results),"
                            + " cbioportal (clinical data and survival, no dates)")
    private String form;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "where to put them; never a snapshot")
    private String to;

    @Override
    public Integer call() throws IOException {
        ExportForm asked = form();
        Configuration hadoop = Session.hadoop();
        PublishedSnapshot published = snapshot(snapshot, hadoop);
        Path target = target(hadoop);
        published.requireWholeForExport();
        Export export = Export.of(published, asked);
        List<String> problems = export.problems();
        if (!problems.isEmpty()) {
            throw usage("--form: " + asked.key() + " cannot hold the tables of this snapshot; nothing was written\n"
                    + String.join("\n", problems));
        }
        for (Export.Written file : export.write(target)) {
            String records = file.records() == null ? "" : "%9d records  ".formatted(file.records());
            print(records + file.file().toUri().getPath() + "\n");
        }
        return ExitCode.DONE.code();
    }

    /** A folder outside of every output directory, or one to be made: what is in one is taken for its own, as by forget. */
    private Path target(Configuration hadoop) throws IOException {
        Path folder;
        try {
            folder = new Path(to);
        } catch (IllegalArgumentException e) { // Hadoop's word for what is no path
            throw usage("--to: expected a folder, found \"" + to + "\"");
        }
        Path target = outsideOfSnapshots(folder, List.of("patient", "aggregate"), hadoop);
        FileSystem files = target.getFileSystem(hadoop);
        for (Path above = target; above != null; above = above.getParent()) {
            if (files.exists(above) && files.getFileStatus(above).isFile()) {
                throw usage("--to: expected a folder, found a file, "
                        + above.toUri().getPath());
            }
        }
        Optional<Path> output = OwnFile.outputAround(target, hadoop);
        if (output.isPresent()) {
            throw usage("--to: expected a folder outside of the output directory, found one in "
                    + output.orElseThrow().toUri().getPath() + "; what lies there is kept and closed as its own");
        }
        return target;
    }

    private ExportForm form() {
        return Arrays.stream(ExportForm.values())
                .filter(one -> one.key().equals(form))
                .findFirst()
                .orElseThrow(() -> usage("--form: expected one of %s, found \"%s\""
                        .formatted(
                                Arrays.stream(ExportForm.values())
                                        .map(ExportForm::key)
                                        .collect(Collectors.joining(", ")),
                                form)));
    }
}
