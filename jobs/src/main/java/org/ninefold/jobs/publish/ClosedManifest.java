package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.subject.Pseudonyms;

/** The manifest of a snapshot out of which persons were taken: it says when, why and how many, and by which entry of the register. */
final class ClosedManifest {
    static final String CLOSED = "closed";

    private ClosedManifest() {}

    /** The entries of the register for which a snapshot was closed. */
    static List<String> entries(Config manifest) {
        return Manifest.objects(manifest, CLOSED).stream()
                .map(block -> block.getString("entry"))
                .toList();
    }

    /** The hash of the manifest that this one replaced for an entry of the register; empty where it did not. */
    static Optional<String> replaced(Config manifest, RegisterEntry entry) {
        return Manifest.objects(manifest, CLOSED).stream()
                .filter(block -> block.getString("entry").equals(entry.id()))
                .map(block -> block.getString("replaces"))
                .findFirst();
    }

    /**
     * The manifest that closes a snapshot.
     *
     * @param replaces the hash of the manifest before
     * @param fresh the files that were written anew, by path; of a file that was not as the manifest says it goes on saying so
     */
    static String of(
            Config manifest,
            String replaces,
            RegisterEntry entry,
            Closing.Found found,
            Map<String, Inventory.Item> fresh) {
        var closed = new Manifest();
        manifest.root().unwrapped().forEach(closed::with);
        closed.files(
                "files",
                manifest.getConfigList("files").stream()
                        .filter(file -> !Closing.isOfSubjects(file.getString("path")))
                        .map(file -> fresh.getOrDefault(file.getString("path"), item(file)))
                        .toList());
        closed.deliveries(Manifest.deliveries(manifest).stream()
                .map(delivery ->
                        delivery.siteId().equals(entry.center()) ? delivery.without(found.subjects()) : delivery)
                .toList());
        List<Object> blocks = new ArrayList<>(
                manifest.hasPath(CLOSED) ? manifest.getList(CLOSED).unwrapped() : List.of());
        blocks.add(Map.of(
                "entry", entry.id(),
                "replaces", replaces,
                "center", entry.center(),
                "reason", Pseudonyms.WITHDRAWN,
                "when", entry.asked(),
                "subjects", found.persons().size(),
                "files", found.files(),
                "rows", found.rows()));
        return closed.with(CLOSED, blocks).json();
    }

    private static Inventory.Item item(Config file) {
        return new Inventory.Item(
                file.getString("path"),
                file.getLong("bytes"),
                file.hasPath("rows") ? file.getLong("rows") : null,
                file.getString("sha256"));
    }
}
