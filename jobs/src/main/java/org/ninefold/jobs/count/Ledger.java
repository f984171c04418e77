package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.harmonize.AccountColumns;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.Accounts.Broken;
import org.ninefold.quality.Accounts.Fate;
import org.ninefold.quality.Accounts.FindingCount;
import org.ninefold.quality.Accounts.SamePerson;
import org.ninefold.quality.FileAccount;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Table;
import org.ninefold.study.Study;

/** Reads the accounting from what was written: records by fate, what each file said it had, findings, subjects. */
public final class Ledger {
    private static final Table HASHES = AccountColumns.table(KeptSubjects.LIKENESS, "site_id", "hash:BIGINT");

    private Ledger() {}

    /**
     * The accounts of a run.
     *
     * @param staging where the patient tables were written
     * @throws org.ninefold.quality.DataGateException if more subjects may be the same person than the study allows
     */
    public static Accounts read(Engine engine, String staging, Study study) {
        var files = new TreeMap<String, Tallied>();
        var broken = new ArrayList<Broken>();
        // each bucket of a site has counted its own
        var counts = new LinkedHashMap<List<Object>, Long>();
        var mostAssessed = new TreeMap<String, Long>();
        var responses = new TreeMap<String, Long>();
        List<Line> lines = lines(engine, AccountColumns.LEDGER, staging)
                .union(lines(engine, AccountColumns.TRAILER, staging))
                .union(lines(engine, AccountColumns.COUNTS, staging))
                .collect("accounts");
        for (Line line : lines) {
            List<Object> row = line.row();
            String site = text(row, 0);
            switch (line.of()) {
                case KeptSubjects.LEDGER ->
                    tallied(files, site, text(row, 1)).add(text(row, 2), text(row, 3), number(row, 4));
                case KeptSubjects.TRAILER -> {
                    tallied(files, site, text(row, 1)).addRead(number(row, 3));
                    if (row.get(4) != null) {
                        broken.add(new Broken(site, text(row, 1), text(row, 4), number(row, 2)));
                    }
                }
                case Cohort.QUALITY, Cohort.FATE -> counts.merge(row.subList(0, 6), number(row, 6), Math::addExact);
                case Cohort.ASSESSED -> mostAssessed.merge(site, number(row, 6), Math::max);
                case Cohort.RESPONSES -> responses.merge(site, number(row, 6), Math::addExact);
                default -> throw new IllegalStateException("a count of " + line.of());
            }
        }
        var fates = new ArrayList<Fate>();
        var findings = new ArrayList<FindingCount>();
        counts.forEach((of, n) -> {
            if (text(of, 1).equals(Cohort.FATE)) {
                fates.add(new Fate(text(of, 0), text(of, 2), text(of, 3), n));
            } else {
                findings.add(new FindingCount(text(of, 0), text(of, 2), text(of, 3), text(of, 4), text(of, 5), n));
            }
        });
        List<SamePerson> samePersons =
                samePersons(engine, staging, study.limits().samePersons());
        findings.addAll(counted(samePersons));
        findings.addAll(singleAssessments(mostAssessed, study));
        findings.addAll(noResponses(responses, study));
        return new Accounts(
                files.values().stream().map(Tallied::account).toList(), fates, findings, broken, samePersons);
    }

    /** Subjects that share a linkage key with a subject of another centre, each once, by however many. */
    private static List<SamePerson> samePersons(Engine engine, String staging, int most) {
        long[] shared = SharedHashes.of(rows(engine, HASHES, staging), most).stream()
                .mapToLong(hash -> hash)
                .sorted()
                .toArray();
        if (shared.length == 0) {
            return List.of();
        }
        return rows(engine, AccountColumns.LIKENESS, staging)
                .map((attempt, keys) -> {
                    var found = new LinkedHashSet<SamePerson>();
                    keys.forEachRemaining(row -> {
                        if (Arrays.binarySearch(shared, number(row, 3)) >= 0) {
                            found.add(new SamePerson(text(row, 0), text(row, 4), text(row, 1), number(row, 2)));
                        }
                    });
                    return found.iterator();
                })
                .collect("same persons")
                .stream()
                .distinct()
                .sorted(Comparator.comparing(SamePerson::siteId)
                        .thenComparing(SamePerson::file)
                        .thenComparing(SamePerson::line))
                .toList();
    }

    /** A row of a table of accounts; those of counts say of what. */
    private record Line(String table, List<Object> row) implements Serializable {
        String of() {
            return table.equals(AccountColumns.COUNTS.name()) ? text(row, 1) : table;
        }
    }

    private static Parts<Line> lines(Engine engine, Table table, String staging) {
        String name = table.name();
        return rows(engine, table, staging).map((attempt, rows) -> {
            var lines = new ArrayList<Line>();
            rows.forEachRemaining(row -> lines.add(new Line(name, row)));
            return lines.iterator();
        });
    }

    private static Parts<List<Object>> rows(Engine engine, Table table, String staging) {
        return TaskRows.of(engine, table, staging + "/" + Cohort.WORK + table.name(), null);
    }

    private static String text(List<Object> row, int column) {
        return (String) row.get(column);
    }

    private static long number(List<Object> row, int column) {
        return (Long) row.get(column);
    }

    private static List<FindingCount> counted(List<SamePerson> samePersons) {
        var bySite = new TreeMap<String, Long>();
        samePersons.forEach(person -> bySite.merge(person.siteId(), 1L, Math::addExact));
        return bySite.entrySet().stream()
                .map(entry -> finding(entry.getKey(), Rule.SUBJECT_SAME_PERSON, "subject", null, entry.getValue()))
                .toList();
    }

    /** Centres that deliver one assessment a subject, though an endpoint is censored at the last one. */
    private static List<FindingCount> singleAssessments(Map<String, Long> mostAssessed, Study study) {
        if (study.endpoints().stream().noneMatch(endpoint -> endpoint.censor().equals("LSTASSDT"))) {
            return List.of();
        }
        return study.centers().stream()
                .filter(center -> !center.assessmentsAtLastContact() && mostAssessed.getOrDefault(center.id(), 2L) < 2)
                .map(center -> finding(center.id(), Rule.RESPONSE_SINGLE_ASSESSMENT, "response", "assessment_date", 1))
                .toList();
    }

    /** Centres of whose subjects no response was delivered, though the study asks for it. */
    private static List<FindingCount> noResponses(Map<String, Long> responses, Study study) {
        if (!study.asksForResponse()) {
            return List.of();
        }
        return responses.entrySet().stream()
                .filter(site -> site.getValue() == 0)
                .map(site -> finding(site.getKey(), Rule.RESPONSE_NONE, "response", "response", 1))
                .toList();
    }

    private static FindingCount finding(String site, Rule rule, String table, String field, long n) {
        return new FindingCount(site, rule.id(), Severity.WARN.key(), table, field, n);
    }

    private static Tallied tallied(Map<String, Tallied> files, String site, String file) {
        return files.computeIfAbsent(site + " " + file, key -> new Tallied(site, file));
    }

    private static final class Tallied {
        private final String site;
        private final String file;
        private final TreeMap<String, Long> filtered = new TreeMap<>();
        private final TreeMap<String, Long> quarantined = new TreeMap<>();
        /** Without a trailer nobody knows how many records there were: the account cannot balance. */
        private long read = -1;

        private long kept;
        private long duplicate;

        Tallied(String site, String file) {
            this.site = site;
            this.file = file;
        }

        /** What is broken of a file can be told apart from its end. */
        void addRead(long n) {
            read = read < 0 ? n : Math.addExact(read, n);
        }

        void add(String status, String reason, long n) {
            switch (status) {
                case "KEPT" -> kept = Math.addExact(kept, n);
                case "DUPLICATE" -> duplicate = Math.addExact(duplicate, n);
                case "FILTERED" -> filtered.merge(reason, n, Math::addExact);
                case "QUARANTINED" -> quarantined.merge(reason, n, Math::addExact);
                default -> throw new IllegalStateException("a record of " + file + " has the fate " + status);
            }
        }

        FileAccount account() {
            return new FileAccount(site, file, read, kept, filtered, quarantined, duplicate);
        }
    }
}
