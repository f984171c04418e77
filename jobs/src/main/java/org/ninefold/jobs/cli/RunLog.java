package org.ninefold.jobs.cli;

import com.typesafe.config.Config;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ninefold.jobs.engine.TaskFailures;
import org.ninefold.jobs.pipeline.Progress;
import org.ninefold.jobs.publish.OutputHeldException;
import org.ninefold.jobs.publish.RunRecord;
import org.ninefold.results.PlainText;

/** Tells what a run is doing, a line each. */
final class RunLog implements Progress {
    private final LogFormat format;
    private final PrintWriter err;
    private final String run;
    private final Instant start = Instant.now();
    private final Set<String> warnings = new LinkedHashSet<>();
    private String stage;
    private Instant begun;

    /**
     * A log.
     *
     * @param run the run's id, null for a command that leaves no record
     */
    RunLog(LogFormat format, PrintWriter err, String run) {
        this.format = format;
        this.err = err;
        this.run = run;
    }

    @Override
    public void stage(String what) {
        if (format == LogFormat.PLAIN) {
            err.println("… " + PlainText.line(what));
            return;
        }
        endStage();
        stage = what;
        begun = Instant.now();
        event("begin", Map.of("stage", what));
    }

    @Override
    public void warning(String sentence) {
        if (warnings.add(sentence)) {
            undone(List.of(sentence));
        }
    }

    /** What was wrong beside the run. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void setbacks(TaskFailures setbacks) {
        if (!setbacks.any()) {
            return;
        }
        if (format == LogFormat.PLAIN) {
            err.println("Spark had failed tasks: %d, lost executors: %d, retried stages: %d"
                    .formatted(setbacks.failedTasks(), setbacks.lostExecutors(), setbacks.retriedStages()));
        }
        event("setbacks", setbacks.entries());
    }

    /** The run is done. */
    void done(int exitCode) {
        endStage();
        event("done", Map.of("exit-code", exitCode, "seconds", secondsSince(start)));
    }

    /** The run is done, with what became of each centre's records. */
    void done(int exitCode, Config manifest) {
        endStage();
        for (Config file : manifest.getConfigList("accounting")) {
            var counts = new TreeMap<>(file.root().unwrapped());
            counts.put("center", counts.remove("site"));
            event("records", counts);
        }
        done(exitCode);
    }

    /** The run failed. */
    void failed(Failure failure) {
        if (format == LogFormat.PLAIN) {
            err.println(failure.heading());
            failure.lines().forEach(line -> err.println("  " + PlainText.line(line)));
        }
        endStage();
        event(
                "failed",
                Map.of("exit-code", failure.exitCode().code(), "heading", failure.heading(), "lines", failure.lines()));
    }

    /** Closes the record of a run that failed. */
    void close(RunRecord record, Failure failure, Throwable thrown) {
        boolean refused = thrown instanceof OutputHeldException held && held.refused();
        close(() -> record.failed(failure.exitCode().code(), failure.lines(), refused, warnings()));
    }

    /** Closes a record; the exit code tells what happened, also where it cannot be written. */
    void close(Closeable record) {
        try {
            record.close();
        } catch (IOException e) {
            undone(List.of("could not write the record of the run: " + e.getMessage()));
        }
    }

    /** What could not be done beside the run, which fails nothing. */
    void undone(List<String> sentences) {
        for (String sentence : sentences) {
            if (format == LogFormat.PLAIN) {
                err.println("Warning: " + PlainText.line(sentence));
            }
            event("warning", Map.of("sentence", sentence));
        }
    }

    private void endStage() {
        if (stage != null) {
            event("end", Map.of("stage", stage, "seconds", secondsSince(begun)));
            stage = null;
        }
    }

    private static double secondsSince(Instant instant) {
        return Duration.between(instant, Instant.now()).toMillis() / 1000.0;
    }

    private void event(String event, Map<String, ?> what) {
        if (format == LogFormat.JSON) {
            var line = new TreeMap<String, Object>(what);
            line.put("event", event);
            line.put("time", Instant.now().toString());
            if (run != null) {
                line.put("run", run);
            }
            err.println(Screen.json(line));
        }
    }
}
