package org.ninefold.subject;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** The tables that centres are mapped to, in the order of the schema, which describes them, each with the type of its rows. */
public enum StandardTable {
    SUBJECT("subject", SubjectRow.class),
    INFUSION("infusion", Infusion.class),
    RESPONSE("response", Response.class),
    EVENT("event", Event.class),
    ADVERSE_EVENT("adverse_event", AdverseEvent.class),
    MEASUREMENT("measurement", Measurement.class);

    /** Name of the field that says which dates of a row were completed. */
    public static final String IMPUTED_DATES = "imputed_dates";

    private static final List<StandardTable> ALL = List.of(values());

    private final String id;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
    private final List<Field> fields;

    @SuppressWarnings("ImmutableEnumChecker") // the only one of a record
    private final Constructor<?> constructor;

    StandardTable(String id, Class<? extends StandardRow> type) {
        this.id = id;
        this.constructor = type.getConstructors()[0];
        this.constructor.setAccessible(true); // else each call asks again whether it may
        this.fields = schema().fields().stream()
                .filter(field ->
                        !field.name().equals("site_id") && !field.name().equals("subject_id"))
                .toList();
    }

    /** All in their order. */
    public static List<StandardTable> all() {
        return ALL;
    }

    /** The table of a name of the schema. */
    public static StandardTable of(String name) {
        return ALL.stream()
                .filter(table -> table.id.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no standard table " + name));
    }

    /** Its name in the schema. */
    public String id() {
        return id;
    }

    /** Its schema, site and subject included. */
    public final Table schema() {
        return StandardSchema.standard().table(id);
    }

    /** The fields that a mapping gives, in their order: all but {@code site_id} and {@code subject_id}. */
    public List<Field> fields() {
        return fields;
    }

    /** The place of a field among the cells of a row. */
    public int place(String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                return i;
            }
        }
        throw new IllegalArgumentException("the table " + id + " has no field " + field);
    }

    /** A row of cells in the order of {@link #fields}, each of its field's type or null. */
    public StandardRow row(Object[] cells) {
        try {
            return (StandardRow) constructor.newInstance(Arrays.copyOf(cells, constructor.getParameterCount()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A row with another value in one field. */
    StandardRow with(StandardRow one, String field, Object value) {
        Object[] cells = one.cells();
        cells[place(field)] = value;
        return row(cells);
    }

    /** Its rows among some of all tables. */
    public List<? extends StandardRow> in(StandardRows rows) {
        return switch (this) {
            case SUBJECT -> rows.subjects();
            case INFUSION -> rows.infusions();
            case RESPONSE -> rows.responses();
            case EVENT -> rows.events();
            case ADVERSE_EVENT -> rows.adverseEvents();
            case MEASUREMENT -> rows.measurements();
        };
    }

    /** Those with other rows in this table; a row of another table is refused when it is read. */
    @SuppressWarnings("unchecked") // each table has rows of its own type
    public StandardRows put(StandardRows rows, List<? extends StandardRow> others) {
        return new StandardRows(
                this == SUBJECT ? (List<SubjectRow>) others : rows.subjects(),
                this == INFUSION ? (List<Infusion>) others : rows.infusions(),
                this == RESPONSE ? (List<Response>) others : rows.responses(),
                this == EVENT ? (List<Event>) others : rows.events(),
                this == ADVERSE_EVENT ? (List<AdverseEvent>) others : rows.adverseEvents(),
                this == MEASUREMENT ? (List<Measurement>) others : rows.measurements());
    }

    /** One more row beside those that are there. */
    public StandardRows add(StandardRows rows, StandardRow one) {
        if (in(rows).isEmpty()) {
            return put(rows, List.of(one));
        }
        var more = new ArrayList<StandardRow>(in(rows));
        more.add(one);
        return put(rows, more);
    }
}
