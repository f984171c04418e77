package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;

/** Reads the variables that a study adds to ADSL. */
final class VariablesReader {
    /** Names that a run has for its own columns, of dossiers and rows up to the cut-off: variables must not hide them. */
    private static final Set<String> OF_THE_RUN = Set.of(
            "site_id",
            "person",
            "accepted",
            "records",
            "trailers",
            "findings",
            "in_study",
            "not_in_study",
            "has_rejects");

    private final Map<String, Origin> names = new HashMap<>();
    private final Set<String> taken;
    private final List<Variable> variables = new ArrayList<>();

    VariablesReader(List<Entry> entries) {
        Stream<String> columns = StandardSchema.standard().harmonized().stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name()), table.fields().stream().map(Field::name)));
        Stream<String> standard = StandardSchema.standard().adam().stream()
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name()), table.fields().stream().map(Field::name)));
        taken = Stream.of(columns, standard, OF_THE_RUN.stream(), Stream.of(AdslVariables.DAY))
                .flatMap(all -> all)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (Entry entry : entries) {
            entry.block().flatMap(block -> read(block, entry.problems())).ifPresent(variables::add);
        }
    }

    AdslVariables adsl() {
        return new AdslVariables(variables);
    }

    private Optional<Variable> read(Block block, Problems problems) {
        int before = problems.count();
        Optional<String> name = Unique.key("name", block, names, "letters, digits and _, such as PEAKIL6");
        name.filter(text -> !text.matches("(?!M_|C_|LATE_)[A-Z][A-Z0-9_]*") || taken.contains(text))
                .ifPresent(text -> block.optional("name")
                        .orElseThrow()
                        .problem(
                                "expected a name in capital letters that no column of the standard tables has, found \""
                                        + text + "\"; choose another"));
        Optional<String> label = block.required("label", "a text").flatMap(Entry::word);
        Optional<Entry> sql = block.optional("sql");
        Optional<Entry> from = block.optional("from");
        if (sql.isPresent() == from.isPresent()) {
            block.problem("expected either from or sql, found " + (sql.isPresent() ? "both" : "neither")
                    + "; say where the value comes from");
        }
        Optional<Variable.Rows> rows = from.flatMap(table -> rows(table, block));
        FieldType type = type(block, rows);
        String known = block.optional("known")
                .flatMap(entry -> entry.oneOf(knownAt(), "baseline or a date of ADSL:"))
                .orElse(null);
        String expression = sql.flatMap(Entry::word).orElse(null);
        block.refuseUnknown();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Variable(
                name.orElseThrow(), label.orElseThrow(), type, rows.orElse(null), expression, known, block.at()));
    }

    private Set<String> knownAt() {
        var known = new TreeSet<>(adsl().dates());
        known.add(Variable.BASELINE);
        return known;
    }

    private static Optional<Variable.Rows> rows(Entry table, Block block) {
        Optional<String> from = table.oneOf(new TreeSet<>(AdslVariables.DATED.keySet()), "a table of a subject:");
        Optional<RowSummary> take =
                block.required("take", "what of the rows").flatMap(entry -> entry.choice(RowSummary.class));
        String where = block.optional("where").flatMap(Entry::word).orElse(null);
        Optional<Entry> of = block.optional("of");
        Optional<Entry> by = block.optional("by");
        take.ifPresent(one -> {
            need(block, "of", of, one.ofValue(), one);
            need(block, "by", by, one.byAnother(), one);
        });
        if (from.isEmpty() || take.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Variable.Rows(
                from.orElseThrow(),
                where,
                take.orElseThrow(),
                of.flatMap(Entry::word).orElse(null),
                by.flatMap(Entry::word).orElse(null)));
    }

    private static void need(Block block, String key, Optional<Entry> given, boolean needed, RowSummary take) {
        if (needed) {
            block.required(key, "Spark SQL over the row's columns, because take is " + take.key());
        } else {
            given.ifPresent(entry -> entry.problem("has no meaning beside take = " + take.key() + "; remove it"));
        }
    }

    /** A count and a flag have their own types; for the others it is stated. */
    private static FieldType type(Block block, Optional<Variable.Rows> rows) {
        Map<String, FieldType> types = Map.of(
                "number", FieldType.NUMBER,
                "integer", FieldType.INTEGER,
                "date", FieldType.DATE,
                "text", FieldType.STRING);
        FieldType own = rows.map(Variable.Rows::take)
                .map(take -> switch (take) {
                    case COUNT -> FieldType.INTEGER;
                    case ANY -> FieldType.STRING;
                    default -> null;
                })
                .orElse(null);
        Optional<Entry> given =
                own == null ? block.required("type", "one of number, integer, date, text") : block.optional("type");
        FieldType stated = given.flatMap(entry -> entry.oneOf(List.of("number", "integer", "date", "text"), "one of"))
                .map(types::get)
                .orElse(own);
        if (own != null && stated != own) {
            given.orElseThrow().problem("contradicts take, which gives its own type; remove it");
        }
        return stated == null ? FieldType.STRING : stated;
    }
}
