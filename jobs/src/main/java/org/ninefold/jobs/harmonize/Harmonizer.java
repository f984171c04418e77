package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.ninefold.jobs.engine.Attempt;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Part;
import org.ninefold.jobs.extract.Records;
import org.ninefold.jobs.spark.RecordShuffle;
import org.ninefold.risk.Packer;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.Pseudonyms;
import org.ninefold.subject.SubjectMerge;

/**
 * From files to merged subjects, in plain Java in tasks: the records of each file, or of each part of a large one,
 * become {@link MappedRecord}s, the engine brings those of a bucket of a site together in the order of person, file and line, and each run of
 * one person becomes a {@link SubjectMerge}.
 *
 * <p>No plan grows with the number of centres or of mapped fields: mappings are data that the tasks carry.
 */
public final class Harmonizer {
    private Harmonizer() {}

    private record FileTask(ExtractMapper mapper, SubjectBuckets.OfSite shares, ExtractFile file, Part part)
            implements Serializable {}

    /** The subjects of all extracts; a file that gives one person more records than the study allows is broken. */
    public static MergedSubjects subjects(
            List<Extract> extracts, StudyLimits limits, Pseudonyms pseudonyms, Engine engine) {
        return subjects(extracts, limits, SubjectBuckets.BYTES, pseudonyms, engine);
    }

    /** With a bucket for so many bytes of extracts. */
    static MergedSubjects subjects(
            List<Extract> extracts, StudyLimits limits, long bytesABucket, Pseudonyms pseudonyms, Engine engine) {
        var bySite = new TreeMap<String, Integer>();
        extracts.stream()
                .collect(Collectors.groupingBy(extract -> extract.center().id()))
                .forEach((site, own) -> bySite.put(site, SubjectBuckets.count(own, bytesABucket)));
        var shares = new SubjectBuckets(bySite);
        var tasks = new ArrayList<FileTask>();
        for (Extract extract : extracts) {
            var mapper = ExtractMapper.of(extract, pseudonyms);
            SubjectBuckets.OfSite own = shares.of(extract.center().id());
            for (ExtractFile file : extract.files()) {
                file.parts().forEach(part -> tasks.add(new FileTask(mapper, own, file, part)));
            }
        }
        var unknown = new HashMap<String, UnknownStatus>();
        extracts.forEach(
                extract -> unknown.put(extract.center().id(), extract.center().statusNotGiven()));
        var hadoop = new SerializableConfiguration(engine.hadoop());
        Parts<RecordShuffle.Parcel> parcels = engine.parts(tasks, tasks.size())
                .map((attempt, own) -> new RecordIterator(own.next(), attempt, hadoop.value()));
        List<String> sites = shares.sites();
        Parts<MergedSubject> subjects = engine.ordered(parcels, sites.size()).map((attempt, rows) -> {
            String site = sites.get(attempt.part());
            UnknownStatus status = unknown.get(site);
            return new SubjectIterator(
                    rows,
                    limits.subjectRecords(),
                    records -> MergedSubject.of(site, records, limits, status, pseudonyms));
        });
        return new MergedSubjects(subjects, shares.numbers());
    }

    /** The records of a part of one file, its trailers last. */
    private static final class RecordIterator implements Iterator<RecordShuffle.Parcel> {
        private final FileTask task;
        private final Records records;
        private final int[] places;
        private final Packer packer = new Packer();
        private final ArrayDeque<MappedRecord> trailers = new ArrayDeque<>();
        private long read;
        private boolean ended;

        RecordIterator(FileTask task, Attempt attempt, Configuration hadoop) throws IOException {
            this.task = task;
            this.records = Extract.open(task.mapper().source(), task.file(), task.part(), hadoop);
            attempt.onEnd(records);
            task.mapper().lookups().open(hadoop);
            this.places = task.mapper().places(records.header());
        }

        @Override
        public boolean hasNext() {
            return !ended || !trailers.isEmpty();
        }

        @Override
        public RecordShuffle.Parcel next() {
            try {
                String label = task.file().label();
                MappedRecord record;
                if (!ended && records.next()) {
                    read++;
                    record = task.mapper().map(records, places, label);
                } else {
                    if (!ended) {
                        ended = true;
                        trailers.addAll(task.mapper().trailers(records, read, label));
                    }
                    record = trailers.remove();
                }
                return RecordBytes.encode(task.shares(), task.mapper().siteId(), record, packer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Runs of records of one person, merged; all persons of one site. */
    private static final class SubjectIterator implements Iterator<MergedSubject> {
        private final Iterator<RecordShuffle.Parcel> parcels;
        private final int most;
        private final Function<List<MappedRecord>, MergedSubject> merge;
        private MappedRecord next;

        SubjectIterator(
                Iterator<RecordShuffle.Parcel> parcels, int most, Function<List<MappedRecord>, MergedSubject> merge) {
            this.parcels = parcels;
            this.most = most;
            this.merge = merge;
            advance();
        }

        private void advance() {
            next = parcels.hasNext() ? RecordBytes.decode(parcels.next()) : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public MergedSubject next() {
            String person = next.person();
            var records = new ArrayList<MappedRecord>();
            while (next != null && next.person().equals(person)) {
                // One more than there may be tells that there are too many; the rest need no memory.
                if (records.size() <= most || next.status() == MappedRecord.Status.TRAILER) {
                    records.add(next);
                }
                advance();
            }
            return merge.apply(records);
        }
    }
}
