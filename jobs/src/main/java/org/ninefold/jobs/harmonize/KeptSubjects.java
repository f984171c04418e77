package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
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
        var bySite = new HashMap<String, Map<String, NavigableMap<Integer, String>>>();
        for (String file : files) {
            SiteFile of =
                    SiteFile.of(file).orElseThrow(() -> new IllegalArgumentException("not a file of a site: " + file));
            bySite.computeIfAbsent(of.siteId(), site -> new HashMap<>())
                    .computeIfAbsent(of.folder(), folder -> new TreeMap<>())
                    .put(of.bucket(), file);
        }
        for (String siteId : new TreeSet<>(siteIds)) {
            Map<String, NavigableMap<Integer, String>> own = bySite.getOrDefault(siteId, Map.of());
            int last = last(own.values());
            for (int i = 0; i <= last; i++) {
                buckets.add(new Bucket(siteId, accounted.contains(siteId), i == last, bucket(own, i, i == last)));
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

    /** The files of a bucket by their folder; what has a number behind the last bucket stands there. */
    private static Map<String, List<String>> bucket(
            Map<String, NavigableMap<Integer, String>> ofSite, int number, boolean last) {
        var files = new TreeMap<String, List<String>>();
        ofSite.forEach((folder, own) ->
                files.put(folder, List.copyOf((last ? own.tailMap(number) : own.subMap(number, number + 1)).values())));
        return files;
    }

    /**
     * The number of a site's last bucket. Where its folders have files of the same numbers, it is the last of these: that one
     * has files always, because the accounts of the extracts stand there. Else a number says nothing of persons, and it is 0.
     */
    private static int last(Collection<NavigableMap<Integer, String>> folders) {
        Set<Set<Integer>> numbers = folders.stream().map(Map::keySet).collect(Collectors.toSet());
        return numbers.size() == 1 ? folders.iterator().next().lastKey() : 0;
    }
}
