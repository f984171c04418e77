package org.ninefold.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;
import org.ninefold.subject.Finding;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectRow;

/** Reads the row that a record gives by one mapping, if it gives one. */
final class RowReader implements Serializable {

    final StandardTable table;
    /** Which mapping a row of a subject comes from; null for other tables. */
    private final String origin;

    private final int where;
    private final int imputedDates;
    private final List<Field> fields;
    private final RowRules rules;
    /** For each field its reader, or null where it is not mapped. */
    private final List<CellReader> readers = new ArrayList<>();

    /** A row, and the rules its cells break; no row where it cannot be told whether there is one. */
    record Read(StandardRow row, List<Finding> findings) {}

    RowReader(TableMapping mapping, Source source, List<String> header, RowExpressions sql) {
        Map<String, FieldMapping> mapped =
                mapping.fields().stream().collect(Collectors.toMap(FieldMapping::field, field -> field));
        table = StandardTable.of(mapping.table());
        origin = table == StandardTable.SUBJECT ? source.id() + "/" + mapping.ordinal() : null;
        where = mapping.where() == null ? -1 : sql.place(mapping.where());
        fields = new ArrayList<>(table.fields());
        rules = new RowRules(fields);
        imputedDates = table.place(StandardTable.IMPUTED_DATES);
        for (Field field : fields) {
            FieldMapping by = mapped.get(field.name());
            readers.add(by == null ? null : new CellReader(field, by.value(), source, header, sql));
        }
    }

    /** Null where the record gives no row: the mapping's condition is not true, or no cell of its own is filled. */
    Read read(Texts texts) {
        if (where >= 0 && texts.sql.failed(where)) {
            return new Read(null, List.of(Finding.ofRecord(Rule.VALUE_SQL)));
        }
        if (where >= 0 && !texts.sql.isTrue(where)) {
            return null;
        }
        var cells = new Cell[fields.size()];
        boolean filled = origin != null;
        for (int i = 0; i < cells.length; i++) {
            CellReader reader = readers.get(i);
            cells[i] = reader == null ? Cell.EMPTY : reader.read(texts);
            filled |= reader != null && reader.constant == null && (cells[i].text() != null || cells[i].rule() != null);
        }
        if (!filled) {
            return null;
        }
        rules.hold(cells);
        var values = new Object[cells.length];
        List<Finding> findings = new ArrayList<>(0);
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i].value();
            find(i, cells, findings);
        }
        values[imputedDates] = imputed(cells);
        StandardRow row = table.row(values);
        return new Read(row instanceof SubjectRow subject ? subject.from(origin) : row, findings);
    }

    /** What is to be said of a cell. */
    private void find(int i, Cell[] cells, List<Finding> findings) {
        Cell cell = cells[i];
        Field field = fields.get(i);
        if (cell.imputed() != null && cell.rule() == null) {
            findings.add(found(Rule.VALUE_DATE_PARTIAL, Severity.WARN, i, cell));
        } else if (cell.rule() != null) {
            Severity severity = required(field, cells) ? Severity.REJECT : Severity.BLANK;
            findings.add(found(cell.rule(), severity, i, cell));
        } else if (cell.value() == null && required(field, cells)) {
            findings.add(found(Rule.VALUE_REQUIRED, Severity.REJECT, i, cell));
        }
    }

    private Finding found(Rule rule, Severity severity, int i, Cell cell) {
        String column = readers.get(i) == null ? null : readers.get(i).column;
        return Finding.ofCell(rule, severity, table.id(), fields.get(i).name(), column, cell.text());
    }

    private String imputed(Cell[] cells) {
        StringJoiner imputed = null;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].imputed() != null) {
                imputed = imputed == null ? new StringJoiner(" ") : imputed;
                imputed.add(fields.get(i).name() + ":" + cells[i].imputed());
            }
        }
        return imputed == null ? null : imputed.toString();
    }

    /** Whether the row must have the field; for some it depends on another field of the row. */
    private boolean required(Field field, Cell[] cells) {
        if (!field.required()) {
            return false;
        }
        return field.requiredUnless().entrySet().stream().noneMatch(unless -> unless.getValue()
                .contains(String.valueOf(cells[table.place(unless.getKey())].value())));
    }
}
