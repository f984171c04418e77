package org.ninefold.schema;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigUtil;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Reads tables from Frictionless Data Package JSON, with the extensions that {@link Field} has. */
final class SchemaReader {
    private SchemaReader() {}

    static TableGroup resource(String name) {
        return group(json("schema", name));
    }

    /**
     * A JSON file of the program.
     *
     * @param what what it holds, for errors
     */
    static Config json(String what, String name) {
        try (InputStream in = SchemaReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(
                        "The " + what + " " + name + " is missing from the program; build it again.");
            }
            return parsed(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException("The " + what + " " + name + " cannot be read; build the program again.", e);
        }
    }

    static TableGroup parse(String json, String description) {
        return group(parsed(json, description));
    }

    private static Config parsed(String json, String description) {
        return ConfigFactory.parseString(
                json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription(description));
    }

    private static TableGroup group(Config source) {
        return new TableGroup(
                source.getString("name"),
                source.getConfigList("resources").stream()
                        .map(SchemaReader::table)
                        .toList());
    }

    private static Table table(Config source) {
        List<Field> fields = source.getConfigList("schema.fields").stream()
                .map(SchemaReader::field)
                .toList();
        return new Table(
                source.getString("name"),
                source.getString("title"),
                brief(source),
                fields,
                source.getStringList("schema.primaryKey"));
    }

    private static Field field(Config source) {
        return new Field(
                source.getString("name"),
                type(source),
                source.getString("title"),
                brief(source),
                find(source, "unit", Config::getString).orElse(null),
                find(source, "constraints.enum", Config::getStringList).orElse(List.of()),
                find(source, "constraints.required", Config::getBoolean).orElse(false),
                members(source, "requiredUnless", Config::getStringList),
                find(source, "constraints.minimum", Config::getDouble).orElse(null),
                find(source, "constraints.maximum", Config::getDouble).orElse(null),
                find(source, "decimals", Config::getInt).orElse(Field.DEFAULT_DECIMALS),
                members(source, "units", Config::getString),
                find(source, "cdisc", Config::getString).orElse(null),
                find(source, "baseline", Config::getBoolean).orElse(false));
    }

    private static String brief(Config source) {
        return source.getString(source.hasPath("label") ? "label" : "title");
    }

    private static FieldType type(Config source) {
        String type = source.getString("type");
        return switch (type) {
            case "string" -> FieldType.STRING;
            case "number" -> FieldType.NUMBER;
            case "date" -> FieldType.DATE;
            case "boolean" -> FieldType.BOOLEAN;
            case "integer" ->
                find(source, "bits", Config::getInt).orElse(0) == Long.SIZE ? FieldType.BIGINT : FieldType.INTEGER;
            default ->
                throw new IllegalArgumentException("The field " + source.getString("name") + " has the type " + type
                        + "; expected string, number, date, boolean or integer.");
        };
    }

    private static <T> Optional<T> find(Config source, String path, BiFunction<Config, String, T> read) {
        return source.hasPath(path) ? Optional.of(read.apply(source, path)) : Optional.empty();
    }

    private static <T> SortedMap<String, T> members(Config source, String path, BiFunction<Config, String, T> read) {
        SortedMap<String, T> members = new TreeMap<>();
        if (source.hasPath(path)) {
            for (String key : source.getObject(path).keySet()) {
                members.put(key, read.apply(source, path + "." + ConfigUtil.quoteString(key)));
            }
        }
        return members;
    }
}
