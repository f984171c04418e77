package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Records;
import org.ninefold.jobs.publish.Manifest;
import org.ninefold.jobs.publish.Snapshots;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.Verdict;

/** What stops a run once the records are accounted for. */
final class Gates {
    private Gates() {}

    /**
     * Passes with the warnings of gates that let a run pass, or says why not.
     *
     * @throws DataGateException if a file could not be read to its end, or a gate stops the run
     * @throws BrokenIdentityException if the records of a file do not add up
     */
    static List<String> check(Accounts accounts, Verdict verdict) {
        List<String> refusals = refusals(accounts, verdict);
        if (!refusals.isEmpty()) {
            throw new DataGateException(refusals);
        }
        requireBalance(accounts);
        return verdict.warnings();
    }

    /**
     * Passes if the records of every file add up.
     *
     * @throws BrokenIdentityException if not
     */
    static void requireBalance(Accounts accounts) {
        List<String> imbalances = accounts.files().stream()
                .flatMap(file -> file.imbalance().stream())
                .toList();
        if (!imbalances.isEmpty()) {
            throw new BrokenIdentityException(imbalances);
        }
    }

    /** A sentence for each broken file and each gate that stops the run. */
    static List<String> refusals(Accounts accounts, Verdict verdict) {
        var refusals = new ArrayList<String>();
        accounts.broken().stream().map(Accounts.Broken::text).forEach(refusals::add);
        refusals.addAll(verdict.refusals());
        return refusals;
    }

    /** What each centre delivered. */
    static List<Delivery> deliveries(List<Extract> extracts, Accounts accounts, Configuration hadoop)
            throws IOException {
        var sources = new LinkedHashMap<String, List<Delivery.Columns>>();
        for (Extract extract : extracts) {
            var types = new TreeMap<String, String>();
            try (Records records =
                    Extract.open(extract.source(), extract.files().get(0).uri(), hadoop)) {
                for (int i = 0; i < records.header().size(); i++) {
                    types.put(records.header().get(i), records.types().get(i));
                }
            }
            sources.computeIfAbsent(extract.center().id(), id -> new ArrayList<>())
                    .add(new Delivery.Columns(extract.source().id(), types));
        }
        return sources.entrySet().stream()
                .map(site -> new Delivery(site.getKey(), accounts.subjects(site.getKey()), site.getValue()))
                .toList();
    }

    /** What each centre delivered for the current snapshot; none where there is no snapshot. */
    static List<Delivery> remembered(Snapshots snapshots) throws IOException {
        return snapshots
                .currentManifest()
                .map(json -> Manifest.deliveries(Manifest.parse(json)))
                .orElse(List.of());
    }
}
