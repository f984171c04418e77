package org.ninefold.jobs.harmonize;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.ExtractFile;
import org.ninefold.jobs.extract.Records;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.FileAccount;
import org.ninefold.risk.Packer;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.Disposition;
import org.ninefold.subject.FileEnd;
import org.ninefold.subject.Finding;
import org.ninefold.subject.LocatedFinding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.Pseudonyms;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectMerge;

/**
 * Extracts of one centre harmonized as {@link Harmonizer} does it, in this thread and without Spark's tasks.
 *
 * @param people the dossiers by pseudonym
 * @param broken files that could not be read to their end
 */
record Harmonized(String siteId, SortedMap<String, SubjectMerge> people, List<Accounts.Broken> broken) {
    static final Pseudonyms PSEUDONYMS = new Pseudonyms("a key of tests only".getBytes(StandardCharsets.UTF_8));

    /** Harmonizes. */
    static Harmonized of(List<Extract> extracts) throws IOException {
        var fragments = new ArrayList<MappedRecord>();
        for (Extract extract : extracts) {
            var mapper = ExtractMapper.of(extract, PSEUDONYMS);
            for (ExtractFile file : extract.files()) {
                try (Records records = Extract.open(extract.source(), file, new Configuration(false))) {
                    mapper.lookups().open(new Configuration(false));
                    int[] places = mapper.places(records.header());
                    long read = 0;
                    while (records.next()) {
                        read++;
                        fragments.add(coded(mapper.siteId(), mapper.map(records, places, file.label())));
                    }
                    mapper.trailers(records, read, file.label())
                            .forEach(end -> fragments.add(coded(mapper.siteId(), end)));
                }
            }
        }
        fragments.sort(Comparator.comparing(MappedRecord::file).thenComparingLong(MappedRecord::line));
        var people = new TreeMap<String, SubjectMerge>();
        fragments.stream()
                .collect(Collectors.groupingBy(MappedRecord::person))
                .forEach((person, said) -> people.put(person, SubjectMerge.of(said, UnknownStatus.UNSTATED)));
        String siteId = extracts.get(0).center().id();
        List<Accounts.Broken> broken = people.values().stream()
                .flatMap(dossier -> dossier.ends().stream())
                .filter(end -> end.problem() != null)
                .sorted(Comparator.comparing(FileEnd::file))
                .map(end -> new Accounts.Broken(siteId, end.file(), end.problem(), end.line()))
                .toList();
        return new Harmonized(siteId, people, broken);
    }

    /** Through the row that Spark would carry. */
    private static MappedRecord coded(String siteId, MappedRecord fragment) {
        return RecordBytes.decode(RecordBytes.encode(new SubjectBuckets.OfSite(0, 1), siteId, fragment, new Packer()));
    }

    /** The accounts as the ledger of a run would have them. */
    Accounts accounts() {
        Map<Finding, Long> findings = people.values().stream()
                .flatMap(dossier -> dossier.findings().stream())
                .map(LocatedFinding::finding)
                .map(found -> Finding.ofField(found.rule(), found.severity(), found.table(), found.field()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        List<Accounts.FindingCount> counts = findings.entrySet().stream()
                .map(entry -> new Accounts.FindingCount(
                        siteId,
                        entry.getKey().rule().id(),
                        entry.getKey().severity().key(),
                        entry.getKey().table(),
                        entry.getKey().field(),
                        entry.getValue()))
                .toList();
        return new Accounts(files(), List.of(), counts, broken, List.of());
    }

    /** One account a file, by file. */
    List<FileAccount> files() {
        var read = new TreeMap<String, Long>();
        var fates = new TreeMap<String, List<Disposition>>();
        for (SubjectMerge dossier : people.values()) {
            dossier.ends().forEach(end -> read.put(end.file(), end.records()));
            dossier.dispositions().forEach(fate -> fates.computeIfAbsent(fate.file(), file -> new ArrayList<>())
                    .add(fate));
        }
        return read.keySet().stream()
                .map(file -> account(file, read.get(file), fates.getOrDefault(file, List.of())))
                .toList();
    }

    private FileAccount account(String file, long read, List<Disposition> fates) {
        return new FileAccount(
                siteId,
                file,
                read,
                count(fates, MappedRecord.Status.KEPT),
                reasons(fates, MappedRecord.Status.FILTERED),
                reasons(fates, MappedRecord.Status.QUARANTINED),
                count(fates, MappedRecord.Status.DUPLICATE));
    }

    private static long count(List<Disposition> fates, MappedRecord.Status status) {
        return fates.stream().filter(fate -> fate.status() == status).count();
    }

    private static SortedMap<String, Long> reasons(List<Disposition> fates, MappedRecord.Status status) {
        return fates.stream()
                .filter(fate -> fate.status() == status)
                .collect(Collectors.groupingBy(Disposition::reason, TreeMap::new, Collectors.counting()));
    }

    /** Everything in lines: accounts, findings by file and line, rows by table and person. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        files().forEach(account -> lines.add(text(account)));
        people.values().stream()
                .flatMap(dossier -> dossier.findings().stream())
                .sorted(Comparator.comparing(LocatedFinding::file).thenComparingLong(LocatedFinding::line))
                .map(Harmonized::text)
                .forEach(lines::add);
        List<SubjectMerge> accepted = people.values().stream()
                .filter(SubjectMerge::accepted)
                .sorted(Comparator.comparing((SubjectMerge dossier) ->
                                dossier.dispositions().get(0).file())
                        .thenComparingLong(
                                dossier -> dossier.dispositions().get(0).line()))
                .toList();
        for (StandardTable table : StandardTable.all()) {
            for (int person = 0; person < accepted.size(); person++) {
                for (StandardRow row : table.in(accepted.get(person).rows())) {
                    lines.add("%s #%d%s".formatted(table.id(), person + 1, text(table, row)));
                }
            }
        }
        return lines;
    }

    private static String text(FileAccount account) {
        Function<Map<String, Long>, String> why = reasons -> reasons.isEmpty() ? "" : " " + reasons;
        return "%s: %d read = %d kept + %d filtered%s + %d quarantined%s + %d duplicate"
                .formatted(
                        account.file(),
                        account.read(),
                        account.kept(),
                        account.filteredInAll(),
                        why.apply(account.filtered()),
                        account.quarantinedInAll(),
                        why.apply(account.quarantined()),
                        account.duplicate());
    }

    private static String text(LocatedFinding located) {
        Finding finding = located.finding();
        String place = finding.field() == null
                ? ""
                : " %s.%s".formatted(finding.table(), finding.field())
                        + (finding.column() == null
                                ? ""
                                : " from %s as %s".formatted(finding.column(), finding.shape()));
        return "%s:%d %s (%s)%s"
                .formatted(
                        located.file(),
                        located.line(),
                        finding.rule().id(),
                        finding.severity().key(),
                        place);
    }

    /** The fields that are filled, and flags that are true. */
    private static String text(StandardTable table, StandardRow row) {
        var text = new StringBuilder();
        List<Field> fields = table.fields();
        for (int i = 0; i < fields.size(); i++) {
            Object cell = row.cells()[i];
            if (cell != null && !cell.equals(false)) {
                boolean date = fields.get(i).type() == FieldType.DATE;
                text.append(' ')
                        .append(fields.get(i).name())
                        .append('=')
                        .append(date ? LocalDate.ofEpochDay((Integer) cell) : escaped(cell));
            }
        }
        return text.toString();
    }

    private static String escaped(Object cell) {
        var text = new StringBuilder();
        cell.toString()
                .chars()
                .forEach(c -> text.append(
                        c < ' ' || c == '\\' ? String.format(Locale.ROOT, "\\%02x", c) : String.valueOf((char) c)));
        return text.toString();
    }
}
