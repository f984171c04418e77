package org.ninefold.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ninefold.jobs.pipeline.Check;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.publish.OwnFile;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Inspection;
import org.ninefold.quality.InspectionPage;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ninefold check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Reads and harmonizes the extracts, publishes nothing, and tells what is wrong with them:",
            "findings grouped by what settling them unblocks, with the line of the mapping to change.",
            "Findings are no failure; a gate that would stop pool is (exit code 3)."
        })
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StudyOptions options;

    @Option(
            names = "--center",
            paramLabel = "ID",
            split = ",",
            description = "this centre only; may be given more than once (default: all)")
    private List<String> centers = List.of();

    @Option(names = "--json", description = "print the report as JSON")
    private boolean json;

    @Option(names = "--html", paramLabel = "DIR", description = "write one page a centre, <ID>.html, into this folder")
    private Path html;

    @Override
    public Integer call() throws IOException {
        Study study = chosen(options.study());
        if (html != null) {
            html = StudyOptions.outsideOfSnapshots("--html", html, spec);
        }
        Site here = options.here();
        PseudonymKey key = PseudonymKey.of(here, study, System.getenv());
        var directory = new org.apache.hadoop.fs.Path(options.directory(here, study));
        var snapshots = new Snapshots(directory, Session.hadoop());
        var log = new RunLog(options.logFormat(), spec.commandLine().getErr(), null);
        Check.Result result =
                new Check(study, key, options.engines("check " + study.id(), snapshots), snapshots, log).run();
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? CheckReport.json(study, result) : CheckReport.text(study, result));
        out.flush();
        if (html != null) {
            Files.createDirectories(html);
            for (Inspection inspection : result.centers()) {
                String site = inspection.center().id();
                OwnFile.write(
                        html.resolve(site + ".html"), InspectionPage.of(study.title(), inspection, result.gates(site)));
            }
        }
        int exitCode = (result.refusals().isEmpty() ? ExitCode.DONE : ExitCode.DATA_GATE).code();
        log.done(exitCode);
        return exitCode;
    }

    private Study chosen(Study study) {
        StudyOptions.requireCenters("--center", centers, study, spec);
        return centers.isEmpty() ? study : study.withCenters(centers);
    }
}
