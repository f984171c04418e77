package org.ninefold.jobs.harmonize;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.tables.FilesReader;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.results.TextOrder;
import org.ninefold.schema.Table;
import org.ninefold.subject.Disposition;
import org.ninefold.subject.FileEnd;
import org.ninefold.subject.Finding;
import org.ninefold.subject.LinkageKey;
import org.ninefold.subject.LocatedFinding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.Pseudonyms;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/**
 * The subjects of a bucket, merged from its files, which are ordered by person. A finding on a record that names nobody is of a
 * person of its own, behind all subjects, as it was; what became of a bucket's records stands with nobody. The forgotten are passed over.
 */
final class KeptIterator implements Iterator<MergedSubject>, Closeable {
    private static final String NOBODY = "~";

    private final KeptSubjects.Bucket bucket;
    private final Pseudonyms pseudonyms;
    private final Configuration conf;
    private final Map<StandardTable, PersonRows> standard = new EnumMap<>(StandardTable.class);
    private final PersonRows quarantine;
    private final PersonRows linkage;
    private final List<PersonRows> all = new ArrayList<>();
    private final ArrayDeque<MergedSubject> ready = new ArrayDeque<>();
    private boolean accounts;

    KeptIterator(KeptSubjects.Bucket bucket, Pseudonyms pseudonyms, Configuration conf) {
        this.bucket = bucket;
        this.pseudonyms = pseudonyms;
        this.conf = conf;
        this.accounts = bucket.last() || !bucket.in(KeptSubjects.LEDGER).isEmpty();
        for (StandardTable table : StandardTable.all()) {
            standard.put(table, open(table.schema(), KeptSubjects.HARMONIZED + table.id()));
        }
        quarantine = open(AccountColumns.QUARANTINE, KeptSubjects.QUARANTINE);
        linkage = open(AccountColumns.LIKENESS, KeptSubjects.LIKENESS);
    }

    @Override
    public void close() throws IOException {
        for (PersonRows rows : all) {
            rows.close();
        }
    }

    private PersonRows open(Table table, String folder) {
        var rows = new PersonRows(table, bucket.in(folder), conf);
        all.add(rows);
        return rows;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && advance()) {}
        return !ready.isEmpty();
    }

    @Override
    public MergedSubject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    /** Takes the next person, if there is one. */
    private boolean advance() {
        String person = null;
        for (PersonRows rows : all) {
            String next = rows.person();
            person = person == null || (next != null && TextOrder.compare(next, person) < 0) ? next : person;
        }
        if (accounts && (person == null || TextOrder.compare(NOBODY, person) < 0)) {
            accounts = false;
            ready.add(accounts());
            return true;
        } else if (person == null) {
            return false;
        }
        MergedSubject merged = merged(person);
        if (!pseudonyms.isForgotten(person)) {
            ready.add(merged);
        }
        return true;
    }

    private MergedSubject merged(String person) {
        StandardRows rows = StandardRows.NONE;
        String file = null;
        long line = 0;
        for (StandardTable table : StandardTable.all()) {
            PersonRows own = standard.get(table);
            if (table == StandardTable.SUBJECT && person.equals(own.person())) {
                file = KeptSubjects.HARMONIZED + table.id() + "/" + own.file();
                line = own.row() + 1;
            }
            var some = new ArrayList<StandardRow>();
            while (person.equals(own.person())) {
                List<Object> row = own.take();
                some.add(table.row(row.subList(2, row.size()).toArray()));
            }
            rows = some.isEmpty() ? rows : table.put(rows, some);
        }
        var findings = new ArrayList<LocatedFinding>();
        while (person.equals(quarantine.person())) {
            findings.add(finding(quarantine.take()));
        }
        var keys = new ArrayList<LinkageKey>();
        while (person.equals(linkage.person())) {
            List<Object> row = linkage.take();
            keys.add(new LinkageKey((String) row.get(1), (Long) row.get(2), (Long) row.get(3)));
        }
        boolean accepted = !rows.subjects().isEmpty();
        if (accepted && !bucket.accounted()) {
            keys.addAll(LinkageKey.of(rows, file, line, pseudonyms));
        }
        return new MergedSubject(bucket.siteId(), person, accepted, rows, List.of(), List.of(), findings, keys);
    }

    private static LocatedFinding finding(List<Object> row) {
        return new LocatedFinding(
                (String) row.get(1),
                (Long) row.get(2),
                new Finding(
                        Rule.of((String) row.get(3)),
                        Severity.of((String) row.get(4)),
                        (String) row.get(5),
                        (String) row.get(6),
                        (String) row.get(7),
                        (String) row.get(8),
                        null));
    }

    /** What became of the records of the site, and what each of its files said it had. */
    private MergedSubject accounts() {
        var dispositions = new ArrayList<Disposition>();
        for (List<Object> row : rows(AccountColumns.LEDGER, KeptSubjects.LEDGER)) {
            dispositions.add(new Disposition(
                    (String) row.get(1),
                    0,
                    MappedRecord.Status.valueOf((String) row.get(2)),
                    (String) row.get(3),
                    (Long) row.get(4)));
        }
        var ends = new ArrayList<FileEnd>();
        for (List<Object> row : rows(AccountColumns.TRAILER, KeptSubjects.TRAILER)) {
            ends.add(new FileEnd((String) row.get(1), (Long) row.get(2), (Long) row.get(3), (String) row.get(4)));
        }
        return new MergedSubject(
                bucket.siteId(), NOBODY, false, StandardRows.NONE, dispositions, ends, List.of(), List.of());
    }

    private List<List<Object>> rows(Table table, String folder) {
        var rows = new ArrayList<List<Object>>();
        try (var reader = new FilesReader(table, bucket.in(folder).iterator(), conf)) {
            reader.forEachRemaining(rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
