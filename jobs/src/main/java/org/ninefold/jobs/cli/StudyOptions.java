package org.ninefold.jobs.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.engine.Engines;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.study.Site;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command that reads a study. */
final class StudyOptions {
    static final String LOG_FORMAT = "--log-format";

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "the study file")
    private Path config;

    @Option(names = "--out", paramLabel = "DIR", description = "output directory (default: out/<study id>)")
    private String out;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private LocalDate cutoff;

    @Option(names = "--site", paramLabel = "FILE", description = "settings of this machine")
    private Path site;

    @Option(
            names = "-D",
            paramLabel = "ninefold.<key>=VALUE",
            description = "a setting of this machine, instead of the site file's")
    private Map<String, String> settings = Map.of();

    @Option(
            names = LOG_FORMAT,
            defaultValue = "plain",
            paramLabel = "plain|json",
            description = "progress and failures on standard error: lines for people, or one JSON object a line")
    private LogFormat logFormat;

    @Option(
            names = "--engine",
            defaultValue = "auto",
            paramLabel = "auto|local|spark",
            description =
                    "where the work is done: in this process, on Spark, or as the size of the extracts and spark.master say; the tables are the same")
    private EngineChoice engine;

    @Option(names = "--cutoff", paramLabel = "YYYY-MM-DD", description = "cut-off instead of the study file's")
    void cutoff(String text) {
        cutoff = Study.day(text)
                .orElseThrow(() -> new CommandLine.ParameterException(
                        command.commandLine(), "--cutoff: expected %s, found \"%s\"".formatted(Study.DAY, text)));
    }

    /** How progress is told. */
    LogFormat logFormat() {
        return logFormat;
    }

    /** Where the work of a command is done. */
    Engines engines(String name, Snapshots snapshots) {
        return engine.of(name, snapshots);
    }

    /** The study, cut off where the options say so. */
    Study study() {
        Study read = StudyReader.read(config);
        return cutoff == null ? read : read.withCutoff(cutoff);
    }

    /** The settings of this machine. */
    Site here() {
        var overrides = new TreeMap<String, String>();
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ninefold."))
                .forEach(name -> overrides.put(name, System.getProperty(name)));
        overrides.putAll(settings);
        return Site.read(site, overrides);
    }

    /** The output directory of a study. */
    Snapshots snapshots(Site here, Study study, Configuration hadoop) throws IOException {
        String place = Stream.of(out, here.out(), "out/" + study.id().toLowerCase(Locale.ROOT))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return new Snapshots(new org.apache.hadoop.fs.Path(place), hadoop);
    }
}
