package org.ninefold.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.publish.OwnFile;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.study.Center;
import org.ninefold.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have: help, two streams, and a sentence for those who call them in a wrong way. */
@Command(mixinStandardHelpOptions = true)
abstract class Subcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Prints lines that end as lines do on standard output. */
    void print(String lines) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(lines);
        out.flush();
    }

    /** Standard error. */
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The command was called in a wrong way: exit code 2. */
    ParameterException usage(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Passes if all ids that an option gives are centres of the study. */
    void requireCenters(String option, List<String> ids, Study study) {
        List<String> known = study.centers().stream().map(Center::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw usage("%s: expected one of %s, found \"%s\"".formatted(option, String.join(", ", known), id));
            }
        }
    }

    /** The snapshot in the folder that {@code --snapshot} names. */
    PublishedSnapshot snapshot(String folder, Configuration hadoop) throws IOException {
        return PublishedSnapshot.open(new org.apache.hadoop.fs.Path(folder), hadoop)
                .orElseThrow(() -> usage("--snapshot: expected a snapshot, found no MANIFEST.json in " + folder));
    }

    /** A folder that {@code --to} names, for files and some folders in it; a snapshot is never changed, whatever name leads into it. */
    org.apache.hadoop.fs.Path outsideOfSnapshots(
            org.apache.hadoop.fs.Path to, List<String> folders, Configuration hadoop) throws IOException {
        org.apache.hadoop.fs.Path target = to.getFileSystem(hadoop).makeQualified(to);
        var places = Stream.concat(
                Stream.of(target), folders.stream().map(name -> new org.apache.hadoop.fs.Path(target, name)));
        for (org.apache.hadoop.fs.Path into : places.toList()) {
            var folder = OwnFile.snapshotAround(into, hadoop);
            if (folder.isPresent()) {
                throw usage("--to: expected a folder outside of every snapshot, found one in " + folder.get()
                        + "; a snapshot is never changed");
            }
        }
        return target;
    }

    /** A place on the local disk that an option names; in a snapshot nothing is written. */
    Path outsideOfSnapshots(String option, Path place) throws IOException {
        Path plain = place.toAbsolutePath().normalize();
        var folder =
                OwnFile.snapshotAround(new org.apache.hadoop.fs.Path("file", null, plain.toString()), Session.hadoop());
        if (folder.isPresent()) {
            throw usage("%s: expected a place outside of every snapshot, found one in %s; a snapshot is never changed"
                    .formatted(option, folder.get()));
        }
        return plain;
    }
}
