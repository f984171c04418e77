package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;

/**
 * The register of the forgotten, {@code FORGOTTEN.json}: whose consent is withdrawn, by keyed hashes that no table has, and what
 * was done. Each entry has the hash of the one before, so that none can be changed or left out unseen.
 *
 * @param entries in the order in which they were asked for; none but the last is open
 */
public record Register(List<RegisterEntry> entries) {
    /** Its name in the output directory. */
    public static final String FILE = "FORGOTTEN.json";

    /** The file beside it that names its last entry: a register put back from before does not have it. */
    public static final String HEAD = "FORGOTTEN.head";

    private static final String ENTRIES = "entries";
    private static final String ENTRY = "entry";
    private static final String FORGOTTEN = "forgotten";
    private static final String SHA256 = "sha256";

    public Register {
        entries = List.copyOf(entries);
    }

    /** The register of an output directory, which must be as it was written; without entries where there is none. */
    public static Register read(Snapshots snapshots) throws IOException {
        Path file = new Path(snapshots.out(), FILE);
        var register = new Register(snapshots.has(FILE) ? entries(snapshots, file) : List.of());
        if (snapshots.has(HEAD) && !register.has(head(snapshots, file))) {
            throw changed(file, "it does not have the entry that %s names".formatted(HEAD));
        }
        return register;
    }

    private static String head(Snapshots snapshots, Path file) throws IOException {
        try {
            return Manifest.parse(snapshots.storage.read(new Path(snapshots.out(), HEAD)))
                    .getString(ENTRY);
        } catch (ConfigException e) {
            throw changed(file, "%s cannot be read as JSON of ninefold forget".formatted(HEAD));
        }
    }

    private boolean has(String hash) {
        return entries.stream()
                .anyMatch(entry -> entry.sha256().equals(hash) || entry.id().equals(hash));
    }

    private static List<RegisterEntry> entries(Snapshots snapshots, Path file) throws IOException {
        var entries = new ArrayList<RegisterEntry>();
        try {
            String before = "";
            for (Config said : Manifest.parse(snapshots.storage.read(file)).getConfigList(ENTRIES)) {
                RegisterEntry entry = RegisterEntry.of(said);
                if (!entry.sha256().equals(said.getString(SHA256))
                        || !entry.before().equals(before)) {
                    throw changed(file, "entry " + (entries.size() + 1) + " was changed, or one before it is gone");
                }
                before = entry.sha256();
                entries.add(entry);
            }
        } catch (ConfigException e) {
            throw changed(file, "it cannot be read as JSON of ninefold forget");
        }
        return entries;
    }

    private static IOException changed(Path file, String how) {
        return new IOException(
                "%s is not as it was written: %s; put it back from a copy, for without it nobody knows whose consent is withdrawn"
                        .formatted(file, how));
    }

    /** Writes it, for the account of the job alone. */
    public void write(Snapshots snapshots) throws IOException {
        List<Map<String, Object>> all = entries.stream()
                .map(entry -> {
                    Map<String, Object> said = entry.said();
                    said.put(SHA256, entry.sha256());
                    return said;
                })
                .toList();
        Storage storage = snapshots.storage;
        storage.replace(new Path(snapshots.out(), FILE), Manifest.json(Map.of(ENTRIES, all)), Access.OWNER);
        String last = entries.get(entries.size() - 1).id();
        String head = Manifest.json(Map.of(ENTRIES, entries.size(), ENTRY, last));
        storage.replace(new Path(snapshots.out(), HEAD), head, Access.OWNER);
    }

    /** The hash of the last entry; empty without one. */
    public String head() {
        return entries.isEmpty() ? "" : entries.get(entries.size() - 1).sha256();
    }

    /** The entry that is not done. */
    public Optional<RegisterEntry> open() {
        return entries.stream().filter(entry -> entry.done() == null).findFirst();
    }

    /** The same with a further entry. */
    public Register with(RegisterEntry entry) {
        return new Register(Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    /** The same with its last entry done. */
    public Register done(String when) {
        var all = new ArrayList<>(entries);
        all.set(all.size() - 1, all.get(all.size() - 1).done(when));
        return new Register(all);
    }

    /** The keys by which persons are hashed. */
    public SortedSet<String> keys() {
        return entries.stream().map(RegisterEntry::key).collect(Collectors.toCollection(TreeSet::new));
    }

    /** For each centre the tokens of its persons that were made by a key. */
    public Map<String, SortedSet<String>> persons(String key) {
        var persons = new TreeMap<String, SortedSet<String>>();
        entries.stream().filter(entry -> entry.key().equals(key)).forEach(entry -> persons.computeIfAbsent(
                        entry.center(), center -> new TreeSet<>())
                .addAll(entry.persons()));
        return persons;
    }

    /** Says in a manifest up to which entry its run knew them. */
    public void into(Manifest manifest) {
        if (!entries.isEmpty()) {
            manifest.with(FORGOTTEN, Map.of(ENTRIES, entries.size(), "register", head()));
        }
    }

    /** Fails if the register does not have the entry that a snapshot names: it was taken away, or put back from before. */
    public void requireKnownTo(Config manifest) throws IOException {
        if (manifest == null) {
            return;
        }
        List<String> named = new ArrayList<>(ClosedManifest.entries(manifest));
        if (manifest.hasPath(FORGOTTEN)) {
            named.add(manifest.getString(FORGOTTEN + ".register"));
        }
        named.removeIf(this::has);
        if (!named.isEmpty()) {
            throw new IOException(
                    "%s does not have the entry that the current snapshot %s names; put it back from a copy, for without it nobody knows whose consent is withdrawn"
                            .formatted(FILE, manifest.getString("snapshot")));
        }
    }
}
