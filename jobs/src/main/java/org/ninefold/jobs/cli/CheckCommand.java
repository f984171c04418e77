package org.ninefold.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import picocli.CommandLine.Option;

/** {@code ninefold check}. */
@Command(
        name = "check",
        description = {
            "Reads and harmonizes the extracts, publishes nothing, and tells what is wrong with them:",
            "findings grouped by what settling them unblocks, with the line of the mapping to change.",
            "Findings are no failure; a gate that would stop pool is (exit code 3)."
        })
final class CheckCommand extends Subcommand {
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
        Study study = options.study();
        requireCenters("--center", centers, study);
        study = centers.isEmpty() ? study : study.withCenters(centers);
        if (html != null) {
            html = outsideOfSnapshots("--html", html);
        }
        Site here = options.here();
        PseudonymKey key = PseudonymKey.of(here, study, System.getenv());
        Snapshots snapshots = options.snapshots(here, study, Session.hadoop());
        var log = new RunLog(options.logFormat(), err(), null);
        Check.Result result =
                new Check(study, key, options.engines("check " + study.id(), snapshots), snapshots, log).run();
        print(json ? CheckReport.json(study, result) : CheckReport.text(study, result));
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
}
