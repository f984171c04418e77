package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ninefold.schema.Keyed;

/**
 * The tables of docs/configuration.md against the keys that the readers declare. What a key is may go on after its sentence; a
 * sentence that begins with the type does so without it.
 */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final String HEADER = "| Key | Type | Default | What it is |";

    /** A row of a table: the key, its type and default, what it is. */
    private record Row(String key, String type, String byDefault, String sentence) {
        static Row of(Key<?> key) {
            return new Row(
                    key.name(),
                    key.type().text(),
                    key.required() ? "required" : written(key.byDefault()),
                    key.sentence().replaceFirst("^" + Pattern.quote(key.type().text()) + "($|, | (?=\\())", ""));
        }

        static Row of(String line) {
            String[] cells = line.replace("`", "").strip().split(" *(?<!\\\\)\\| *", -1);
            assertThat(cells).as(line).hasSize(6);
            return new Row(cells[1], cells[2], cells[3], cells[4]);
        }

        /** With as much of the sentence as the other has: the page may go on. */
        Row upTo(Row other) {
            int length = Math.min(sentence.length(), other.sentence.length());
            return new Row(key, type, byDefault, sentence.substring(0, length));
        }
    }

    @Test
    void everyKeyIsInTheTableOfItsObjectAndNoOther() throws Exception {
        SortedMap<String, List<Row>> declared = declared();
        SortedMap<String, List<Row>> documented = documented();

        assertThat(documented.keySet()).isEqualTo(declared.keySet());
        declared.forEach((title, rows) -> {
            Map<String, Row> keys = rows.stream().collect(Collectors.toMap(Row::key, row -> row));
            assertThat(documented.get(title).stream()
                            .map(row -> keys.containsKey(row.key) ? row.upTo(keys.get(row.key)) : row))
                    .as(title)
                    .containsExactlyInAnyOrderElementsOf(rows);
        });
    }

    private static SortedMap<String, List<Row>> documented() throws IOException {
        SortedMap<String, List<Row>> tables = new TreeMap<>();
        String title = "";
        boolean within = false;
        for (String line : Files.readAllLines(PAGE)) {
            title = line.startsWith("#") ? line.replaceFirst("#+ ", "") : title;
            if (within && line.startsWith("| ")) {
                tables.computeIfAbsent(title, none -> new ArrayList<>()).add(Row.of(line));
            }
            within = line.equals(HEADER) || (within && line.startsWith("|"));
        }
        return tables;
    }

    private static SortedMap<String, List<Row>> declared() throws Exception {
        SortedMap<String, List<Row>> tables = new TreeMap<>();
        for (Class<?> type : classes()) {
            for (Field field : type.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == KeySet.class) {
                    field.setAccessible(true);
                    KeySet keys = (KeySet) field.get(null);
                    keys.keys().forEach(key -> tables.computeIfAbsent(keys.title(), none -> new ArrayList<>())
                            .add(Row.of(key)));
                }
            }
        }
        return tables;
    }

    private static List<Class<?>> classes() throws Exception {
        Path folder = Path.of(KeySet.class.getResource("KeySet.class").toURI()).getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Class<?>> classes = new ArrayList<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                classes.add(Class.forName(KeySet.class.getPackageName() + "." + name));
            }
            return classes;
        }
    }

    private static String written(Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(ConfigurationPageTest::written).collect(Collectors.joining(", ", "[", "]"));
        } else if (value == null || value instanceof List<?> || value instanceof Map<?, ?>) {
            return "none";
        } else if ("".equals(value)) {
            return "\"\"";
        }
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value instanceof Keyed word ? word.key() : value.toString();
    }
}
