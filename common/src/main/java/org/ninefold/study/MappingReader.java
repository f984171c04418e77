package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ninefold.schema.Field;
import org.ninefold.schema.Table;

/** Reads how a source's records become rows of a standard table. */
final class MappingReader {
    /** Filled by the platform, whatever the extract says, and with what. */
    private static final Map<String, String> OF_THE_PLATFORM = Map.of(
            "site_id", "the centre's id",
            "imputed_dates", "the dates that the mapping completes",
            "has_rejected_records", "what became of the subject's records");

    private final Table table;
    private final List<String> sources;
    private final Problems problems;

    MappingReader(Table table, List<String> sources, Problems problems) {
        this.table = table;
        this.sources = sources;
        this.problems = problems;
    }

    Optional<TableMapping> read(Block mapping, int ordinal) {
        int before = problems.count();
        Optional<String> from = mapping.required("from", "a source of this centre")
                .flatMap(entry -> entry.oneOf(sources, "a source of this centre:"));
        Optional<String> where = mapping.optional("where").flatMap(Entry::word);
        Optional<Block> block = mapping.required("fields", "an object { … }").flatMap(Entry::block);
        List<FieldMapping> fields = block.map(this::fields).orElse(List.of());
        mapping.refuseUnknown();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new TableMapping(table.name(), ordinal, from.orElseThrow(), where.orElse(null), fields, mapping.at()));
    }

    private List<FieldMapping> fields(Block block) {
        List<FieldMapping> fields = new ArrayList<>();
        for (String name : block.names()) {
            if (OF_THE_PLATFORM.containsKey(name)) {
                block.optional(name)
                        .orElseThrow()
                        .problem("expected no " + name
                                + " in a mapping, found one; remove it, the platform fills it with "
                                + OF_THE_PLATFORM.get(name));
            }
        }
        Set<String> mapped = new HashSet<>(block.names());
        for (Field field : table.fields()) {
            if (!OF_THE_PLATFORM.containsKey(field.name())) {
                block.optional(field.name()).ifPresent(entry -> new ValueReader(field, problems)
                        .read(entry)
                        .ifPresent(value -> fields.add(new FieldMapping(field.name(), value, entry.at()))));
            }
        }
        block.refuseUnknown();
        for (Field field : table.fields()) {
            if (field.required()
                    && !OF_THE_PLATFORM.containsKey(field.name())
                    && !mapped.contains(field.name())
                    && !lifted(field, mapped, fields)) {
                block.required(
                        field.name(),
                        "a column or a constant, because the table " + table.name() + " requires it" + unless(field));
            }
        }
        return fields;
    }

    /** Whether another field lifts the requirement, or may do so record by record. */
    private static boolean lifted(Field field, Set<String> mapped, List<FieldMapping> fields) {
        for (Map.Entry<String, List<String>> unless : field.requiredUnless().entrySet()) {
            Optional<ValueSource> value = fields.stream()
                    .filter(other -> other.field().equals(unless.getKey()))
                    .map(FieldMapping::value)
                    .findFirst();
            if (value.isEmpty() && mapped.contains(unless.getKey())) {
                return true;
            }
            if (value.isPresent()
                    && (!(value.orElseThrow() instanceof ValueSource.Constant constant)
                            || unless.getValue().contains(constant.text()))) {
                return true;
            }
        }
        return false;
    }

    private static String unless(Field field) {
        return field.requiredUnless().entrySet().stream()
                .map(entry -> " unless " + entry.getKey() + " is " + Entry.anyOf(entry.getValue()))
                .collect(Collectors.joining(" or"));
    }
}
