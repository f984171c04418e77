package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ninefold.jobs.spark.RecordShuffle;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.risk.Packer;
import org.ninefold.risk.Unpacker;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.subject.Finding;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectRow;

/**
 * Mapped records as they travel: what they are brought together and ordered by apart, all else as bytes. Records of one bucket
 * ordered by {@code lead, person, file, line} are ordered by person, file and line.
 */
final class RecordBytes {
    private static final int HEX_DIGITS = 12;
    /** Bits of a lead: it is not negative. */
    static final int LEAD_BITS = 4 * HEX_DIGITS;

    private static final long BEHIND_ALL = (1L << LEAD_BITS) - 1;

    /** For each standard table the types of its rows' cells. */
    private static final Map<StandardTable, List<FieldType>> TYPES = new EnumMap<>(StandardTable.class);

    static {
        for (StandardTable table : StandardTable.all()) {
            if (table.fields().size() > Long.SIZE) {
                throw new IllegalStateException("the table " + table.id() + " has more cells than a mask has bits");
            }
            TYPES.put(table, table.fields().stream().map(Field::type).toList());
        }
    }

    private RecordBytes() {}

    /**
     * A record as it travels.
     *
     * @param shares those of the site
     */
    static RecordShuffle.Parcel encode(
            SubjectBuckets.OfSite shares, String siteId, MappedRecord fragment, Packer packer) {
        packer.text(fragment.status() == null ? null : fragment.status().name());
        packer.text(fragment.reason());
        packer.number((fragment.ofSubject() ? 1 : 0) + (fragment.complete() ? 2 : 0));
        packer.number(fragment.records() == null ? -1 : fragment.records());
        packer.number(fragment.findings().size());
        fragment.findings().forEach(finding -> encode(finding, packer));
        TYPES.forEach((table, types) -> {
            List<? extends StandardRow> rows = table.in(fragment.rows());
            packer.number(rows.size());
            rows.forEach(row -> encode(row, types, packer));
        });
        long lead = lead(siteId, fragment.person());
        return new RecordShuffle.Parcel(
                shares.of(lead), lead, fragment.person(), fragment.file(), fragment.line(), packer.take());
    }

    /** The first digits of a pseudonym; records without one are named so that they stand behind. */
    private static long lead(String siteId, String person) {
        if (!person.startsWith(siteId)) {
            return BEHIND_ALL;
        }
        int start = siteId.length() + 1;
        return Long.parseLong(person, start, start + HEX_DIGITS, 16);
    }

    private static void encode(Finding finding, Packer packer) {
        packer.text(finding.rule().id());
        packer.text(finding.severity().key());
        packer.text(finding.table());
        packer.text(finding.field());
        packer.text(finding.column());
        packer.text(finding.shape());
        packer.text(finding.text());
    }

    private static void encode(StandardRow row, List<FieldType> types, Packer packer) {
        Object[] cells = row.cells();
        long filled = 0;
        for (int i = 0; i < types.size(); i++) {
            filled |= cells[i] == null ? 0 : 1L << i;
        }
        packer.number(filled);
        for (int i = 0; i < types.size(); i++) {
            Object cell = cells[i];
            if (cell != null) {
                switch (types.get(i)) {
                    case STRING -> packer.text((String) cell);
                    case INTEGER, DATE -> packer.number((Integer) cell);
                    case BIGINT -> packer.number((Long) cell);
                    case NUMBER -> packer.real((Double) cell);
                    case BOOLEAN -> packer.number((Boolean) cell ? 1 : 0);
                }
            }
        }
        if (row instanceof SubjectRow subject) {
            packer.text(subject.mapping());
        }
    }

    static MappedRecord decode(RecordShuffle.Parcel parcel) {
        var said = new Unpacker(parcel.said());
        String status = said.text();
        String reason = said.text();
        long flags = said.number();
        long records = said.number();
        return new MappedRecord(
                parcel.person(),
                parcel.file(),
                parcel.line(),
                status == null ? null : MappedRecord.Status.valueOf(status),
                reason,
                (flags & 1) != 0,
                (flags & 2) != 0,
                records < 0 ? null : records,
                findings(said),
                rows(said));
    }

    private static List<Finding> findings(Unpacker said) {
        int n = (int) said.number();
        if (n == 0) {
            return List.of();
        }
        var findings = new ArrayList<Finding>(n);
        for (int i = 0; i < n; i++) {
            findings.add(new Finding(
                    Rule.of(said.text()),
                    Severity.of(said.text()),
                    said.text(),
                    said.text(),
                    said.text(),
                    said.text(),
                    said.text()));
        }
        return findings;
    }

    private static StandardRows rows(Unpacker said) {
        StandardRows all = StandardRows.NONE;
        for (Map.Entry<StandardTable, List<FieldType>> table : TYPES.entrySet()) {
            int n = (int) said.number();
            if (n > 0) {
                var rows = new ArrayList<StandardRow>(n);
                for (int i = 0; i < n; i++) {
                    rows.add(row(said, table.getKey(), table.getValue()));
                }
                all = table.getKey().put(all, rows);
            }
        }
        return all;
    }

    private static StandardRow row(Unpacker said, StandardTable table, List<FieldType> types) {
        var cells = new Object[types.size()];
        long filled = said.number();
        for (int i = 0; i < cells.length; i++) {
            if ((filled >>> i & 1) != 0) {
                cells[i] = switch (types.get(i)) {
                    case STRING -> said.text();
                    case INTEGER, DATE -> (int) said.number();
                    case BIGINT -> said.number();
                    case NUMBER -> said.real();
                    case BOOLEAN -> said.number() != 0;
                };
            }
        }
        StandardRow row = table.row(cells);
        return row instanceof SubjectRow subject ? subject.from(said.text()) : row;
    }
}
