package org.ninefold.jobs.publish;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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

    private <T> Manifest with(String key, List<T> items, Function<T, Map<String, Object>> object) {
        return with(key, items.stream().map(object).toList());
    }

    /** The entry of the inputs. */
    public Manifest inputs(List<ExtractFile> files) {
        return with(
                "inputs", files, file -> Map.of("path", file.label(), "bytes", file.bytes(), "sha256", file.sha256()));
    }

    /** The entry of the accounting, one object a source file. */
    public Manifest accounting(List<FileAccount> files) {
        return with(
                "accounting",
                files,
                file -> Map.of(
                        "site", file.siteId(),
                        "file", file.file(),
                        "read", file.read(),
                        "kept", file.kept(),
                        "filtered", file.filteredInAll(),
                        "quarantined", file.quarantinedInAll(),
                        "duplicate", file.duplicate()));
    }

    /** The entry of what each centre delivered. */
    public Manifest deliveries(List<Delivery> deliveries) {
        return with(
                DELIVERED,
                deliveries.stream()
                        .sorted(Comparator.comparing(Delivery::siteId))
                        .toList(),
                delivery -> Map.of(
                        "site", delivery.siteId(),
                        "subjects", delivery.subjects(),
                        "mapping", delivery.mapping(),
                        "snapshot", delivery.snapshot(),
                        "cutoff", delivery.cutoff().toString(),
                        "sources",
                                delivery.sources().stream()
                                        .map(Manifest::columns)
                                        .toList()));
    }

    private static Map<String, Object> columns(Delivery.Columns source) {
        var columns = source.types().entrySet().stream()
                .map(column -> Map.of("name", column.getKey(), "type", column.getValue()))
                .toList();
        return Map.of("source", source.source(), "columns", columns);
    }

    /** What each centre delivered for a snapshot; none where its manifest does not say, or not all of it. */
    public static List<Delivery> deliveries(Config manifest) {
        return objects(manifest, DELIVERED).stream()
                .filter(delivery -> delivery.hasPath("mapping"))
                .map(delivery -> new Delivery(
                        delivery.getString("site"),
                        delivery.getLong("subjects"),
                        delivery.getConfigList("sources").stream()
                                .map(Manifest::columns)
                                .toList(),
                        delivery.getString("mapping"),
                        delivery.getString("snapshot"),
                        LocalDate.parse(delivery.getString("cutoff"))))
                .toList();
    }

    private static Delivery.Columns columns(Config source) {
        var types = new TreeMap<String, String>();
        source.getConfigList("columns")
                .forEach(column -> types.put(column.getString("name"), column.getString("type")));
        return new Delivery.Columns(source.getString("source"), types);
    }

    /** The entry of the headline figures. */
    public Manifest headline(List<Headline> headlines) {
        return with(
                "headline",
                headlines,
                line -> Map.of(
                        "analysis", line.analysis(),
                        "label", line.label(),
                        "subjects", line.subjects(),
                        "figure", line.figure()));
    }

    /** The entry of the published figures that the study holds against its own. */
    public Manifest reproduced(List<Reproduced> figures) {
        return with(
                "reproduces",
                figures,
                figure -> Map.of(
                        "id", figure.id(),
                        "what", figure.what(),
                        "printed", figure.printed(),
                        "computed", figure.computed() == null ? "" : figure.computed(),
                        "agrees", figure.agrees() == null ? "" : figure.agrees() ? "yes" : "no"));
    }

    /** The entry of the snapshot that the report compares with. */
    public Manifest comparedWith(Changes changes) {
        List<Map<String, Object>> subjects = changes.subjects().stream()
                .map(centre -> Map.<String, Object>of(
                        "site", centre.siteId(), "before", centre.before(), "after", centre.after()))
                .toList();
        return with(
                COMPARED_WITH,
                Map.of(
                        "snapshot", changes.snapshot(),
                        "cutoff", changes.cutoff().toString(),
                        "figures", changes.figures(),
                        "moved", changes.moved(),
                        "notes", changes.notes(),
                        "subjects", subjects));
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

    /** An entry of files: {@code files} of the snapshot, or {@code work}, the run's own tables, kept beside it. */
    public Manifest files(String key, List<Inventory.Item> items) {
        return with(key, items, item -> {
            var file = new TreeMap<String, Object>(
                    Map.of("path", item.path(), "bytes", item.bytes(), "sha256", item.sha256()));
            if (item.rows() != null) {
                file.put("rows", item.rows());
            }
            return file;
        });
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
        manifest.entries.putAll(entries);
        return manifest.json();
    }

    /** The objects in a list; none where there is no such list. */
    static List<? extends Config> objects(Config manifest, String key) {
        return manifest.hasPath(key) ? manifest.getConfigList(key) : List.of();
    }

    /** A text; null where there is none. */
    public static String text(Config manifest, String key) {
        return manifest.hasPath(key) ? manifest.getString(key) : null;
    }

    /** The hashes of the files of an entry, by path. */
    public static Map<String, String> hashes(Config manifest, String key) {
        var hashes = new LinkedHashMap<String, String>();
        for (Config file : manifest.getConfigList(key)) {
            hashes.put(file.getString("path"), file.getString("sha256"));
        }
        return hashes;
    }

    /** Reads a manifest; throws a {@link ConfigException} if it is none, or nested deeper than any. */
    public static Config parse(String json) {
        if (Nesting.tooDeepIn(json).isPresent()) {
            throw new ConfigException.Generic("more than " + Nesting.MOST + " levels");
        }
        return ConfigFactory.parseString(json);
    }
}
