package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Records;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Filter;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;
import org.ninefold.subject.Finding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.Pseudonyms;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/** A source's mappings, compiled: from each of its records one fragment. */
final class RecordMapper implements Serializable {
    private static final String NOT_MAPPED = "no mapping takes it";

    private final String siteId;
    private final Source source;
    private final Set<String> missing;
    private final List<String> header;
    private final List<String> columns;
    private final List<Lookup> lookups = new ArrayList<>();
    private final List<Integer> lookupPlaces = new ArrayList<>();
    private final SqlColumns sql;
    private final List<RowReader> rows = new ArrayList<>();
    private final CellReader subjectKey;
    private final boolean ofSubject;
    private final Pseudonyms pseudonyms;

    RecordMapper(Extract extract, Pseudonyms pseudonyms, SparkSession spark) {
        this.siteId = extract.center().id();
        this.source = extract.source();
        this.missing = Texts.missing(source);
        this.header = new ArrayList<>(extract.header());
        this.columns = new ArrayList<>(extract.columns());
        this.pseudonyms = pseudonyms;
        List<TableMapping> mappings = Mappings.of(extract);
        this.sql = new SqlColumns(Mappings.sql(source, mappings), columns, spark);
        boolean[] used = Mappings.used(mappings, columns, sql);
        int place = header.size();
        for (Extract.Joined joined : extract.joined()) {
            int next = place + joined.other().header().size();
            lookups.add(new Lookup(joined, extract.header(), Arrays.copyOfRange(used, place, next)));
            lookupPlaces.add(place);
            place = next;
        }
        mappings.forEach(mapping -> rows.add(new RowReader(mapping, source, columns, sql)));
        this.ofSubject = mappings.stream().anyMatch(mapping -> mapping.table().equals(StandardTable.SUBJECT.id()));
        this.subjectKey = mappings.stream()
                .flatMap(mapping -> mapping.fields().stream())
                .filter(field -> field.field().equals("subject_id"))
                .findFirst()
                .map(FieldMapping::value)
                .map(this::keyReader)
                .orElse(null);
    }

    private CellReader keyReader(ValueSource value) {
        return new CellReader(StandardTable.SUBJECT.schema().field("subject_id"), value, source, columns, sql);
    }

    String siteId() {
        return siteId;
    }

    Source source() {
        return source;
    }

    /** Reads the sources that are joined, before the first record is mapped. */
    void open(Configuration hadoop) throws IOException {
        for (Lookup lookup : lookups) {
            lookup.open(hadoop);
        }
    }

    /** For each column of the mapping's header its place in a file's own. */
    int[] places(List<String> fileHeader) {
        return header.stream().mapToInt(fileHeader::indexOf).toArray();
    }

    /** The fragment of the current record. */
    MappedRecord map(Records records, int[] places, String file) {
        long line = records.line();
        Rule defect = records.defect();
        if (defect != null) {
            return without(nameless(file, line), file, line, MappedRecord.Status.QUARANTINED, defect.id());
        }
        if (rows.isEmpty()) {
            return without(nameless(file, line), file, line, MappedRecord.Status.FILTERED, NOT_MAPPED);
        }
        String[] own = Texts.cleaned(records.cells(), places, missing, columns.size());
        List<String[]> joined = joined(own);
        if (joined.isEmpty()) {
            MappedRecord alone = map(own, file, line);
            return alone.status() == MappedRecord.Status.FILTERED ? alone : contradicted(alone.person(), file, line);
        }
        MappedRecord fragment = map(joined.get(0), file, line);
        for (String[] other : joined.subList(1, joined.size())) {
            if (!fragment.saysTheSameAs(map(other, file, line))) {
                return contradicted(map(own, file, line).person(), file, line);
            }
        }
        return fragment;
    }

    /** A record whose joined records contradict each other: nothing is taken from it. */
    private MappedRecord contradicted(String person, String file, long line) {
        return without(person, file, line, MappedRecord.Status.QUARANTINED, Rule.RECORD_JOIN.id());
    }

    private MappedRecord map(String[] cells, String file, long line) {
        Texts texts = Texts.of(cells, sql);
        String id = subjectKey == null ? null : subjectKey.read(texts).text();
        String person = id == null ? nameless(file, line) : pseudonyms.of(siteId, id);
        if (id != null && pseudonyms.isForgotten(person)) {
            return without(nameless(file, line), file, line, MappedRecord.Status.FILTERED, Pseudonyms.WITHDRAWN);
        }
        for (Filter filter : source.filters()) {
            int place = sql.place(filter.where());
            if (texts.sql().failed(place)) {
                return without(person, file, line, MappedRecord.Status.QUARANTINED, Rule.VALUE_SQL.id());
            } else if (!texts.sql().isTrue(place)) {
                return without(person, file, line, MappedRecord.Status.FILTERED, filter.reason());
            }
        }
        return id == null
                ? without(person, file, line, MappedRecord.Status.QUARANTINED, Rule.RECORD_KEY.id())
                : mapped(person, texts, file, line);
    }

    /** What a record is called that names no subject. */
    private static String nameless(String file, long line) {
        return String.format(Locale.ROOT, "~%s:%012d", file, line);
    }

    /** The record with the joined records' cells behind its own, once for each way to join it; none where they are too many. */
    private List<String[]> joined(String[] own) {
        List<String[]> joined = Collections.singletonList(own);
        for (int i = 0; i < lookups.size() && !joined.isEmpty(); i++) {
            joined = lookups.get(i).joined(joined, lookupPlaces.get(i));
            joined = joined.size() > Lookup.MOST ? List.of() : joined;
        }
        return joined;
    }

    private MappedRecord mapped(String person, Texts texts, String file, long line) {
        List<Finding> findings = List.of();
        StandardRows given = StandardRows.NONE;
        boolean any = false;
        for (RowReader reader : rows) {
            RowReader.Read read = reader.read(texts);
            if (read != null) {
                any = true;
                findings = joined(findings, read.findings());
                if (read.row() != null) {
                    given = reader.table().add(given, read.row());
                }
            }
        }
        if (!any) {
            return without(person, file, line, MappedRecord.Status.FILTERED, NOT_MAPPED);
        }
        for (Finding finding : findings) {
            if (finding.severity() == Severity.REJECT) {
                return fragment(
                        person,
                        file,
                        line,
                        MappedRecord.Status.QUARANTINED,
                        finding.rule().id(),
                        findings,
                        StandardRows.NONE);
            }
        }
        return fragment(person, file, line, null, null, findings, given);
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        var all = new ArrayList<T>(some);
        all.addAll(more);
        return all;
    }

    /** The rows that end a file: its own, and one for each joined file that could not be read to its end. */
    List<MappedRecord> trailers(Records records, long read, String file) {
        var trailers = new ArrayList<MappedRecord>();
        trailers.add(trailer(file, records.line(), records.failure(), read, ofSubject));
        lookups.stream()
                .flatMap(lookup -> lookup.broken().stream())
                .distinct()
                .forEach(end -> trailers.add(trailer(end.file(), end.line(), end.failure(), 0, false)));
        return trailers;
    }

    private static MappedRecord trailer(String file, long line, String failure, long read, boolean ofSubject) {
        return new MappedRecord(
                "~" + file,
                file,
                line,
                MappedRecord.Status.TRAILER,
                failure,
                ofSubject,
                false,
                read,
                List.of(),
                StandardRows.NONE);
    }

    private MappedRecord without(String person, String file, long line, MappedRecord.Status status, String reason) {
        return fragment(person, file, line, status, reason, List.of(), StandardRows.NONE);
    }

    private MappedRecord fragment(
            String person,
            String file,
            long line,
            MappedRecord.Status status,
            String reason,
            List<Finding> findings,
            StandardRows given) {
        return new MappedRecord(
                person,
                file,
                line,
                status,
                reason,
                ofSubject,
                !source.completeFor().isEmpty(),
                null,
                findings,
                given);
    }
}
