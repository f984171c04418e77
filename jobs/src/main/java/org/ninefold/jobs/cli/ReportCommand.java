package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
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
        PublishedSnapshot published = snapshot(snapshot, hadoop);
        if (!published.has("definitions")) {
            throw usage(
                    "--snapshot: expected a snapshot with aggregate/definitions.parquet, found one of an earlier version"
                            + " in " + snapshot + "; run pool again");
        }
        Path target = outsideOfSnapshots(new Path(to), List.of(Report.FIGURES), hadoop);
        published.requireWhole();
        new Report(published).write(target);
        print("Report      " + target.toUri().getPath() + "/report.html\n");
        return ExitCode.DONE.code();
    }
}
