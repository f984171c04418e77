package org.ninefold.jobs.pipeline;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Records;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.quality.Delivery;
import org.ninefold.quality.Verdict;
import org.ninefold.study.Center;

/** What stops a run once the records are accounted for. */
final class Gates {
    private Gates() {}

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

    /** A sentence for each broken file, each gate that stops the run, and each centre that cannot be carried forward. */
    static List<String> refusals(Accounts accounts, Verdict verdict, LastDeliveries last) {
        var refusals = new ArrayList<String>();
        accounts.broken().stream().map(Accounts.Broken::text).forEach(refusals::add);
        refusals.addAll(verdict.refusals());
        refusals.addAll(last.refusals(verdict.carryForward()));
        return refusals;
    }

    /**
     * What each centre delivered.
     *
     * @param snapshot id of the snapshot that it was delivered for
     * @param cutoff of that snapshot
     * @throws DataGateException if a file cannot be opened any more
     */
    static List<Delivery> deliveries(
            List<Extract> extracts, Accounts accounts, Configuration hadoop, String snapshot, LocalDate cutoff)
            throws IOException {
        var sources = new LinkedHashMap<Center, List<Delivery.Columns>>();
        for (Extract extract : extracts) {
            var types = new TreeMap<String, String>();
            ExtractFile first = extract.files().get(0);
            try (Records records = Extract.open(extract.source(), first, hadoop)) {
                if (records.failure() != null) {
                    throw new DataGateException(
                            List.of(extract.center().id() + ": " + first.label() + " " + records.failure()));
                }
                for (int i = 0; i < records.header().size(); i++) {
                    types.put(records.header().get(i), records.types().get(i));
                }
            }
            sources.computeIfAbsent(extract.center(), center -> new ArrayList<>())
                    .add(new Delivery.Columns(extract.source().id(), types));
        }
        return sources.entrySet().stream()
                .map(site -> new Delivery(
                        site.getKey().id(),
                        accounts.subjects(site.getKey().id()),
                        site.getValue(),
                        LastDeliveries.mapping(site.getKey()),
                        snapshot,
                        cutoff))
                .toList();
    }
}
