package org.ninefold.jobs.cli;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.jobs.pipeline.RunOutcome;

/** The one screen at the end of {@code pool}, from the manifest. */
final class PoolScreen {
    private static final int LABEL = 68;

    private PoolScreen() {}

    /**
     * The screen.
     *
     * @param removed what was removed of what was old
     * @param beside what was wrong beside the run
     */
    static String of(RunOutcome outcome, List<String> removed, List<String> beside) {
        Config manifest = outcome.manifest();
        var lines = new ArrayList<String>();
        Config study = manifest.getConfig("study");
        lines.add("");
        lines.add(study.getString("id") + " · " + study.getString("title"));
        lines.add("cut-off " + manifest.getString("cutoff")
                + (study.getBoolean("synthetic") ? " · synthetic data" : "")
                + (outcome.fresh() ? "" : " · unchanged since the last run, verified"));
        lines.add("");
        Config centers = manifest.getConfig("centers");
        lines.add("Subjects    " + subjects(manifest));
        int recomputed = centers.getInt("recomputed");
        int reused = centers.getInt("reused");
        int derived = outcome.fresh() ? centers.getInt("derived-again") : 0;
        lines.add("Centres     %d recomputed%s, %d reused, %d carried forward"
                .formatted(
                        outcome.fresh() ? recomputed : 0,
                        derived == 0 ? "" : " (%d from their standard tables)".formatted(derived),
                        outcome.fresh() ? reused : recomputed + reused,
                        centers.getInt("carried-forward")));
        lines.add("Records     " + records(manifest));
        lines.add("");
        for (Config line : manifest.getConfigList("headline")) {
            lines.add("%s %7s   %s"
                    .formatted(pad(line.getString("label")), line.getString("subjects"), line.getString("figure")));
        }
        lines.add("");
        if (manifest.hasPath("reproduces")
                && !manifest.getConfigList("reproduces").isEmpty()) {
            lines.addAll(reproduced(manifest.getConfigList("reproduces")));
            lines.add("");
        }
        for (String warning : manifest.getStringList("warnings")) {
            lines.add("Warning     " + warning);
        }
        beside.forEach(warning -> lines.add("Warning     " + warning));
        removed.forEach(what -> lines.add("Retention   " + what));
        lines.add("");
        String snapshot = outcome.snapshot().replaceFirst("^file:", "");
        lines.add("Snapshot    " + snapshot);
        lines.add("Report      " + snapshot + "/aggregate/report.html");
        return Screen.of(lines);
    }

    /** Published, computed, whether they agree. */
    private static List<String> reproduced(List<? extends Config> figures) {
        var lines = new ArrayList<String>();
        int id = width(figures, "id");
        int printed = Math.max("published".length(), width(figures, "printed"));
        int computed = Math.max("computed".length(), width(figures, "computed"));
        String form = "%-" + id + "s  %-" + printed + "s  %-" + computed + "s  %s";
        lines.add(form.formatted("", "published", "computed", "agrees").stripTrailing());
        for (Config figure : figures) {
            lines.add(form.formatted(
                            figure.getString("id"),
                            figure.getString("printed"),
                            figure.getString("computed"),
                            figure.getString("agrees"))
                    .stripTrailing());
        }
        return lines;
    }

    private static int width(List<? extends Config> figures, String key) {
        return figures.stream()
                .mapToInt(figure -> figure.getString(key).length())
                .max()
                .orElse(1);
    }

    private static String subjects(Config manifest) {
        Config subjects = manifest.getConfig("subjects");
        List<String> parts = new ArrayList<>();
        subjects.root().forEach((reason, n) -> {
            if (!reason.equals("harmonized") && !reason.equals("in the study")) {
                parts.add(n.unwrapped() + " " + reason);
            }
        });
        parts.sort(null);
        long in = subjects.hasPath("\"in the study\"") ? subjects.getLong("\"in the study\"") : 0;
        return in + " in the study" + (parts.isEmpty() ? "" : ", not in it: " + String.join(", ", parts));
    }

    private static String records(Config manifest) {
        List<? extends Config> files = manifest.getConfigList("accounting");
        return "%d read in %d files = %d kept + %d filtered + %d quarantined + %d duplicate"
                .formatted(
                        sum(files, "read"),
                        files.size(),
                        sum(files, "kept"),
                        sum(files, "filtered"),
                        sum(files, "quarantined"),
                        sum(files, "duplicate"));
    }

    private static long sum(List<? extends Config> files, String count) {
        return files.stream().mapToLong(file -> file.getLong(count)).sum();
    }

    private static String pad(String label) {
        String cut = label.length() > LABEL ? label.substring(0, LABEL - 1) + "…" : label;
        return cut + " ".repeat(LABEL - cut.length());
    }
}
