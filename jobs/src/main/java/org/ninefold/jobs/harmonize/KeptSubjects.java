package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.util.SerializableConfiguration;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.tables.SiteFile;
import org.ninefold.subject.Pseudonyms;

/**
 * Merged subjects as a snapshot keeps them: the standard tables and the quarantine of a centre give back, row for row and in
 * the same order, what its files gave. Where a run's own tables are kept beside the snapshot, they give back the records too;
 * else no file is read, and there are none to account for.
 */
public final class KeptSubjects {
    /** Folder of the standard tables in a snapshot. */
    public static final String HARMONIZED = "patient/harmonized/";
    /** Folder of findings in a snapshot. */
    public static final String QUARANTINE = "patient/quarantine";
    /** Table of a run's own: what became of each record. */
    public static final String LEDGER = "ledger";
    /** Table of a run's own: what each file said it had. */
    public static final String TRAILER = "trailer";
    /** Table of a run's own: by what a subject may be known elsewhere. */
    public static final String LIKENESS = "likeness";

    private KeptSubjects() {}

    /**
     * What is read of a bucket of a site.
     *
     * @param accounted whether its records and linkage keys are among the files
     * @param last whether it is the last of its site, which has what is of no person
     * @param files of each folder, in the order of their numbers
     */
    record Bucket(String siteId, boolean accounted, boolean last, Map<String, List<String>> files)
            implements Serializable {
        List<String> in(String folder) {
            return files.entrySet().stream()
                    .filter(entry -> entry.getKey().endsWith("/" + folder))
                    .map(Map.Entry::getValue)
                    .flatMap(Collection::stream)
                    .toList();
        }
    }

    /**
     * The subjects of some sites, in as many buckets as the site had; each site has one merged subject at least. Files of a
     * folder are ordered by person, as they were written, so that they need only be merged.
     *
     * @param accounted those of them whose records and linkage keys are among the files
     * @param files addresses of all their files in the folders of standard tables and of findings, and of a run's own
     */
    public static MergedSubjects of(
            List<String> siteIds, Set<String> accounted, List<String> files, Pseudonyms pseudonyms, Engine engine) {
        var numbers = new ArrayList<Integer>();
        var buckets = new ArrayList<Bucket>();
        Map<String, List<String>> bySite =
                files.stream().collect(Collectors.groupingBy(file -> read(file).siteId()));
        for (Map.Entry<String, Integer> site : counts(siteIds, files).entrySet()) {
            int last = site.getValue() - 1;
            List<Map<String, List<String>>> own = byBucket(last, bySite.getOrDefault(site.getKey(), List.of()));
            for (int i = 0; i <= last; i++) {
                buckets.add(new Bucket(site.getKey(), accounted.contains(site.getKey()), i == last, own.get(i)));
                numbers.add(i);
            }
        }
        var hadoop = new SerializableConfiguration(engine.hadoop());
        return new MergedSubjects(
                engine.parts(buckets, buckets.size()).map((attempt, own) -> {
                    var subjects = new KeptIterator(own.next(), pseudonyms, hadoop.value());
                    attempt.onEnd(subjects);
                    return subjects;
                }),
                numbers);
    }

    /** The files of each bucket by their folder; what has a number behind the last bucket stands there. */
    private static List<Map<String, List<String>>> byBucket(int last, List<String> ofSite) {
        var buckets = new ArrayList<Map<String, List<String>>>();
        for (int i = 0; i <= last; i++) {
            buckets.add(new TreeMap<>());
        }
        ofSite.stream()
                .sorted(Comparator.comparingInt(file -> read(file).bucket()))
                .forEach(file -> {
                    SiteFile of = read(file);
                    buckets.get(Math.min(of.bucket(), last))
                            .computeIfAbsent(of.folder(), none -> new ArrayList<>())
                            .add(file);
                });
        return buckets;
    }

    private static SiteFile read(String file) {
        return SiteFile.of(file).orElseThrow(() -> new IllegalArgumentException("not a file of a site: " + file));
    }

    /**
     * Of a site whose folders have files of the same numbers as many buckets as there are numbers: the last one has files
     * always, because the accounts of the extracts stand there. Else a number says nothing of persons, and there is one.
     */
    private static SortedMap<String, Integer> counts(List<String> siteIds, List<String> files) {
        var numbers = new HashMap<String, Map<String, Set<Integer>>>();
        for (String file : files) {
            SiteFile of = read(file);
            numbers.computeIfAbsent(of.siteId(), site -> new HashMap<>())
                    .computeIfAbsent(of.folder(), folder -> new TreeSet<>())
                    .add(of.bucket());
        }
        var counts = new TreeMap<String, Integer>();
        for (String site : siteIds) {
            Set<Set<Integer>> distinct =
                    Set.copyOf(numbers.getOrDefault(site, Map.of()).values());
            counts.put(
                    site,
                    distinct.size() == 1 ? Collections.max(distinct.iterator().next()) + 1 : 1);
        }
        return counts;
    }
}
