package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Records;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Filter;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;

/** A source's mappings, compiled: from each of its records one fragment. */
final class RecordMapper implements Serializable {
    private final String siteId;
    private final Source source;
    private final Set<String> missing;
    private final List<String> header;
    private final SqlColumns sql;
    private final List<RowReader> rows = new ArrayList<>();
    private final CellReader subjectKey;
    private final boolean ofSubject;
    private final Pseudonyms pseudonyms;

    RecordMapper(Extract extract, Pseudonyms pseudonyms, SparkSession spark) {
        this.siteId = extract.center().id();
        this.source = extract.source();
        this.missing = new java.util.HashSet<>(
                source.missing().stream().map(String::strip).toList());
        this.header = new ArrayList<>(extract.header());
        this.pseudonyms = pseudonyms;
        List<TableMapping> mappings = Mappings.of(extract);
        this.sql = new SqlColumns(Mappings.sql(source, mappings), header, spark);
        mappings.forEach(mapping -> rows.add(new RowReader(mapping, source, header, sql)));
        this.ofSubject = mappings.stream().anyMatch(mapping -> mapping.table().equals(Dossier.SUBJECT));
        this.subjectKey = mappings.stream()
                .flatMap(mapping -> mapping.fields().stream())
                .filter(field -> field.field().equals("subject_id"))
                .findFirst()
                .map(FieldMapping::value)
                .map(this::keyReader)
                .orElse(null);
    }

    private CellReader keyReader(ValueSource value) {
        return new CellReader(
                StandardSchema.standard().table(Dossier.SUBJECT).field("subject_id"), value, source, header, sql);
    }

    String siteId() {
        return siteId;
    }

    Source source() {
        return source;
    }

    /** For each column of the mapping's header its place in a file's own. */
    int[] places(List<String> fileHeader) {
        return header.stream().mapToInt(fileHeader::indexOf).toArray();
    }

    /** The fragment of the current record. */
    Fragment map(Records records, int[] places, String file) {
        long line = records.line();
        List<String> cells = records.cells();
        String self = String.format(Locale.ROOT, "~%s:%012d", file, line);
        if (cells.size() != places.length) {
            return fragment(self, file, line, Fragment.Status.QUARANTINED, Rule.RECORD_RAGGED.id(), List.of(), none());
        }
        var ordered = new ArrayList<String>(places.length);
        for (int place : places) {
            ordered.add(cells.get(place));
        }
        Texts texts = Texts.of(ordered, missing, sql);
        String id = subjectKey == null ? null : subjectKey.read(texts).text();
        String person = id == null ? self : pseudonyms.of(siteId, id);
        for (Filter filter : source.filters()) {
            if (texts.sql().failed(sql.place(filter.where()))) {
                return fragment(
                        person, file, line, Fragment.Status.QUARANTINED, Rule.VALUE_SQL.id(), List.of(), none());
            } else if (!texts.sql().isTrue(sql.place(filter.where()))) {
                return fragment(person, file, line, Fragment.Status.FILTERED, filter.reason(), List.of(), none());
            }
        }
        return id == null
                ? fragment(self, file, line, Fragment.Status.QUARANTINED, Rule.RECORD_KEY.id(), List.of(), none())
                : mapped(person, texts, file, line);
    }

    private Fragment mapped(String person, Texts texts, String file, long line) {
        var findings = new ArrayList<Finding>();
        List<List<StandardRow>> given = none();
        boolean any = false;
        for (RowReader reader : rows) {
            RowReader.Read read = reader.read(texts);
            if (read != null) {
                any = true;
                findings.addAll(read.findings());
                if (read.row() != null) {
                    given.get(StandardRow.place(reader.table())).add(read.row());
                }
            }
        }
        if (!any) {
            return fragment(person, file, line, Fragment.Status.FILTERED, "no mapping takes it", List.of(), none());
        }
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.REJECT)
                .findFirst()
                .map(finding -> fragment(
                        person,
                        file,
                        line,
                        Fragment.Status.QUARANTINED,
                        finding.rule().id(),
                        findings,
                        none()))
                .orElseGet(() -> fragment(person, file, line, null, null, findings, given));
    }

    /** The row that ends a file. */
    Fragment trailer(Records records, long read, String file) {
        return new Fragment(
                "~" + file,
                file,
                records.line(),
                Fragment.Status.TRAILER,
                records.failure() == null ? null : records.failure().name(),
                ofSubject,
                false,
                read,
                List.of(),
                none());
    }

    private Fragment fragment(
            String person,
            String file,
            long line,
            Fragment.Status status,
            String reason,
            List<Finding> findings,
            List<List<StandardRow>> given) {
        return new Fragment(
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

    private static List<List<StandardRow>> none() {
        var lists = new ArrayList<List<StandardRow>>();
        StandardSchema.standard().harmonized().forEach(table -> lists.add(new ArrayList<>()));
        return lists;
    }
}
