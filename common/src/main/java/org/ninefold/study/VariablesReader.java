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

    static final KeySet VARIABLE = new KeySet("Variables");
    static final Key<String> NAME = VARIABLE.required("name", KeyType.ID, "letters, digits and _, such as PEAKIL6");
    static final Key<String> LABEL = VARIABLE.required("label", KeyType.TEXT);
    static final Key<String> SQL =
            VARIABLE.optional("sql", KeyType.TEXT, "Spark SQL over ADSL and the variables above");
    static final Key<Entry> FROM = VARIABLE.optional("from", KeyType.NAME, "a table of the subject");

    static final KeySet OF_ROWS = new KeySet("Variables");
    static final Key<RowSummary> TAKE = OF_ROWS.required("take", KeyType.choice(RowSummary.class), "what of the rows");
    static final Key<String> WHERE = OF_ROWS.optional("where", KeyType.TEXT, "Spark SQL: which rows");
    static final Key<String> OF = OF_ROWS.optional("of", KeyType.TEXT, "Spark SQL: the value of a row");
    static final Key<String> BY = OF_ROWS.optional("by", KeyType.TEXT, "Spark SQL: what chooses the row");

    static final KeySet VALUE = new KeySet("Variables");
    private static final KeyType<FieldType> TYPES = KeyType.word("one of", List.of("number", "integer", "date", "text"))
            .map(word -> word.equals("text") ? FieldType.STRING : FieldType.valueOf(word.toUpperCase(Locale.ROOT)));
    static final Key<FieldType> TYPE = VALUE.optional("type", TYPES, "what it holds");
    static final Key<Entry> KNOWN = VALUE.optional("known", KeyType.NAME, "the date on which it is known");

    private final Map<String, Origin> names = new HashMap<>();
    private final Set<String> taken;
    private final List<Variable> variables = new ArrayList<>();

    VariablesReader(List<Entry> entries) {
        Stream<String> standard = Stream.of(
                        StandardSchema.standard().harmonized(),
                        StandardSchema.standard().adam())
                .flatMap(List::stream)
                .flatMap(table -> Stream.concat(
                        Stream.of(table.name()), table.fields().stream().map(Field::name)));
        taken = Stream.of(standard, OF_THE_RUN.stream(), Stream.of(AdslVariables.DAY))
                .flatMap(all -> all)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (Entry entry : entries) {
            entry.block(VARIABLE).flatMap(this::read).ifPresent(variables::add);
        }
    }

    AdslVariables adsl() {
        return new AdslVariables(variables);
    }

    private Optional<Variable> read(Block block) {
        block.unique(NAME, names)
                .filter(text -> !text.matches("(?!M_|C_|LATE_)[A-Z][A-Z0-9_]*") || taken.contains(text))
                .ifPresent(text -> block.problemWith(
                        NAME,
                        "expected a name in capital letters that no column of the standard tables has, found \"" + text
                                + "\"; choose another"));
        if (block.has(SQL) == block.has(FROM)) {
            block.problem("expected either from or sql, found " + (block.has(SQL) ? "both" : "neither")
                    + "; say where the value comes from");
        }
        if (block.has(FROM)) {
            block.with(OF_ROWS);
        }
        block.with(VALUE);
        Optional<Variable.Rows> rows = block.find(FROM).flatMap(table -> rows(table, block));
        FieldType type = type(block, rows);
        Optional<String> known =
                block.find(KNOWN).flatMap(entry -> entry.oneOf(knownAt(), "baseline or a date of ADSL:"));
        return block.done(() -> new Variable(
                block.get(NAME),
                block.get(LABEL),
                type,
                rows.orElse(null),
                block.get(SQL),
                known.orElse(null),
                block.at()));
    }

    private Set<String> knownAt() {
        var known = new TreeSet<>(adsl().dates());
        known.add(Variable.BASELINE);
        return known;
    }

    private static Optional<Variable.Rows> rows(Entry table, Block block) {
        Optional<String> from = table.oneOf(new TreeSet<>(AdslVariables.DATED.keySet()), "a table of a subject:");
        Optional<RowSummary> take = block.find(TAKE);
        take.ifPresent(one -> {
            need(block, OF, one.ofValue(), one);
            need(block, BY, one.byAnother(), one);
        });
        return from.isEmpty() || take.isEmpty()
                ? Optional.empty()
                : Optional.of(new Variable.Rows(
                        from.orElseThrow(), block.get(WHERE), take.orElseThrow(), block.get(OF), block.get(BY)));
    }

    private static void need(Block block, Key<String> key, boolean needed, RowSummary take) {
        if (needed && !block.has(key)) {
            block.missing(key, "Spark SQL over the row's columns, because take is " + take.key());
        } else if (!needed && block.has(key)) {
            block.problemWith(key, "has no meaning beside take = " + take.key() + "; remove it");
        }
    }

    /** A count and a flag have their own types; for the others it is stated. */
    private static FieldType type(Block block, Optional<Variable.Rows> rows) {
        FieldType own = rows.map(Variable.Rows::take)
                .map(take -> switch (take) {
                    case COUNT -> FieldType.INTEGER;
                    case ANY -> FieldType.STRING;
                    default -> null;
                })
                .orElse(null);
        FieldType stated = block.find(TYPE).orElse(own);
        if (own == null && !block.has(TYPE)) {
            block.missing(TYPE, TYPE.type().text());
        } else if (own != null && stated != own) {
            block.problemWith(TYPE, "contradicts take, which gives its own type; remove it");
        }
        return stated == null ? FieldType.STRING : stated;
    }
}
