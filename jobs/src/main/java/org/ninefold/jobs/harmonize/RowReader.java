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
    /** In a subject's row, a last cell that says which mapping it comes from; rows of other tables have none. */
    private final String origin;

    private final int where;
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
        origin = table.equals(Dossier.SUBJECT) ? source.id() + "/" + mapping.ordinal() : null;
        where = mapping.where() == null ? -1 : sql.place(mapping.where());
        fields = new ArrayList<>(StandardRow.fields(target));
        rules = new RowRules(fields);
        for (Field field : fields) {
            FieldMapping by = mapped.get(field.name());
            readers.add(by == null ? null : new CellReader(field, by.value(), source, header, sql));
        }
    }

    String table() {
        return table;
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
        var findings = new ArrayList<Finding>();
        var imputed = new StringJoiner(" ").setEmptyValue("");
        for (int i = 0; i < cells.length; i++) {
            values[i] = cells[i].value();
            if (cells[i].imputed() != null) {
                imputed.add(fields.get(i).name() + ":" + cells[i].imputed());
            }
            boolean required = required(fields.get(i), cells);
            Rule rule = cells[i].rule();
            if (rule == null && required && cells[i].value() == null) {
                rule = Rule.VALUE_REQUIRED;
            }
            Severity severity = required ? Severity.REJECT : Severity.BLANK;
            if (rule == null && cells[i].imputed() != null) {
                rule = Rule.VALUE_DATE_PARTIAL;
                severity = Severity.WARN;
            }
            if (rule != null) {
                findings.add(Finding.ofCell(
                        rule,
                        severity,
                        table,
                        fields.get(i).name(),
                        readers.get(i) == null ? null : readers.get(i).column(),
                        cells[i].text()));
            }
        }
        values[place(IMPUTED_DATES)] = imputed.length() == 0 ? null : imputed.toString();
        return new Read(new StandardRow(values), findings);
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
