package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ninefold.analysis.Headline;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.FileAccount;
import org.ninefold.report.Changes;
import org.ninefold.results.Reproduced;
import org.ninefold.study.Nesting;

/** The manifest of a snapshot as JSON: what went in, what came out, and who computed it. */
public final class Manifest {
    private static final String DELIVERED = "delivered";
    private static final String COMPARED_WITH = "compared-with";

    private final Map<String, Object> entries = new TreeMap<>();

    /** Sets an entry: text, number, boolean, map or list of these. */
    public Manifest with(String key, Object value) {
        entries.put(key, value);
        return this;
    }

    /** The entry of the inputs. */
    public Manifest inputs(List<ExtractFile> files) {
        return with(
                "inputs",
                files.stream()
                        .map(file -> Map.<String, Object>of(
                                "path", file.label(), "bytes", file.bytes(), "sha256", file.sha256()))
                        .toList());
    }

    /** The entry of the accounting, one object a source file. */
    public Manifest accounting(List<FileAccount> files) {
        return with(
                "accounting",
                files.stream()
                        .map(file -> Map.<String, Object>of(
                                "site", file.siteId(),
                                "file", file.file(),
                                "read", file.read(),
                                "kept", file.kept(),
                                "filtered", file.filteredInAll(),
                                "quarantined", file.quarantinedInAll(),
                                "duplicate", file.duplicate()))
                        .toList());
    }

    /** The entry of what each centre delivered. */
    public Manifest deliveries(List<Delivery> deliveries) {
        return with(
                DELIVERED,
                deliveries.stream()
                        .sorted(Comparator.comparing(Delivery::siteId))
                        .map(delivery -> Map.<String, Object>of(
                                "site", delivery.siteId(),
                                "subjects", delivery.subjects(),
                                "mapping", delivery.mapping(),
                                "snapshot", delivery.snapshot(),
                                "cutoff", delivery.cutoff().toString(),
                                "sources",
                                        delivery.sources().stream()
                                                .map(Manifest::columns)
                                                .toList()))
                        .toList());
    }

    private static Map<String, Object> columns(Delivery.Columns source) {
        return Map.of(
                "source",
                source.source(),
                "columns",
                source.types().entrySet().stream()
                        .map(column -> Map.of("name", column.getKey(), "type", column.getValue()))
                        .toList());
    }

    /** What each centre delivered for a snapshot; none where its manifest does not say, or not all of it. */
    public static List<Delivery> deliveries(Config manifest) {
        if (!manifest.hasPath(DELIVERED)) {
            return List.of();
        }
        var deliveries = new ArrayList<Delivery>();
        for (Config delivery : manifest.getConfigList(DELIVERED)) {
            if (!delivery.hasPath("mapping")) {
                continue;
            }
            var sources = new ArrayList<Delivery.Columns>();
            for (Config source : delivery.getConfigList("sources")) {
                var types = new TreeMap<String, String>();
                source.getConfigList("columns")
                        .forEach(column -> types.put(column.getString("name"), column.getString("type")));
                sources.add(new Delivery.Columns(source.getString("source"), types));
            }
            deliveries.add(new Delivery(
                    delivery.getString("site"),
                    delivery.getLong("subjects"),
                    sources,
                    delivery.getString("mapping"),
                    delivery.getString("snapshot"),
                    LocalDate.parse(delivery.getString("cutoff"))));
        }
        return deliveries;
    }

    /** The entry of the headline figures. */
    public Manifest headline(List<Headline> headlines) {
        return with(
                "headline",
                headlines.stream()
                        .map(line -> Map.<String, Object>of(
                                "analysis", line.analysis(),
                                "label", line.label(),
                                "subjects", line.subjects(),
                                "figure", line.figure()))
                        .toList());
    }

    /** The entry of the published figures that the study holds against its own. */
    public Manifest reproduced(List<Reproduced> figures) {
        return with(
                "reproduces",
                figures.stream()
                        .map(figure -> Map.<String, Object>of(
                                "id", figure.id(),
                                "what", figure.what(),
                                "printed", figure.printed(),
                                "computed", figure.computed() == null ? "" : figure.computed(),
                                "agrees", figure.agrees() == null ? "" : figure.agrees() ? "yes" : "no"))
                        .toList());
    }

    /** The entry of the snapshot that the report compares with. */
    public Manifest comparedWith(Changes changes) {
        return with(
                COMPARED_WITH,
                Map.of(
                        "snapshot", changes.snapshot(),
                        "cutoff", changes.cutoff().toString(),
                        "figures", changes.figures(),
                        "moved", changes.moved(),
                        "notes", changes.notes(),
                        "subjects",
                                changes.subjects().stream()
                                        .map(centre -> Map.<String, Object>of(
                                                "site", centre.siteId(),
                                                "before", centre.before(),
                                                "after", centre.after()))
                                        .toList()));
    }

    /** What changed since the snapshot that a manifest says the report compares with; empty where it names none. */
    static Optional<Changes> changes(Config manifest) {
        if (!manifest.hasPath(COMPARED_WITH)) {
            return Optional.empty();
        }
        Config earlier = manifest.getConfig(COMPARED_WITH);
        return Optional.of(new Changes(
                earlier.getString("snapshot"),
                LocalDate.parse(earlier.getString("cutoff")),
                earlier.getStringList("notes"),
                earlier.getConfigList("subjects").stream()
                        .map(centre -> new Changes.Subjects(
                                centre.getString("site"), centre.getLong("before"), centre.getLong("after")))
                        .toList(),
                earlier.getInt("figures"),
                earlier.hasPath("moved") ? earlier.getInt("moved") : null));
    }

    /** The entry of the files. */
    public Manifest files(List<Inventory.Item> items) {
        return files("files", items);
    }

    /** The entry of the run's own tables, kept beside the snapshot. */
    public Manifest work(List<Inventory.Item> items) {
        return files("work", items);
    }

    private Manifest files(String key, List<Inventory.Item> items) {
        var list = new ArrayList<Map<String, Object>>();
        for (Inventory.Item item : items) {
            var file = new LinkedHashMap<String, Object>();
            file.put("path", item.path());
            file.put("bytes", item.bytes());
            file.put("sha256", item.sha256());
            if (item.rows() != null) {
                file.put("rows", item.rows());
            }
            list.add(file);
        }
        return with(key, list);
    }

    /** The manifest as JSON text; keys in order. */
    public String json() {
        return ConfigValueFactory.fromMap(entries)
                        .render(ConfigRenderOptions.defaults()
                                .setJson(true)
                                .setComments(false)
                                .setOriginComments(false)
                                .setFormatted(true))
                + "\n";
    }

    /** Entries as JSON text, as {@link #json()} gives it. */
    static String json(Map<String, Object> entries) {
        var manifest = new Manifest();
        entries.forEach(manifest::with);
        return manifest.json();
    }

    /** The hashes of the files of an entry, by path. */
    public static Map<String, String> hashes(Config manifest, String key) {
        var hashes = new LinkedHashMap<String, String>();
        for (Config file : manifest.getConfigList(key)) {
            hashes.put(file.getString("path"), file.getString("sha256"));
        }
        return hashes;
    }

    /**
     * Reads a manifest.
     *
     * @throws ConfigException if it is none, or nested deeper than any
     */
    public static Config parse(String json) {
        if (Nesting.tooDeepIn(json).isPresent()) {
            throw new ConfigException.Generic("more than " + Nesting.MOST + " levels");
        }
        return ConfigFactory.parseString(json);
    }
}
