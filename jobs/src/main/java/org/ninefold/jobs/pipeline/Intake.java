package org.ninefold.jobs.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.harmonize.Harmonizer;
import org.ninefold.jobs.harmonize.KeptSubjects;
import org.ninefold.jobs.harmonize.MergedSubjects;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.Delivery;
import org.ninefold.study.SourceFormat;
import org.ninefold.study.StudyLimits;
import org.ninefold.subject.Pseudonyms;

/**
 * What a run works on.
 *
 * @param extracts the deliveries that it reads
 * @param carried the centres that it takes from the current snapshot, by id
 * @param warnings what is said of them
 * @param inputs all files that decide on what comes out; also those of deliveries that were turned down
 */
record Intake(
        List<Extract> extracts, SortedMap<String, Carried> carried, List<String> warnings, List<ExtractFile> inputs) {
    private static final long COMPRESSED = 10;

    /** What was delivered. */
    static Intake of(List<Extract> extracts) {
        return new Intake(
                extracts,
                new TreeMap<>(),
                List.of(),
                extracts.stream().flatMap(extract -> extract.files().stream()).toList());
    }

    /** The same with centres taken from the current snapshot, whatever they delivered, and what is said of them. */
    Intake with(List<Carried> more, List<String> sentences) {
        var all = new TreeMap<>(carried);
        var files = new ArrayList<>(inputs);
        for (Carried centre : more) {
            all.put(centre.delivery().siteId(), centre);
            files.addAll(centre.files());
        }
        return new Intake(
                without(all.keySet()).extracts,
                all,
                Stream.concat(warnings.stream(), sentences.stream()).toList(),
                files);
    }

    /** The same without reading the deliveries of some centres; they stay among the inputs. */
    Intake without(Set<String> sites) {
        return new Intake(
                extracts.stream()
                        .filter(extract -> !sites.contains(extract.center().id()))
                        .toList(),
                carried,
                warnings,
                inputs);
    }

    /** Size of what is read, as text: a compressed file counts {@value #COMPRESSED} times. */
    long bytes() {
        return extracts.stream()
                .mapToLong(extract -> extract.files().stream()
                        .mapToLong(file -> file.bytes() * (isCompressed(extract, file) ? COMPRESSED : 1))
                        .sum())
                .sum();
    }

    private static boolean isCompressed(Extract extract, ExtractFile file) {
        return extract.source().format() == SourceFormat.PARQUET || file.uri().endsWith(".gz");
    }

    /** The centres whose deliveries are read. */
    Set<String> delivering() {
        return extracts.stream().map(extract -> extract.center().id()).collect(Collectors.toSet());
    }

    /** What the carried centres delivered last. */
    List<Delivery> lastDeliveries() {
        return carried.values().stream().map(Carried::delivery).toList();
    }

    /** The cut-off by which each carried centre was delivered. */
    SortedMap<String, LocalDate> cutoffs() {
        var cutoffs = new TreeMap<String, LocalDate>();
        lastDeliveries().forEach(delivery -> cutoffs.put(delivery.siteId(), delivery.cutoff()));
        return cutoffs;
    }

    /** Where the subjects of carried centres come from. */
    List<Accounts.Fate> fates() {
        return lastDeliveries().stream()
                .map(delivery -> new Accounts.Fate(
                        delivery.siteId(),
                        "carried forward",
                        "from snapshot " + delivery.snapshot(),
                        delivery.subjects()))
                .toList();
    }

    /** The subjects of all centres that are read, carried or derived again. */
    MergedSubjects subjects(Reuse reuse, StudyLimits limits, Pseudonyms pseudonyms, Engine engine) {
        if (carried.isEmpty() && reuse.derived().isEmpty()) {
            return Harmonizer.subjects(extracts, limits, pseudonyms, engine);
        }
        List<String> sites = Stream.concat(carried.keySet().stream(), reuse.derived().stream())
                .toList();
        List<String> files = Stream.concat(
                        carried.values().stream()
                                .flatMap(centre -> centre.files().stream())
                                .map(ExtractFile::uri),
                        reuse.subjectFiles().stream())
                .toList();
        MergedSubjects kept = KeptSubjects.of(sites, reuse.derived(), files, pseudonyms, engine);
        return extracts.isEmpty()
                ? kept
                : Harmonizer.subjects(extracts, limits, pseudonyms, engine).union(kept);
    }
}
