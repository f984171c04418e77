package org.ninefold.jobs.harmonize;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.ninefold.quality.Rule;
import org.ninefold.quality.Severity;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Source;
import org.ninefold.study.TableMapping;

/** Reads the row that a record gives by one mapping, if it gives one. */
final class RowReader implements Serializable {
    /** Filled here: which dates the mapping's rule completed. */
    private static final String IMPUTED_DATES = "imputed_dates";

    private final String table;
    private final int tablePlace;
    /** In a subject's row, a last cell that says which mapping it comes from; rows of other tables have none. */
    private final String origin;

    private final int where;
    private final int imputedDates;
    private final List<Field> fields;
    private final RowRules rules;
    /** For each field its reader, or null where it is not mapped. */
    private final List<CellReader> readers = new ArrayList<>();

    /** A row, and the rules its cells break; no row where it cannot be told whether there is one. */
    record Read(StandardRow row, List<Finding> findings) {}

    RowReader(TableMapping mapping, Source source, List<String> header, SqlColumns sql) {
        Table target = StandardSchema.standard().table(mapping.table());
        Map<String, FieldMapping> mapped =
                mapping.fields().stream().collect(Collectors.toMap(FieldMapping::field, field -> field));
        table = mapping.table();
        tablePlace = StandardRow.place(table);
        origin = table.equals(SubjectMerge.SUBJECT) ? source.id() + "/" + mapping.ordinal() : null;
        where = mapping.where() == null ? -1 : sql.place(mapping.where());
        fields = new ArrayList<>(StandardRow.fields(target));
        rules = new RowRules(fields);
        imputedDates = place(IMPUTED_DATES);
        for (Field field : fields) {
            FieldMapping by = mapped.get(field.name());
            readers.add(by == null ? null : new CellReader(field, by.value(), source, header, sql));
        }
    }

    /** The place of its table among the standard ones. */
    int tablePlace() {
        return tablePlace;
    }

    /** Null where the record gives no row: the mapping's condition is not true, or no cell of its own is filled. */
    Read read(Texts texts) {
        if (where >= 0 && texts.sql().failed(where)) {
            return new Read(null, List.of(Finding.ofRecord(Rule.VALUE_SQL)));
        }
        if (where >= 0 && !texts.sql().isTrue(where)) {
            return null;
        }
        var cells = new Cell[fields.size()];
        boolean filled = origin != null;
        for (int i = 0; i < cells.length; i++) {
            CellReader reader = readers.get(i);
            cells[i] = reader == null ? Cell.EMPTY : reader.read(texts);
            filled |= reader != null && !reader.isConstant() && (cells[i].text() != null || cells[i].rule() != null);
        }
        if (!filled) {
            return null;
        }
        rules.hold(cells);
        var values = new Object[cells.length + (origin == null ? 0 : 1)];
        values[values.length - 1] = origin;
        List<Finding> findings = new ArrayList<>(0);
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i].value();
            find(i, cells, findings);
        }
        values[imputedDates] = imputed(cells);
        return new Read(new StandardRow(values), findings);
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
        String column = readers.get(i) == null ? null : readers.get(i).column();
        return Finding.ofCell(rule, severity, table, fields.get(i).name(), column, cell.text());
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
        return field.requiredUnless().entrySet().stream()
                .noneMatch(unless -> unless.getValue().contains(String.valueOf(cells[place(unless.getKey())].value())));
    }

    private int place(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the table " + table + " has no field " + name);
    }
}
