package org.ninefold.jobs.count;

import static org.apache.spark.sql.functions.broadcast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.Accounts.Broken;
import org.ninefold.quality.Accounts.Fate;
import org.ninefold.quality.Accounts.FindingCount;
import org.ninefold.quality.Accounts.SamePerson;
import org.ninefold.quality.FileAccount;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.study.Study;

/** Reads the accounting from what was written: records by fate, what each file said it had, findings, subjects. */
public final class Ledger {
    private static final String NULL = "cast(null as string)";

    private static final StructType HASHES =
            new StructType().add("site_id", DataTypes.StringType).add("hash", DataTypes.LongType);

    private Ledger() {}

    /**
     * The accounts of a run, in one SQL execution and a search for hashes.
     *
     * @param staging where the patient tables were written
     * @throws org.ninefold.quality.DataGateException if more subjects may be the same person than the study allows
     */
    public static Accounts read(SparkSession spark, String staging, Study study) {
        Dataset<Row> rows = table(spark, staging, KeptSubjects.LEDGER, "file", "status", "reason", "n")
                .unionAll(table(spark, staging, KeptSubjects.TRAILER, "file", "problem", "line", "records"))
                .unionAll(read(spark, staging, Cohort.COUNTS)
                        .select("of", "site_id", "first", "second", "third", "fourth", "n"))
                .unionAll(samePersons(spark, staging, study.limits().samePersons()));
        return accounts(rows.collectAsList(), study);
    }

    /** Subjects that share a likeness with a subject of another centre. */
    private static Dataset<Row> samePersons(SparkSession spark, String staging, int most) {
        Dataset<Row> all = read(spark, staging, KeptSubjects.LIKENESS);
        Dataset<Row> elsewhere = spark.createDataset(
                        SharedHashes.of(
                                TaskRows.of(spark, HASHES, staging + "/" + Cohort.WORK + KeptSubjects.LIKENESS, null),
                                most),
                        Encoders.LONG())
                .toDF("hash");
        return all.join(broadcast(elsewhere), "hash")
                .selectExpr(
                        "'same person' as kind",
                        "site_id",
                        "file as a",
                        "subject_id as b",
                        text("line") + " as c",
                        NULL + " as d",
                        "1L as n");
    }

    private static Dataset<Row> read(SparkSession spark, String staging, String table) {
        return spark.read().schema(Cohort.accounting(table)).parquet(staging + "/" + Cohort.WORK + table);
    }

    private static Dataset<Row> table(
            SparkSession spark, String staging, String table, String a, String b, String c, String n) {
        return read(spark, staging, table)
                .selectExpr(
                        "'" + table + "' as kind",
                        "site_id",
                        text(a) + " as a",
                        text(b) + " as b",
                        text(c) + " as c",
                        NULL + " as d",
                        n + " as n");
    }

    private static String text(String column) {
        return "cast(" + column + " as string)";
    }

    private static Accounts accounts(List<Row> rows, Study study) {
        var files = new TreeMap<String, Tallied>();
        // each share of a site has counted its own
        var fates = new LinkedHashMap<Fate, Long>();
        var found = new LinkedHashMap<FindingCount, Long>();
        var broken = new ArrayList<Broken>();
        var alike = new LinkedHashSet<SamePerson>(); // each once, by however many likenesses
        var mostAssessed = new TreeMap<String, Long>();
        var responses = new TreeMap<String, Long>();
        for (Row row : rows) {
            String site = row.getString(1);
            String a = row.getString(2);
            String b = row.getString(3);
            String c = row.getString(4);
            long n = row.getLong(6);
            switch (row.getString(0)) {
                case KeptSubjects.LEDGER -> tallied(files, site, a).add(b, c, n);
                case KeptSubjects.TRAILER -> {
                    tallied(files, site, a).addRead(n);
                    if (b != null) {
                        broken.add(new Broken(site, a, b, Long.parseLong(c)));
                    }
                }
                case Cohort.QUALITY ->
                    found.merge(new FindingCount(site, a, b, c, row.getString(5), 0), n, Math::addExact);
                case "same person" -> alike.add(new SamePerson(site, b, a, Long.parseLong(c)));
                case Cohort.ASSESSED -> mostAssessed.merge(site, n, Math::max);
                case Cohort.RESPONSES -> responses.merge(site, n, Math::addExact);
                case Cohort.FATE -> fates.merge(new Fate(site, a, b, 0), n, Math::addExact);
                default -> throw new IllegalStateException("a count of " + row.getString(0));
            }
        }
        var findings = new ArrayList<FindingCount>();
        found.forEach((one, n) ->
                findings.add(new FindingCount(one.siteId(), one.rule(), one.severity(), one.table(), one.field(), n)));
        var samePersons = new ArrayList<>(alike);
        findings.addAll(counted(samePersons));
        findings.addAll(singleAssessments(mostAssessed, study));
        findings.addAll(noResponses(responses, study));
        samePersons.sort(Comparator.comparing(SamePerson::siteId)
                .thenComparing(SamePerson::file)
                .thenComparing(SamePerson::line));
        return new Accounts(
                files.values().stream().map(Tallied::account).toList(),
                fates.entrySet().stream()
                        .map(fate -> new Fate(
                                fate.getKey().siteId(),
                                fate.getKey().stage(),
                                fate.getKey().reason(),
                                fate.getValue()))
                        .toList(),
                findings,
                broken,
                samePersons);
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
