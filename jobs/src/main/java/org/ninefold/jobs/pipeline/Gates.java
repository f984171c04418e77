package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
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
    static void check(Accounts accounts) {
        var refusals = new ArrayList<String>();
        accounts.broken().stream().map(Accounts.Broken::text).forEach(refusals::add);
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
}
