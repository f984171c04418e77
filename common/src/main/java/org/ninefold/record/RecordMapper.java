package org.ninefold.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.study.Filter;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;
import org.ninefold.subject.Finding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.MappedRecord.Status;
import org.ninefold.subject.Pseudonyms;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/** A source's mappings, compiled: what each of its records says of its person. */
public final class RecordMapper implements Serializable {
    private static final String NOT_MAPPED = "no mapping takes it";

    private final String siteId;
    private final Source source;
    private final Set<String> missing;
    private final List<String> header;
    private final List<String> columns;
    private final RowExpressions sql;
    private final JoinedRecords joined;
    private final List<RowReader> rows = new ArrayList<>();
    private final CellReader subjectKey;
    private final boolean ofSubject;
    private final Pseudonyms pseudonyms;

    /**
     * The mappings of a source of a centre.
     *
     * @param mappings those that read from the source, in the order of the schema
     * @param header the columns that the mappings need of a file's own
     * @param columns these, and behind them those of the joined sources
     */
    public RecordMapper(
            String siteId,
            Source source,
            List<TableMapping> mappings,
            List<String> header,
            List<String> columns,
            RowExpressions sql,
            JoinedRecords joined,
            Pseudonyms pseudonyms) {
        this.siteId = siteId;
        this.source = source;
        this.missing = Texts.missing(source);
        this.header = new ArrayList<>(header);
        this.columns = new ArrayList<>(columns);
        this.sql = sql;
        this.joined = joined;
        this.pseudonyms = pseudonyms;
        mappings.forEach(mapping -> rows.add(new RowReader(mapping, source, columns, sql)));
        this.ofSubject = mappings.stream().anyMatch(mapping -> mapping.table().equals(StandardTable.SUBJECT.id()));
        Field key = StandardTable.SUBJECT.schema().field("subject_id");
        this.subjectKey = mappings.stream()
                .flatMap(mapping -> mapping.fields().stream())
                .filter(field -> field.field().equals(key.name()))
                .findFirst()
                .map(field -> new CellReader(key, field.value(), source, columns, sql))
                .orElse(null);
    }

    /** For each column of the mapping's header its place in a file's own. */
    public int[] places(List<String> fileHeader) {
        return header.stream().mapToInt(fileHeader::indexOf).toArray();
    }

    /**
     * What a record says.
     *
     * @param cells its texts in the order of the file
     * @param places of the columns there, as {@link #places} has them
     * @param defect the rule that it breaks as a record, or null
     */
    public MappedRecord map(List<String> cells, int[] places, Rule defect, String file, long line) {
        if (defect != null) {
            return without(nameless(file, line), file, line, Status.QUARANTINED, defect.id());
        }
        if (rows.isEmpty()) {
            return without(nameless(file, line), file, line, Status.FILTERED, NOT_MAPPED);
        }
        String[] own = Texts.cleaned(cells, places, missing, columns.size());
        List<String[]> ways = joined.joined(Collections.singletonList(own));
        if (ways.isEmpty()) {
            MappedRecord alone = map(own, file, line);
            return alone.status() == Status.FILTERED ? alone : contradicted(alone.person(), file, line);
        }
        MappedRecord record = map(ways.get(0), file, line);
        for (String[] other : ways.subList(1, ways.size())) {
            if (!record.saysTheSameAs(map(other, file, line))) {
                return contradicted(map(own, file, line).person(), file, line);
            }
        }
        return record;
    }

    /** A record whose joined records contradict each other: nothing is taken from it. */
    private MappedRecord contradicted(String person, String file, long line) {
        return without(person, file, line, Status.QUARANTINED, Rule.RECORD_JOIN.id());
    }

    private MappedRecord map(String[] cells, String file, long line) {
        Texts texts = new Texts(cells, sql);
        String id = subjectKey == null ? null : subjectKey.read(texts).text();
        String person = id == null ? nameless(file, line) : pseudonyms.of(siteId, id);
        if (id != null && pseudonyms.isForgotten(person)) {
            return without(nameless(file, line), file, line, Status.FILTERED, Pseudonyms.WITHDRAWN);
        }
        for (Filter filter : source.filters()) {
            int place = sql.place(filter.where());
            if (texts.sql.failed(place)) {
                return without(person, file, line, Status.QUARANTINED, Rule.VALUE_SQL.id());
            } else if (!texts.sql.isTrue(place)) {
                return without(person, file, line, Status.FILTERED, filter.reason());
            }
        }
        return id == null
                ? without(person, file, line, Status.QUARANTINED, Rule.RECORD_KEY.id())
                : mapped(person, texts, file, line);
    }

    /** What a record is called that names no subject. */
    private static String nameless(String file, long line) {
        return String.format(Locale.ROOT, "~%s:%012d", file, line);
    }

    private MappedRecord mapped(String person, Texts texts, String file, long line) {
        List<Finding> findings = List.of();
        StandardRows given = StandardRows.NONE;
        boolean any = false;
        for (RowReader reader : rows) {
            RowReader.Read read = reader.read(texts);
            if (read != null) {
                any = true;
                findings = together(findings, read.findings());
                if (read.row() != null) {
                    given = reader.table.add(given, read.row());
                }
            }
        }
        if (!any) {
            return without(person, file, line, Status.FILTERED, NOT_MAPPED);
        }
        for (Finding finding : findings) {
            if (finding.severity() == Severity.REJECT) {
                String rule = finding.rule().id();
                return fragment(person, file, line, Status.QUARANTINED, rule, findings, StandardRows.NONE);
            }
        }
        return fragment(person, file, line, null, null, findings, given);
    }

    private static <T> List<T> together(List<T> some, List<T> more) {
        if (some.isEmpty() || more.isEmpty()) {
            return some.isEmpty() ? more : some;
        }
        var all = new ArrayList<T>(some);
        all.addAll(more);
        return all;
    }

    /** The end of a file, or of what was joined from it: its last line, why reading ended early or null, and how many records it had. */
    public MappedRecord trailer(String file, long line, String failure, long read, boolean own) {
        boolean described = own && ofSubject;
        return new MappedRecord(
                "~" + file, file, line, Status.TRAILER, failure, described, false, read, List.of(), StandardRows.NONE);
    }

    private MappedRecord without(String person, String file, long line, Status status, String reason) {
        return fragment(person, file, line, status, reason, List.of(), StandardRows.NONE);
    }

    private MappedRecord fragment(
            String person,
            String file,
            long line,
            Status status,
            String reason,
            List<Finding> findings,
            StandardRows given) {
        boolean complete = !source.completeFor().isEmpty();
        return new MappedRecord(person, file, line, status, reason, ofSubject, complete, null, findings, given);
    }
}
