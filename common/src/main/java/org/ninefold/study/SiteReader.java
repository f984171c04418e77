package org.ninefold.study;

import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the settings of this machine. */
final class SiteReader {
    static final KeySet KEYS = new KeySet("Site");
    private static final KeyType<Integer> COUNT =
            KeyType.TEXT.to("a whole number from 1 to 99999", text -> Optional.of(text)
                    .filter(number -> number.matches("[1-9]\\d{0,4}"))
                    .map(Integer::valueOf));
    static final Key<String> OUT = KEYS.optional("out", KeyType.TEXT, "the output directory");
    static final Key<String> KEY_ID = KEYS.optional("pseudonym.key-id", KeyType.TEXT, "demo", "the name of the key");
    static final Key<String> KEY_FILE =
            KEYS.optional("pseudonym.key-file", KeyType.TEXT, "the file that holds the key");
    static final Key<String> KEY_ENV =
            KEYS.optional("pseudonym.key-env", KeyType.TEXT, "the environment variable that holds the key as text");
    static final Key<Integer> KEEP_DAYS =
            KEYS.optional("keep.days", COUNT, Keep.DEFAULT.days(), "what was in use within so many days is kept");
    static final Key<Integer> KEEP_AT_LEAST =
            KEYS.optional("keep.at-least", COUNT, Keep.DEFAULT.atLeast(), "so many are kept, however old");
    static final Key<ClosedFigures> FORGET_FIGURES = KEYS.optional(
            "forget.figures",
            KeyType.TEXT.to("keep or remove", SiteReader::closedFigures),
            ClosedFigures.KEEP,
            "what becomes of the figures of snapshots out of which patients are taken");

    private static final String PREFIX = "ninefold.";
    private static final List<String> KNOWN =
            KEYS.keys().stream().map(Key::name).toList();

    private final Problems problems = new Problems();
    private final Map<String, Entry> settings = new HashMap<>();

    /** Reads the file, if there is one, then what overrides it. */
    Site read(Path file, Map<String, String> overrides) {
        if (file != null) {
            new ConfigurationFile(file, problems)
                    .root("ninefold", new Origin(file.toString(), 0, ""))
                    .ifPresent(ninefold -> read(ninefold, ""));
        }
        new TreeMap<>(overrides).forEach(this::override);
        refuseContradictions();
        var keep = new Keep(get(KEEP_DAYS), get(KEEP_AT_LEAST));
        ClosedFigures closedFigures = get(FORGET_FIGURES);
        problems.throwIfAny();
        return new Site(get(OUT), get(KEY_ID), get(KEY_FILE), get(KEY_ENV), keep, closedFigures);
    }

    private <T> T get(Key<T> key) {
        return Optional.ofNullable(settings.get(key.name()))
                .flatMap(key.type().reader())
                .orElse(key.byDefault());
    }

    private static Optional<ClosedFigures> closedFigures(String text) {
        return Arrays.stream(ClosedFigures.values())
                .filter(figures -> figures.key().equals(text))
                .findFirst();
    }

    /** Reads an object of the file, whose keys are the next parts of the names that begin with the path. */
    private void read(Entry entry, String path) {
        KeySet keys = new KeySet(path);
        List<Key<Entry>> here = KNOWN.stream()
                .filter(name -> name.startsWith(path))
                .map(name -> name.substring(path.length()).replaceFirst("\\..*", ""))
                .distinct()
                .map(part -> keys.optional(part, KeyType.NAME, part))
                .toList();
        entry.block(keys).ifPresent(block -> {
            here.forEach(key -> block.find(key).ifPresent(value -> {
                String name = path + key.name();
                if (KNOWN.contains(name)) {
                    value.word().ifPresent(text -> settings.put(name, value));
                } else {
                    read(value, name + ".");
                }
            }));
            block.refuseUnknown();
        });
    }

    private void override(String property, String value) {
        if (!property.startsWith(PREFIX)) {
            return;
        }
        Origin at = new Origin("system properties", 0, property);
        String key = property.substring(PREFIX.length());
        if (!KNOWN.contains(key)) {
            problems.add(
                    at,
                    "unknown key" + Nearest.hint(key, KNOWN) + "; correct or remove it, the keys here are ninefold."
                            + String.join(", ninefold.", KNOWN));
        } else if (value.isBlank()) {
            problems.add(at, "expected a text, found \"\"");
        } else {
            settings.put(key, new Entry(ConfigValueFactory.fromAnyRef(value.strip()), at.file(), property, problems));
        }
    }

    private void refuseContradictions() {
        if (settings.containsKey(KEY_FILE.name()) && settings.containsKey(KEY_ENV.name())) {
            settings.get(KEY_ENV.name())
                    .problem("expected one place of the key, found key-file and key-env; remove one of them");
        }
        for (Key<String> place : List.of(KEY_FILE, KEY_ENV)) {
            if (settings.containsKey(place.name()) && !settings.containsKey(KEY_ID.name())) {
                settings.get(place.name())
                        .problem("expected a name of the key as well, found no pseudonym.key-id; add it,"
                                + " snapshots say by it which key made their pseudonyms");
            }
        }
    }
}
