package org.ninefold.jobs.cli;

import java.io.IOException;
import java.time.InstantSource;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.pipeline.Status;
import org.ninefold.jobs.publish.Snapshots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ninefold status}. */
@Command(
        name = "status",
        description = {
            "Tells the current snapshot, its age, its warnings and whether it is whole, and how the last run ended.",
            "The exit code is that of the run that ended last; 1 if the current snapshot is not whole."
        })
final class StatusCommand extends Subcommand {
    @Option(names = "--out", required = true, paramLabel = "DIR", description = "an output directory of pool")
    private String out;

    @Option(names = "--verify", description = "compare every file of the current snapshot with its hash")
    private boolean verify;

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Configuration hadoop = Session.hadoop();
        Status status = Status.of(new Snapshots(new Path(out), hadoop), verify, hadoop, InstantSource.system());
        if (status.current() == null
                && status.last() == null
                && status.running() == null
                && status.starting() == null
                && status.refused() == null
                && status.problems().isEmpty()) {
            throw usage("--out: expected an output directory of ninefold pool, found no run in " + out);
        }
        print(json ? StatusReport.json(status) : StatusReport.text(status));
        return status.exitCode();
    }
}
