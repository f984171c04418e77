package org.ninefold.study;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A HOCON file with one object at its root. */
final class ConfigurationFile {
    private static final Pattern LINE = Pattern.compile("^(\\d+): ");
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{[^}]*}");

    private static final int MOST_BYTES = 10_000_000;

    private final Path path;
    private final String name;
    private final Problems problems;

    ConfigurationFile(Path path, Problems problems) {
        this.path = path;
        this.name = path.toString();
        this.problems = problems;
    }

    /**
     * The object of that key, which must be the only one at the root.
     *
     * @param named where the file is named, to which its absence belongs
     */
    Optional<Entry> root(String key, Origin named) {
        problems.reading(name);
        return content(named).flatMap(this::parse).flatMap(config -> {
            KeySet only = new KeySet(key);
            Key<Entry> object = only.required(key, KeyType.OBJECT);
            Block top = new Block(config.root(), new Origin(name, 0, ""), problems, only);
            Optional<Entry> root = top.find(object);
            top.refuseUnknown();
            return root;
        });
    }

    private Optional<String> content(Origin named) {
        try {
            if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
                problems.add(named, "expected a file, found a pipe, a device or a socket: " + name + "; give a file");
                return Optional.empty();
            } else if (Files.size(path) > MOST_BYTES) {
                problems.add(
                        named,
                        "expected a file of at most " + MOST_BYTES + " bytes, found a larger one: " + name
                                + "; correct the path");
                return Optional.empty();
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (NoSuchFileException e) {
            problems.add(named, "expected the file " + name + ", found none; correct the path or add the file");
        } catch (CharacterCodingException e) {
            problems.add(new Origin(name, 0, ""), "expected UTF-8, found another encoding; save the file as UTF-8");
        } catch (IOException e) {
            problems.add(
                    named,
                    "expected a file that can be read, found " + name + " ("
                            + e.getClass().getSimpleName() + "); check that it is a file and its permissions");
        }
        return Optional.empty();
    }

    private Optional<Config> parse(String text) {
        OptionalInt tooDeep = Nesting.tooDeepIn(text);
        if (tooDeep.isPresent()) {
            problems.add(
                    new Origin(name, tooDeep.getAsInt(), ""),
                    "expected at most " + Nesting.MOST + " levels of objects, lists and keys with dots, found more;"
                            + " write the values less deep");
            return Optional.empty();
        }
        try {
            Config parsed = ConfigFactory.parseString(
                    text,
                    ConfigParseOptions.defaults()
                            .setSyntax(ConfigSyntax.CONF)
                            .setOriginDescription(name)
                            .setIncluder(new NothingIncluded()));
            int before = problems.count();
            Expansion expansion = new KeyScanner(name, text, problems).scan();
            if (expansion.isTooLarge()) {
                problems.add(
                        new Origin(name, expansion.line(), ""),
                        "expected at most " + Expansion.MOST_SUBSTITUTIONS + " substitutions ${…} and "
                                + Expansion.MOST_CHARACTERS
                                + " characters once they are put in, found more; write the values out");
                return Optional.empty();
            } else if (expansion.hasSubstitutions() && problems.count() > before) {
                return Optional.empty(); // a key that is there twice can be put into itself
            }
            return Optional.of(parsed.resolve(ConfigResolveOptions.noSystem()));
        } catch (ConfigException.UnresolvedSubstitution e) {
            Matcher substitution = SUBSTITUTION.matcher(e.getMessage());
            problem(
                    e,
                    "expected a key of this file in " + (substitution.find() ? substitution.group() : "a substitution")
                            + ", found none; write the value out, the environment and other files are not read");
        } catch (ConfigException e) {
            String reason = withoutPlace(e).replaceFirst(" \\(if you (want|intended).*$", "");
            problem(e, "expected HOCON, found an error: " + reason + "; correct the text here or just before");
        }
        return Optional.empty();
    }

    private void problem(ConfigException e, String sentence) {
        Matcher line = LINE.matcher(afterName(e));
        problems.add(new Origin(name, line.find() ? Integer.parseInt(line.group(1)) : 0, ""), sentence);
    }

    private String withoutPlace(ConfigException e) {
        return LINE.matcher(afterName(e)).replaceFirst("");
    }

    private String afterName(ConfigException e) {
        String prefix = name + ": ";
        return e.getMessage().startsWith(prefix) ? e.getMessage().substring(prefix.length()) : e.getMessage();
    }
}
