package org.ninefold.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ninefold.schema.Field;
import org.ninefold.schema.Table;

/** Reads how a source's records become rows of a standard table. */
final class MappingReader {
    /** Filled by the platform, whatever the extract says, and with what. */
    private static final SortedMap<String, String> OF_THE_PLATFORM = new TreeMap<>(Map.of(
            "site_id", "the centre's id",
            "imputed_dates", "the dates that the mapping completes",
            "has_rejected_records", "what became of the subject's records"));

    static final KeySet KEYS = new KeySet("Mappings");
    static final Key<Entry> FROM = KEYS.required("from", KeyType.NAME, "a source of this centre");
    static final Key<String> WHERE = KEYS.optional("where", KeyType.TEXT, "Spark SQL: which records");
    static final Key<Entry> FIELDS = KEYS.required("fields", KeyType.OBJECT);

    private final Table table;
    private final List<String> sources;
    private final KeySet fields = new KeySet("Fields");
    private final Map<String, Key<ValueSource>> keys = new LinkedHashMap<>();

    MappingReader(Table table, List<String> sources) {
        this.table = table;
        this.sources = sources;
        for (Field field : table.fields()) {
            if (!OF_THE_PLATFORM.containsKey(field.name())) {
                keys.put(field.name(), fields.optional(field.name(), new ValueReader(field).type(), field.label()));
            }
        }
    }

    Optional<TableMapping> read(Block mapping, int ordinal) {
        Optional<String> from = mapping.find(FROM).flatMap(entry -> entry.oneOf(sources, "a source of this centre:"));
        List<FieldMapping> read = mapping.find(FIELDS)
                .flatMap(entry -> entry.block(fields))
                .map(this::fields)
                .orElse(List.of());
        return mapping.done(() ->
                new TableMapping(table.name(), ordinal, from.orElseThrow(), mapping.get(WHERE), read, mapping.at()));
    }

    private List<FieldMapping> fields(Block block) {
        OF_THE_PLATFORM.forEach((name, content) -> block.refuse(
                new Key<>(name, KeyType.NAME, null, false, content),
                "in a mapping, found one; remove it, the platform fills it with " + content));
        List<FieldMapping> read = new ArrayList<>();
        keys.forEach((name, key) ->
                block.find(key).ifPresent(value -> read.add(new FieldMapping(name, value, block.at(key)))));
        block.refuseUnknown();
        for (Field field : table.fields()) {
            Key<ValueSource> key = keys.get(field.name());
            if (field.required() && key != null && !block.has(key) && !lifted(field, block, read)) {
                block.missing(
                        key,
                        "a column or a constant, because the table " + table.name() + " requires it" + unless(field));
            }
        }
        return read;
    }

    /** Whether another field lifts the requirement, or may do so record by record. */
    private boolean lifted(Field field, Block block, List<FieldMapping> read) {
        return field.requiredUnless().entrySet().stream().anyMatch(unless -> {
            Optional<ValueSource> value = read.stream()
                    .filter(other -> other.field().equals(unless.getKey()))
                    .map(FieldMapping::value)
                    .findFirst();
            return value.isEmpty()
                    ? block.has(keys.get(unless.getKey()))
                    : !(value.orElseThrow() instanceof ValueSource.Constant constant)
                            || unless.getValue().contains(constant.text());
        });
    }

    private static String unless(Field field) {
        return field.requiredUnless().entrySet().stream()
                .map(entry -> " unless " + entry.getKey() + " is " + Entry.anyOf(entry.getValue()))
                .collect(Collectors.joining(" or"));
    }
}
