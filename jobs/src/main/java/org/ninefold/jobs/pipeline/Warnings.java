package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ninefold.analysis.Estimates;
import org.ninefold.analysis.Mixtures;
import org.ninefold.quality.Accounts;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Center;
import org.ninefold.study.Exclusion;
import org.ninefold.study.Study;

/** What the reader of a snapshot must know, in the order of the alphabet. */
record Warnings(Study study, PseudonymKey key) {
    /**
     * The warnings of a run.
     *
     * @param passed what gates said that let it pass
     */
    List<String> of(Accounts accounts, List<ResultRow> results, List<String> passed) {
        var warnings = new ArrayList<>(passed);
        warnings.addAll(key.warnings());
        for (Accounts.FindingCount finding : accounts.findings()) {
            warnings.add("%s: %s (%s)".formatted(finding.siteId(), finding.text(), finding.severity()));
        }
        study.analyses().stream()
                .filter(analysis -> analysis.guaranteeTimeAccepted())
                .map(analysis -> analysis.id() + ": guarantee time accepted; the figure may be biased")
                .forEach(warnings::add);
        results.stream()
                .filter(row -> row.group1() == null
                        && row.warning() != null
                        && row.warning().contains(Estimates.SCALES))
                .map(row -> row.analysis() + ": grades are of several scales; each has figures of its own")
                .distinct()
                .forEach(warnings::add);
        new TreeSet<>(Mixtures.warnings(results)).forEach(warnings::add);
        excludedInVain(accounts).forEach(warnings::add);
        warnings.sort(null);
        return warnings;
    }

    /** A pseudonym that matches nobody is a slip, a changed key, or a subject that is gone. */
    private List<String> excludedInVain(Accounts accounts) {
        var sentences = new ArrayList<String>();
        for (Center center : study.centers()) {
            long listed = study.exclusions().stream()
                    .filter(exclusion -> exclusion.siteId().equals(center.id()))
                    .map(Exclusion::subject)
                    .distinct()
                    .count();
            long found = accounts.fates().stream()
                    .filter(fate ->
                            fate.siteId().equals(center.id()) && fate.reason().equals("excluded by the study"))
                    .mapToLong(Accounts.Fate::n)
                    .sum();
            if (found < listed) {
                sentences.add(
                        "%s: %d of %d excluded subjects found; correct or remove the others in the study's exclude"
                                .formatted(center.id(), found, listed));
            }
        }
        return sentences;
    }
}
