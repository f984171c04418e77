package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.publish.OwnFile;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ninefold report}. */
@Command(
        name = "report",
        description = {
            "Draws the report of a snapshot again, with its figures, from the published tables of aggregate alone.",
            "It is the report that pool wrote, byte for byte, if the software is the same."
        })
final class ReportCommand extends Subcommand {
    @Option(names = "--snapshot", required = true, paramLabel = "DIR", description = "a snapshot's folder")
    private String snapshot;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "where to put it; never a snapshot")
    private String to;

    @Override
    public Integer call() throws IOException {
        Configuration hadoop = Session.hadoop();
        Path from = new Path(snapshot);
        PublishedSnapshot published = PublishedSnapshot.open(from, hadoop)
                .orElseThrow(() -> usage("--snapshot: expected a snapshot, found no MANIFEST.json in " + from));
        if (!published.has("definitions")) {
            throw usage(
                    "--snapshot: expected a snapshot with aggregate/definitions.parquet, found one of an earlier version"
                            + " in " + from + "; run pool again");
        }
        FileSystem files = new Path(to).getFileSystem(hadoop);
        Path target = files.makeQualified(new Path(to));
        requireOutsideOfSnapshots(target, hadoop);
        published.requireWhole();
        new Report(published).write(target);
        print("Report      " + target.toUri().getPath() + "/report.html\n");
        return ExitCode.DONE.code();
    }

    /** A snapshot is never changed, whatever name leads into it. */
    private void requireOutsideOfSnapshots(Path target, Configuration hadoop) throws IOException {
        for (Path into : List.of(target, new Path(target, Report.FIGURES))) {
            Optional<Path> folder = OwnFile.snapshotAround(into, hadoop);
            if (folder.isPresent()) {
                throw usage("--to: expected a folder outside of every snapshot, found one in " + folder.get()
                        + "; a snapshot is never changed");
            }
        }
    }
}
