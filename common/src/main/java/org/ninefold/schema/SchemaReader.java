package org.ninefold.schema;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads tables from Frictionless Data Package JSON, with the extensions that {@link Field} has. */
final class SchemaReader {
    private SchemaReader() {}

    static TableGroup resource(String name) {
        try (InputStream in = SchemaReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The schema " + name + " is missing from the program; build it again.");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " cannot be read; build the program again.", e);
        }
    }

    static TableGroup parse(String json, String description) {
        Config source = ConfigFactory.parseString(
                json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription(description));
        List<Table> tables = source.getConfigList("resources").stream()
                .map(SchemaReader::table)
                .toList();
        return new TableGroup(source.getString("name"), source.getString("title"), tables);
    }

    private static Table table(Config source) {
        List<Field> fields = source.getConfigList("schema.fields").stream()
                .map(SchemaReader::field)
                .toList();
        return new Table(
                source.getString("name"), source.getString("title"), fields, source.getStringList("schema.primaryKey"));
    }

    private static Field field(Config source) {
        return new Field(
                source.getString("name"),
                type(source),
                source.getString("title"),
                text(source, "unit").orElse(null),
                source.hasPath("constraints.enum") ? source.getStringList("constraints.enum") : List.of(),
                isTrue(source, "constraints.required"),
                lists(source, "requiredUnless"),
                number(source, "constraints.minimum").orElse(null),
                number(source, "constraints.maximum").orElse(null),
                source.hasPath("decimals") ? source.getInt("decimals") : Field.DEFAULT_DECIMALS,
                texts(source, "units"),
                text(source, "cdisc").orElse(null),
                isTrue(source, "baseline"));
    }

    private static FieldType type(Config source) {
        String type = source.getString("type");
        return switch (type) {
            case "string" -> FieldType.STRING;
            case "number" -> FieldType.NUMBER;
            case "date" -> FieldType.DATE;
            case "boolean" -> FieldType.BOOLEAN;
            case "integer" ->
                source.hasPath("bits") && source.getInt("bits") == Long.SIZE ? FieldType.BIGINT : FieldType.INTEGER;
            default ->
                throw new IllegalArgumentException("The field " + source.getString("name") + " has the type " + type
                        + "; expected string, number, date, boolean or integer.");
        };
    }

    private static Optional<String> text(Config source, String path) {
        return source.hasPath(path) ? Optional.of(source.getString(path)) : Optional.empty();
    }

    private static Optional<Double> number(Config source, String path) {
        return source.hasPath(path) ? Optional.of(source.getDouble(path)) : Optional.empty();
    }

    private static boolean isTrue(Config source, String path) {
        return source.hasPath(path) && source.getBoolean(path);
    }

    private static SortedMap<String, String> texts(Config source, String path) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (source.hasPath(path)) {
            for (Map.Entry<String, ConfigValue> entry : source.getObject(path).entrySet()) {
                texts.put(entry.getKey(), source.getString(path + "." + ConfigUtil.quoteString(entry.getKey())));
            }
        }
        return texts;
    }

    private static Map<String, List<String>> lists(Config source, String path) {
        Map<String, List<String>> lists = new TreeMap<>();
        if (source.hasPath(path)) {
            for (String key : source.getObject(path).keySet()) {
                lists.put(key, source.getStringList(path + "." + ConfigUtil.quoteString(key)));
            }
        }
        return lists;
    }
}
