package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.extract.Records;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;

/** What stops a run once the records are accounted for. */
final class Gates {
    private Gates() {}

    /**
     * Passes, or says why not.
     *
     * @throws DataGateException if a file could not be read to its end, or too many records of a centre were rejected
     * @throws BrokenIdentityException if the records of a file do not add up
     */
    static void check(Accounts accounts, List<Extract> extracts) {
        var refusals = new ArrayList<String>();
        accounts.broken().forEach(file -> refusals.add(refusal(file, extracts)));
        refusals.addAll(accounts.tooManyRejected());
        if (!refusals.isEmpty()) {
            throw new DataGateException(refusals);
        }
        List<String> imbalances = accounts.files().stream()
                .flatMap(file -> file.imbalance().stream())
                .toList();
        if (!imbalances.isEmpty()) {
            throw new BrokenIdentityException(imbalances);
        }
    }

    private static String refusal(Accounts.Broken broken, List<Extract> extracts) {
        if (!broken.problem().equals(Records.Failure.UNDECODABLE.name())) {
            return "%s: %s is broken after line %d; deliver it again"
                    .formatted(broken.siteId(), broken.file(), broken.line());
        }
        String encoding = extracts.stream()
                .filter(extract -> extract.center().id().equals(broken.siteId()))
                .filter(extract ->
                        extract.files().stream().anyMatch(file -> file.label().equals(broken.file())))
                .map(extract -> extract.source().encoding())
                .findFirst()
                .orElseThrow();
        return Extracts.undecodable(broken.siteId(), broken.file(), encoding, broken.line());
    }
}
