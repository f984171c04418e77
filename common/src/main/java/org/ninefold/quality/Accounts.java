package org.ninefold.quality;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.study.GateRules;

/**
 * The accounting of a run.
 *
 * @param files one account a file, by centre and file
 * @param fates what became of subjects and of rows after the cut-off
 * @param findings broken rules, counted
 * @param broken files that could not be read to their end
 * @param samePersons subjects that another centre may know too
 */
public record Accounts(
        List<FileAccount> files,
        List<Fate> fates,
        List<FindingCount> findings,
        List<Broken> broken,
        List<SamePerson> samePersons) {

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

    /**
     * A subject that is possibly the same person as a subject of another centre.
     *
     * @param subjectId its pseudonym
     * @param file of the first record that describes it
     * @param line of that record
     */
    public record SamePerson(String siteId, String subjectId, String file, long line) implements Serializable {}

    public Accounts {
        files = List.copyOf(files);
        fates = List.copyOf(fates);
        findings = List.copyOf(findings);
        broken = List.copyOf(broken);
        samePersons = List.copyOf(samePersons);
    }

    /** The same with further fates. */
    public Accounts plus(List<Fate> more) {
        return new Accounts(
                files, Stream.concat(fates.stream(), more.stream()).toList(), findings, broken, samePersons);
    }

    /** A sentence if more records of a centre were rejected than its gates allow. */
    Optional<String> tooManyRejected(String siteId, GateRules gates) {
        long read = sum(siteId, FileAccount::read);
        long rejected = sum(siteId, FileAccount::quarantinedInAll);
        return rejected >= gates.rejectedAtLeast() && rejected > gates.rejectedShare() * read
                ? Optional.of(
                        "%s: %d of %d records rejected, more than %d and more than %s (%s); correct the file or the mapping"
                                .formatted(
                                        siteId,
                                        rejected,
                                        read,
                                        gates.rejectedAtLeast() - 1,
                                        Verdict.percent(gates.rejectedShare()),
                                        reasons(siteId)))
                : Optional.empty();
    }

    private long sum(String siteId, ToLongFunction<FileAccount> part) {
        return files.stream()
                .filter(file -> file.siteId().equals(siteId))
                .mapToLong(part)
                .reduce(0L, Math::addExact);
    }

    /** Subjects of a centre, whether or not the study takes them. */
    public long subjects(String siteId) {
        return fates.stream()
                .filter(fate -> fate.siteId().equals(siteId)
                        && fate.stage().equals("subjects")
                        && fate.reason().equals("harmonized"))
                .mapToLong(Fate::n)
                .reduce(0L, Math::addExact);
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
