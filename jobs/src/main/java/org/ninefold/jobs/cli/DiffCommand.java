package org.ninefold.jobs.cli;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.pipeline.Difference;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ninefold diff}. */
@Command(
        name = "diff",
        description = {
            "Tells which pooled figures moved between two snapshots, by how much, and which centres' own figures moved.",
            "With --config also what each centre alone moved: all others as before. That reads patient/values."
        })
final class DiffCommand extends Subcommand {
    @Parameters(index = "0", paramLabel = "BEFORE", description = "a snapshot's folder, or with --out its id")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "another's")
    private String after;

    @Option(names = "--out", paramLabel = "DIR", description = "the output directory of snapshots that are named by id")
    private String out;

    @Option(names = "--config", paramLabel = "FILE", description = "the study file of both snapshots")
    private java.nio.file.Path config;

    @Option(names = "--json", description = "print one JSON object, numbers unrounded")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PublishedSnapshot earlier = open(before);
        PublishedSnapshot later = open(after);
        requireWhole(earlier);
        requireWhole(later);
        Difference difference = Difference.of(earlier, later, config == null ? null : StudyReader.read(config));
        print(json ? DiffReport.json(difference) : DiffReport.text(difference, config != null));
        return ExitCode.DONE.code();
    }

    /** Figures that somebody changed are compared with nothing. */
    private void requireWhole(PublishedSnapshot snapshot) throws IOException {
        if (config == null) {
            snapshot.requireWhole();
        } else if (PublishedSnapshot.isClosed(snapshot.manifest())) {
            throw usage(
                    "--config: expected snapshots with the counts of their patients, found %s, out of which patients were taken who withdrew their consent; compare without --config"
                            .formatted(snapshot.manifest().getString("snapshot")));
        } else {
            snapshot.requireWholeCounts();
        }
    }

    private PublishedSnapshot open(String snapshot) throws IOException {
        Configuration hadoop = Session.hadoop();
        Path folder = out == null ? new Path(snapshot) : folder(snapshot, hadoop);
        return PublishedSnapshot.open(folder, hadoop)
                .orElseThrow(() -> usage("expected a snapshot, found no MANIFEST.json in " + folder));
    }

    /** Where a snapshot lies; the current one has the manifest that the pointer names, or is refused. */
    private Path folder(String id, Configuration hadoop) throws IOException {
        var snapshots = new Snapshots(new Path(out), hadoop);
        Optional<String> manifest = snapshots.manifest(id);
        if (manifest.isPresent()) {
            Current.verify(snapshots, id, manifest.get());
        }
        return snapshots.snapshot(id);
    }
}
