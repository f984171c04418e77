package org.ninefold.jobs.cli;

import com.typesafe.config.Config;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ninefold.jobs.pipeline.Status;
import org.ninefold.jobs.publish.Holder;
import org.ninefold.jobs.publish.PublishedSnapshot;
import org.ninefold.jobs.publish.RunRecord;

/** What {@code status} prints. */
final class StatusReport {
    private StatusReport() {}

    /** For people. */
    static String text(Status status) {
        var lines = new ArrayList<String>();
        Config current = status.current();
        if (current == null) {
            lines.add("Snapshot    none");
        } else {
            lines.add("Study       " + current.getString("study.id") + " · " + current.getString("study.title"));
            lines.add("Snapshot    " + current.getString("snapshot"));
            lines.add("Cut-off     " + current.getString("cutoff"));
            lines.add("Published   " + current.getString("run.end") + ", " + ago(status.age()));
            if (PublishedSnapshot.isClosed(current)) {
                lines.add(
                        "Closed      patients who withdrew their consent were taken out; its figures stay as published");
            }
            current.getStringList("warnings").forEach(warning -> lines.add("Warning     " + warning));
        }
        status.problems().forEach(problem -> lines.add("Not whole   " + problem));
        RunRecord.Entry last = status.last();
        if (last != null) {
            lines.add("Last run    %s, %s, exit code %d"
                    .formatted(
                            last.run(), last.exitCode() == null ? "died" : "ended " + last.end(), status.exitCode()));
        }
        if (status.refused() != null) {
            lines.add("Refused     %s, another run held the directory"
                    .formatted(status.refused().run()));
        }
        if (status.starting() != null) {
            lines.add("Starting    " + status.starting().run());
        }
        if (status.running() != null) {
            lines.add("Running     " + status.running()
                    + (status.seen() ? "" : ", or died: this account may not look at .claim, which tells"));
        }
        status.abandoned()
                .forEach(name ->
                        lines.add("Left over   .staging/" + name + " of a run that died; the next run removes it"));
        return Screen.of(lines);
    }

    private static String ago(Duration age) {
        return age.toDays() > 0 ? age.toDays() + " days ago" : age.toHours() + " hours ago";
    }

    /** For programs: one object. */
    static String json(Status status) {
        var report = new LinkedHashMap<String, Object>();
        report.put("exit-code", status.exitCode());
        report.put("whole", status.current() != null && status.problems().isEmpty());
        report.put("problems", status.problems());
        report.put("abandoned", status.abandoned());
        if (status.current() != null) {
            Config current = status.current();
            report.put("study", current.getString("study.id"));
            report.put("snapshot", current.getString("snapshot"));
            report.put("cutoff", current.getString("cutoff"));
            report.put("published", current.getString("run.end"));
            report.put("age-seconds", status.age().toSeconds());
            report.put("closed", PublishedSnapshot.isClosed(current));
            report.put("warnings", current.getStringList("warnings"));
        }
        if (status.last() != null) {
            report.put("last-run", last(status.last()));
        }
        if (status.refused() != null) {
            report.put("refused", last(status.refused()));
        }
        if (status.starting() != null) {
            report.put("starting", last(status.starting()));
        }
        report.put("claim-seen", status.seen());
        if (status.running() != null) {
            Holder running = status.running();
            report.put(
                    "running",
                    Map.of(
                            "run", running.run(),
                            "host", running.host(),
                            "process", running.process(),
                            "start", running.start()));
        }
        return Screen.json(report) + "\n";
    }

    private static Map<String, Object> last(RunRecord.Entry run) {
        var last = new LinkedHashMap<String, Object>();
        last.put("run", run.run());
        last.put("start", run.start().toString());
        last.put("end", run.end() == null ? null : run.end().toString());
        last.put("exit-code", run.exitCode());
        last.put("snapshot", run.snapshot());
        return last;
    }
}
