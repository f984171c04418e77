package org.ninefold.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes tables as a Frictionless Data Package, in the form that {@link SchemaReader} reads. */
final class Dictionary {
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    /** Indented by two spaces, maps in their own order, lines ended alike on every system. */
    private static final ObjectWriter WRITER = new JsonMapper()
            .writer(new DefaultPrettyPrinter()
                    .withSeparators(Separators.createDefaultInstance()
                            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(LINES)
                    .withArrayIndenter(LINES))
            .with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN);

    private Dictionary() {}

    static String json(List<TableGroup> groups) {
        Map<String, Object> dictionary = new LinkedHashMap<>();
        dictionary.put("profile", "data-package");
        dictionary.put("name", "ninefold");
        dictionary.put("title", "Every table and column of a snapshot");
        dictionary.put(
                "resources",
                groups.stream()
                        .flatMap(group -> group.tables().stream().map(table -> resource(group, table)))
                        .toList());
        try {
            return WRITER.writeValueAsString(dictionary) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // maps, lists and texts can be written
        }
    }

    private static Map<String, Object> resource(TableGroup group, Table table) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("fields", table.fields().stream().map(Dictionary::field).toList());
        schema.put("primaryKey", table.key());
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("name", table.name());
        resource.put("group", group.name());
        titles(resource, table.label(), table.brief());
        resource.put("schema", schema);
        return resource;
    }

    private static Map<String, Object> field(Field field) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("name", field.name());
        written.put("type", type(field.type()));
        titles(written, field.label(), field.brief());
        if (field.type() == FieldType.BIGINT) {
            written.put("bits", Long.SIZE);
        }
        putIfPresent(written, "unit", field.unit());
        Map<String, Object> constraints = constraints(field);
        if (!constraints.isEmpty()) {
            written.put("constraints", constraints);
        }
        if (!field.requiredUnless().isEmpty()) {
            written.put("requiredUnless", field.requiredUnless());
        }
        if (field.type() == FieldType.NUMBER && field.decimals() != Field.DEFAULT_DECIMALS) {
            written.put("decimals", field.decimals());
        }
        if (!field.units().isEmpty()) {
            written.put("units", field.units());
        }
        putIfPresent(written, "cdisc", field.cdisc());
        if (field.baseline()) {
            written.put("baseline", true);
        }
        return written;
    }

    private static void titles(Map<String, Object> written, String label, String brief) {
        written.put("title", label);
        if (!brief.equals(label)) {
            written.put("label", brief);
        }
    }

    private static Map<String, Object> constraints(Field field) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        if (field.required()) {
            constraints.put("required", true);
        }
        if (!field.vocabulary().isEmpty()) {
            constraints.put("enum", field.vocabulary());
        }
        putIfPresent(constraints, "minimum", plain(field.minimum()));
        putIfPresent(constraints, "maximum", plain(field.maximum()));
        return constraints;
    }

    private static String type(FieldType type) {
        return switch (type) {
            case STRING -> "string";
            case NUMBER -> "number";
            case DATE -> "date";
            case BOOLEAN -> "boolean";
            case INTEGER, BIGINT -> "integer";
        };
    }

    private static BigDecimal plain(Double limit) {
        return limit == null ? null : new BigDecimal(limit.toString()).stripTrailingZeros();
    }

    private static void putIfPresent(Map<String, Object> written, String key, Object value) {
        if (value != null) {
            written.put(key, value);
        }
    }
}
