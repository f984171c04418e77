package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.study.ClosedFigures;
import org.ninefold.subject.Pseudonyms;

/**
 * What one call of {@code forget} was asked.
 *
 * @param persons their tokens
 * @param key name and fingerprint of the key by which they are hashed
 * @param figures what becomes of the snapshots they were in
 * @param asked when
 * @param snapshots those they were in
 * @param otherKey ids of snapshots whose pseudonyms another key made, so that nobody could look for them there
 * @param before hash of the entry before; empty in the first
 * @param done when all was done; null while it is not
 */
public record RegisterEntry(
        String center,
        SortedSet<String> persons,
        String key,
        ClosedFigures figures,
        String asked,
        List<Touched> snapshots,
        List<String> otherKey,
        String before,
        String done) {
    /** A snapshot in which some of an entry's persons were: so many rows in so many files. */
    public record Touched(String snapshot, int files, long rows) {}

    public RegisterEntry {
        persons = Collections.unmodifiableSortedSet(new TreeSet<>(persons));
        snapshots = List.copyOf(snapshots);
        otherKey = List.copyOf(otherKey);
    }

    /** The same, done. */
    public RegisterEntry done(String when) {
        return new RegisterEntry(center, persons, key, figures, asked, snapshots, otherKey, before, when);
    }

    /** What it is called in the snapshots that it closes: the hash of what was asked. */
    public String id() {
        return hash(done(null).said());
    }

    /** The hash of all that it says. */
    String sha256() {
        return hash(said());
    }

    private static String hash(Map<String, Object> said) {
        return FileHash.of(Manifest.json(said).getBytes(StandardCharsets.UTF_8));
    }

    Map<String, Object> said() {
        var touched = snapshots.stream()
                .map(one -> Map.of("snapshot", one.snapshot(), "files", one.files(), "rows", one.rows()))
                .toList();
        var said = new TreeMap<String, Object>(Map.of(
                "center", center,
                "persons", List.copyOf(persons),
                "reason", Pseudonyms.WITHDRAWN,
                "key", key,
                "figures", figures.key(),
                "asked", asked,
                "snapshots", touched,
                "other-key", otherKey,
                "before", before,
                "state", done == null ? "open" : "done"));
        if (done != null) {
            said.put("done", done);
        }
        return said;
    }

    static RegisterEntry of(Config said) {
        return new RegisterEntry(
                said.getString("center"),
                new TreeSet<>(said.getStringList("persons")),
                said.getString("key"),
                said.getString("figures").equals(ClosedFigures.REMOVE.key())
                        ? ClosedFigures.REMOVE
                        : ClosedFigures.KEEP,
                said.getString("asked"),
                said.getConfigList("snapshots").stream()
                        .map(one -> new Touched(one.getString("snapshot"), one.getInt("files"), one.getLong("rows")))
                        .toList(),
                said.getStringList("other-key"),
                said.getString("before"),
                Manifest.text(said, "done"));
    }
}
