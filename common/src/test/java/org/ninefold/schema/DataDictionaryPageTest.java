package org.ninefold.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/data-dictionary.md are made from the schema: {@code mvn test -pl common -Dtest=DataDictionaryPageTest
 * -Dninefold.docs.write=true} writes them; without the property the page must have them as they are. What stands between
 * tables is for people to write.
 */
class DataDictionaryPageTest {
    private static final Path PAGE = Path.of("..", "docs", "data-dictionary.md");
    private static final String HEADING = "### `";

    @Test
    void everyTableIsThereAsTheSchemaHasIt() throws IOException {
        List<String> written = Files.readAllLines(PAGE);
        List<String> made = made(written);
        if (Boolean.getBoolean("ninefold.docs.write")) {
            Files.write(PAGE, made);
        } else {
            assertThat(written).isEqualTo(made);
        }
        assertThat(made.stream().filter(line -> line.startsWith(HEADING)))
                .containsExactlyInAnyOrderElementsOf(StandardSchema.standard()
                        .tables()
                        .map(table -> HEADING + table.name() + "`")
                        .toList());
    }

    /** The page with the lines of each table made anew. */
    private static List<String> made(List<String> page) {
        var made = new ArrayList<String>();
        boolean ofTable = false;
        for (String line : page) {
            if (line.startsWith(HEADING)) {
                made.addAll(
                        section(StandardSchema.standard().table(line.substring(HEADING.length(), line.length() - 1))));
                ofTable = true;
            } else if (!ofTable || !isOfTable(line)) {
                ofTable = false;
                made.add(line);
            }
        }
        while (made.get(made.size() - 1).isBlank()) {
            made.remove(made.size() - 1);
        }
        return made;
    }

    private static boolean isOfTable(String line) {
        return line.isBlank() || line.startsWith("|") || line.contains(" Key: `");
    }

    private static List<String> section(Table table) {
        boolean cdisc = table.fields().stream().anyMatch(field -> field.cdisc() != null);
        var lines = new ArrayList<String>();
        lines.add(HEADING + table.name() + "`");
        lines.add("");
        lines.add("%s. Key: %s."
                .formatted(
                        table.label(),
                        table.key().stream().map(DataDictionaryPageTest::code).collect(Collectors.joining(", "))));
        lines.add("");
        lines.add("| column | type | values | meaning |" + (cdisc ? " CDISC |" : ""));
        lines.add("|---|---|---|---|" + (cdisc ? "---|" : ""));
        for (Field field : table.fields()) {
            lines.add("| %s | %s | %s | %s |%s"
                    .formatted(
                            code(field.name()),
                            type(field.type()),
                            values(field),
                            meaning(field),
                            cdisc ? " " + (field.cdisc() == null ? "" : field.cdisc()) + " |" : ""));
        }
        lines.add("");
        return lines;
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String type(FieldType type) {
        return switch (type) {
            case NUMBER -> "DOUBLE";
            case INTEGER -> "INT";
            case STRING, DATE, BOOLEAN, BIGINT -> type.name();
        };
    }

    private static String values(Field field) {
        if (!field.vocabulary().isEmpty()) {
            return field.vocabulary().stream().map(DataDictionaryPageTest::code).collect(Collectors.joining(", "));
        } else if (field.minimum() == null) {
            return "";
        }
        return number(field.minimum()) + (field.maximum() == null ? " or more" : " to " + number(field.maximum()));
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String meaning(Field field) {
        var text = new StringBuilder(field.label());
        if (field.unit() != null) {
            text.append(" (").append(field.unit()).append(')');
        }
        if (!field.units().isEmpty()) {
            text.append("; accepts ").append(String.join(", ", field.units().keySet()));
        }
        if (field.required()) {
            text.append(" – **required**");
            field.requiredUnless()
                    .forEach((other, values) ->
                            text.append(" unless ").append(other).append(" is ").append(String.join(" or ", values)));
        }
        return text.toString();
    }
}
