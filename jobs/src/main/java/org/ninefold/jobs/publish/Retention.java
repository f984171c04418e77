package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.ninefold.study.Keep;

/**
 * What is removed of an output directory once a run has published. A snapshot's age counts from the last run that made it
 * current. The current one stays, with every one that was in use after it.
 *
 * @param now when the run began
 */
public record Retention(Keep keep, Snapshots snapshots, Instant now) {
    /**
     * Removes what is older than the days that are kept, and names it. What cannot be removed is named too and no failure:
     * the run has published. Nor is a snapshot whose age its manifest does not tell: that stays.
     */
    public List<String> apply() throws IOException {
        List<RunRecord.Entry> records = RunRecord.all(snapshots);
        var removed = new ArrayList<String>();
        for (Used old : old(used(records, removed))) {
            removed.add(removal(
                    () -> snapshots.remove(old.id()), "snapshot " + old.id() + ", last current " + ago(old.last())));
        }
        List<RunRecord.Entry> spare = records.subList(0, Math.max(0, records.size() - keep.atLeast()));
        for (RunRecord.Entry record : spare) {
            if (isOld(record.start())) {
                removed.add(removal(() -> RunRecord.delete(snapshots, record.run()), "record of run " + record.run()));
            }
        }
        return removed;
    }

    /** A snapshot and the last time that a run made it current. */
    private record Used(String id, Instant last) {}

    private List<Used> used(List<RunRecord.Entry> records, List<String> told) throws IOException {
        var last = new HashMap<String, Instant>();
        for (RunRecord.Entry record : records) {
            if (record.snapshot() != null && record.end() != null) {
                last.merge(record.snapshot(), record.end(), Retention::later);
            }
        }
        var used = new ArrayList<Used>();
        for (String id : snapshots.complete()) {
            try {
                Config manifest = Manifest.parse(snapshots.manifest(id).orElseThrow());
                Instant end = Instant.parse(manifest.getString("run.end"));
                used.add(new Used(id, later(end, last.getOrDefault(id, Instant.MIN))));
            } catch (ConfigException | DateTimeException e) {
                told.add("could not tell the age of snapshot " + id
                        + ": its MANIFEST.json is not as it was written; it stays");
            }
        }
        used.sort(Comparator.comparing(Used::last).reversed());
        return used;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** Those beyond the number to keep, older than the days to keep, and no later in use than the current one. */
    private List<Used> old(List<Used> used) throws IOException {
        String current = snapshots.current().orElse("");
        int place = used.stream().map(Used::id).toList().indexOf(current);
        return used.stream()
                .skip(place < 0 ? used.size() : Math.max(place + 1, keep.atLeast()))
                .filter(snapshot -> isOld(snapshot.last()))
                .toList();
    }

    private boolean isOld(Instant instant) {
        return instant.isBefore(now.minus(Duration.ofDays(keep.days())));
    }

    private String ago(Instant instant) {
        return Duration.between(instant, now).toDays() + " days ago";
    }

    private static String removal(Tidying.Step removal, String what) {
        try {
            removal.run();
            return "removed " + what;
        } catch (IOException e) {
            return "could not remove " + what + ": " + e.getMessage();
        }
    }
}
