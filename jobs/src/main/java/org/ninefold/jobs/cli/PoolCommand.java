package org.ninefold.jobs.cli;

import com.typesafe.config.ConfigRenderOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.pipeline.Outcome;
import org.ninefold.jobs.pipeline.Pool;
import org.ninefold.jobs.pipeline.PseudonymKey;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ninefold pool}. */
@Command(
        name = "pool",
        mixinStandardHelpOptions = true,
        description = {
            "Reads every centre's extracts, harmonizes them, computes the study's outcomes and publishes one snapshot.",
            "In every case but success the previous snapshot stays current and whole."
        })
final class PoolCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the study file")
    private Path config;

    @Option(names = "--out", paramLabel = "DIR", description = "output directory (default: out/<study id>)")
    private String out;

    @Option(names = "--cutoff", paramLabel = "YYYY-MM-DD", description = "cut-off instead of the study file's")
    private LocalDate cutoff;

    @Option(names = "--site", paramLabel = "FILE", description = "settings of this machine")
    private Path site;

    @Option(
            names = "-D",
            paramLabel = "ninefold.<key>=VALUE",
            description = "a setting of this machine, instead of the site file's")
    private Map<String, String> settings = Map.of();

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Study read = StudyReader.read(config);
        Study study = cutoff == null ? read : read.withCutoff(cutoff);
        Site here = Site.read(site, overrides());
        PseudonymKey key = PseudonymKey.of(here, study, System.getenv());
        PrintWriter err = spec.commandLine().getErr();
        SparkSession spark = Session.open("pool " + study.id());
        try {
            var directory = new org.apache.hadoop.fs.Path(directory(here, study));
            var snapshots = new Snapshots(directory, spark.sparkContext().hadoopConfiguration());
            RunRecord record = RunRecord.open(snapshots, study.id());
            try {
                Outcome outcome = new Pool(study, key, spark, snapshots, stage -> err.println("… " + stage)).run();
                record.close(ExitCode.DONE.code(), outcome.manifest().getString("snapshot"), List.of());
                print(outcome);
                return ExitCode.DONE.code();
            } catch (IOException | RuntimeException | Error e) {
                Failure failure = Failure.of(e);
                record.close(failure.exitCode().code(), null, failure.lines());
                throw e;
            }
        } finally {
            spark.stop();
        }
    }

    private void print(Outcome outcome) {
        PrintWriter stdout = spec.commandLine().getOut();
        if (json) {
            stdout.println(outcome.manifest().root().render(ConfigRenderOptions.concise()));
        } else {
            stdout.print(Summary.of(outcome));
            stdout.flush();
        }
    }

    private String directory(Site here, Study study) {
        if (out != null) {
            return out;
        }
        return here.out() == null ? "out/" + study.id().toLowerCase(Locale.ROOT) : here.out();
    }

    private Map<String, String> overrides() {
        var overrides = new TreeMap<String, String>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ninefold."))
                .forEach(name -> overrides.put(name, System.getProperty(name)));
        overrides.putAll(settings);
        return overrides;
    }
}
