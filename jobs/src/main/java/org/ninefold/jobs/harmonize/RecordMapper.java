package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
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
    private final List<String> columns;
    private final List<Lookup> lookups = new ArrayList<>();
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
        extract.joined().forEach(joined -> lookups.add(new Lookup(joined, extract.header())));
        this.columns = new ArrayList<>(extract.columns());
        this.pseudonyms = pseudonyms;
        List<TableMapping> mappings = Mappings.of(extract);
        this.sql = new SqlColumns(Mappings.sql(source, mappings), columns, spark);
        mappings.forEach(mapping -> rows.add(new RowReader(mapping, source, columns, sql)));
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
                StandardSchema.standard().table(Dossier.SUBJECT).field("subject_id"), value, source, columns, sql);
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
    Fragment map(Records records, int[] places, String file) {
        long line = records.line();
        String self = String.format(Locale.ROOT, "~%s:%012d", file, line);
        Rule defect = records.defect();
        if (defect != null) {
            return fragment(self, file, line, Fragment.Status.QUARANTINED, defect.id(), List.of(), none());
        }
        if (rows.isEmpty()) {
            return fragment(self, file, line, Fragment.Status.FILTERED, "no mapping takes it", List.of(), none());
        }
        String[] own = Arrays.copyOf(Texts.cleaned(records.cells(), places, missing), columns.size());
        boolean unique = join(own);
        Texts texts = Texts.of(own, sql);
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
        Rule broken = id == null ? Rule.RECORD_KEY : unique ? null : Rule.RECORD_JOIN;
        return broken == null
                ? mapped(person, texts, file, line)
                : fragment(person, file, line, Fragment.Status.QUARANTINED, broken.id(), List.of(), none());
    }

    /** Puts the joined records' cells behind the record's own; false if one is not unique. */
    private boolean join(String[] cells) {
        boolean unique = true;
        int place = header.size();
        for (Lookup lookup : lookups) {
            unique &= lookup.find(cells, place);
            place += lookup.width();
        }
        return unique;
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
                records.failure(),
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
