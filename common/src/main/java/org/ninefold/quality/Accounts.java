package org.ninefold.quality;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The accounting of a run.
 *
 * @param files one account a file, by centre and file
 * @param fates what became of subjects and of rows after the cut-off
 * @param findings broken rules, counted
 * @param broken files that could not be read to their end
 */
public record Accounts(List<FileAccount> files, List<Fate> fates, List<FindingCount> findings, List<Broken> broken) {

    /** So many subjects or rows of a centre met this fate at this stage. */
    public record Fate(String siteId, String stage, String reason, long n) {}

    /** So often a rule was broken at a field of a centre. */
    public record FindingCount(String siteId, String rule, String severity, String table, String field, long n) {
        /** Such as {@code 3 × value.date at infusion.date}. */
        public String text() {
            return "%d × %s%s".formatted(n, rule, field == null ? "" : " at " + table + "." + field);
        }
    }

    /**
     * A file whose reading ended early.
     *
     * @param problem why, as the rest of a sentence that begins with the file
     * @param line the last line that was read
     */
    public record Broken(String siteId, String file, String problem, long line) {
        /** Such as {@code C01: patients.csv is not UTF-8: …}. */
        public String text() {
            return "%s: %s %s".formatted(siteId, file, problem);
        }
    }

    public Accounts {
        files = List.copyOf(files);
        fates = List.copyOf(fates);
        findings = List.copyOf(findings);
        broken = List.copyOf(broken);
    }

    /** Share of rejected records above which a centre's drop is refused, if it is more than {@link #TOLERATED} of them. */
    public static final double REJECTED_SHARE = 0.10;

    /** Rejected records of a centre that are always tolerated. */
    public static final long TOLERATED = 2;

    /** A sentence for each centre of which too many records were rejected. */
    public List<String> tooManyRejected() {
        var read = new TreeMap<String, Long>();
        var rejected = new TreeMap<String, Long>();
        for (FileAccount file : files) {
            read.merge(file.siteId(), file.read(), Math::addExact);
            rejected.merge(file.siteId(), file.quarantinedInAll(), Math::addExact);
        }
        return rejected.entrySet().stream()
                .filter(e -> e.getValue() > TOLERATED && e.getValue() > REJECTED_SHARE * read.get(e.getKey()))
                .map(e ->
                        "%s: %d of %d records rejected, more than %d and more than %.0f %% (%s); correct the file or the mapping"
                                .formatted(
                                        e.getKey(),
                                        e.getValue(),
                                        read.get(e.getKey()),
                                        TOLERATED,
                                        100 * REJECTED_SHARE,
                                        reasons(e.getKey())))
                .toList();
    }

    /** The rules that rejected records of a centre, the most frequent first. */
    private String reasons(String siteId) {
        return findings.stream()
                .filter(finding ->
                        finding.siteId().equals(siteId) && finding.severity().equals(Severity.REJECT.key()))
                .sorted(Comparator.comparingLong(FindingCount::n)
                        .reversed()
                        .thenComparing(FindingCount::rule)
                        .thenComparing(finding -> String.valueOf(finding.field())))
                .map(FindingCount::text)
                .collect(Collectors.joining(", "));
    }
}
