package org.ninefold.jobs.pipeline;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.FileHash;
import org.ninefold.jobs.extract.Part;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.jobs.publish.Current;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.jobs.tables.SiteFile;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.Delivery;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Center;
import org.ninefold.study.Study;

/** What the current snapshot has of each centre, and whether a run may take it instead of a delivery. */
record LastDeliveries(
        Study study, PseudonymKey key, Snapshots snapshots, Current current, Map<String, Delivery> bySite) {
    /** Those of the current snapshot; none where there is no snapshot. */
    static LastDeliveries of(Study study, PseudonymKey key, Snapshots snapshots, Current current) {
        List<Delivery> all = current.manifest() == null ? List.of() : Manifest.deliveries(current.manifest());
        return new LastDeliveries(
                study,
                key,
                snapshots,
                current,
                all.stream().collect(Collectors.toMap(Delivery::siteId, Function.identity())));
    }

    /** One a centre, in no particular order. */
    List<Delivery> all() {
        return List.copyOf(bySite.values());
    }

    /** The hash that tells whether rows of a centre go together with those of its mapping and of this schema. */
    static String mapping(Center center) {
        String text = StandardSchema.standard().harmonizedJson() + "\n" + center.mapping();
        return FileHash.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Why centres cannot be carried forward; none if all can.
     *
     * @param wanted for each centre the sentences of the gates that want it
     */
    List<String> refusals(Map<String, List<String>> wanted) {
        var refusals = new ArrayList<String>();
        wanted.forEach((site, sentences) -> obstacle(site).ifPresent(obstacle -> {
            refusals.addAll(sentences);
            refusals.add("%s: cannot be carried forward, because %s".formatted(site, obstacle));
        }));
        return refusals;
    }

    /** What is said of centres that can be carried forward. */
    List<String> warnings(Map<String, List<String>> wanted) {
        var warnings = new ArrayList<String>();
        wanted.forEach((site, sentences) -> {
            if (obstacle(site).isEmpty()) {
                Delivery delivery = bySite.get(site);
                warnings.addAll(sentences);
                warnings.add("%s: carried forward as delivered by %s, from snapshot %s"
                        .formatted(site, delivery.cutoff(), delivery.snapshot()));
            }
        });
        return warnings;
    }

    private Optional<String> obstacle(String site) {
        Config manifest = current.manifest();
        if (manifest == null) {
            return Optional.of("there is no current snapshot; deliver its files");
        }
        String id = manifest.getString("snapshot");
        Delivery delivery = bySite.get(site);
        if (delivery == null) {
            return Optional.of("the current snapshot %s does not have it; deliver its files".formatted(id));
        }
        if (!manifest.getString("pseudonyms.key").equals(key.id())) {
            return Optional.of(
                    "the pseudonyms of the current snapshot %s are made with the key \"%s\", those of this run with \"%s\"; deliver its files"
                            .formatted(id, manifest.getString("pseudonyms.key"), key.id()));
        }
        Center center = study.center(site);
        if (!delivery.mapping().equals(mapping(center))) {
            return Optional.of(
                    "its sources and tables, or the standard schema, are not those of the current snapshot %s; deliver its files"
                            .formatted(id));
        }
        long days = ChronoUnit.DAYS.between(delivery.cutoff(), study.cutoff());
        int limit = center.gates().carryForwardLimit();
        return days > limit
                ? Optional.of(
                        "it was last delivered for the cut-off %s, %d days before %s, and carry-forward-limit is %d; deliver its files, or raise the limit"
                                .formatted(delivery.cutoff(), days, study.cutoff(), limit))
                : Optional.empty();
    }

    /**
     * Takes centres from the current snapshot.
     *
     * @param wanted for each centre the sentences of the gates that want it
     * @throws DataGateException if one cannot be carried forward
     * @throws IOException if the snapshot is not as its manifest says
     */
    List<Carried> take(Map<String, List<String>> wanted) throws IOException {
        List<String> refusals = refusals(wanted);
        if (!refusals.isEmpty()) {
            throw new DataGateException(refusals);
        }
        if (wanted.isEmpty()) {
            return List.of();
        }
        current.requireWhole();
        return wanted.keySet().stream()
                .map(site -> new Carried(bySite.get(site), files(site)))
                .toList();
    }

    private List<ExtractFile> files(String site) {
        Path snapshot = snapshots.snapshot(current.id());
        return current.manifest().getConfigList("files").stream()
                .filter(file -> SiteFile.of(file.getString("path")).stream()
                        .anyMatch(of -> of.siteId().equals(site)
                                && (of.folder().startsWith(KeptSubjects.HARMONIZED)
                                        || of.folder().equals(KeptSubjects.QUARANTINE))))
                .map(file -> new ExtractFile(
                        new Path(snapshot, file.getString("path")).toString(),
                        "snapshots/" + bySite.get(site).snapshot() + "/" + file.getString("path"),
                        file.getLong("bytes"),
                        0,
                        file.getString("sha256"),
                        List.of(Part.WHOLE)))
                .toList();
    }
}
