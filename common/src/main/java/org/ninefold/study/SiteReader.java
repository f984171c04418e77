package org.ninefold.study;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the settings of this machine. */
final class SiteReader {
    private static final String PREFIX = "ninefold.";
    private static final String OUT = "out";
    private static final String KEY_ID = "pseudonym.key-id";
    private static final String KEY_FILE = "pseudonym.key-file";
    private static final String KEY_ENV = "pseudonym.key-env";
    private static final String KEEP_DAYS = "keep.days";
    private static final String KEEP_AT_LEAST = "keep.at-least";
    private static final String FORGET_FIGURES = "forget.figures";
    private static final List<String> KNOWN =
            List.of(OUT, KEY_ID, KEY_FILE, KEY_ENV, KEEP_DAYS, KEEP_AT_LEAST, FORGET_FIGURES);
    private static final String DEMONSTRATION_KEY = "demo";

    private final Problems problems = new Problems();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Origin> origins = new HashMap<>();

    /** Reads the file, if there is one, then what overrides it. */
    Site read(Path file, Map<String, String> overrides) {
        if (file != null) {
            new ConfigurationFile(file, problems)
                    .root("ninefold", new Origin(file.toString(), 0, ""))
                    .ifPresent(this::read);
        }
        new TreeMap<>(overrides).forEach(this::override);
        refuseContradictions();
        var keep = new Keep(number(KEEP_DAYS, Keep.DEFAULT.days()), number(KEEP_AT_LEAST, Keep.DEFAULT.atLeast()));
        ClosedFigures closedFigures = closedFigures();
        problems.throwIfAny();
        return new Site(
                settings.get(OUT),
                settings.getOrDefault(KEY_ID, DEMONSTRATION_KEY),
                settings.get(KEY_FILE),
                settings.get(KEY_ENV),
                keep,
                closedFigures);
    }

    private ClosedFigures closedFigures() {
        String text = settings.getOrDefault(FORGET_FIGURES, ClosedFigures.KEEP.key());
        for (ClosedFigures figures : ClosedFigures.values()) {
            if (figures.key().equals(text)) {
                return figures;
            }
        }
        problems.add(origins.get(FORGET_FIGURES), "expected keep or remove, found \"" + text + "\"");
        return ClosedFigures.KEEP;
    }

    private int number(String key, int byDefault) {
        String text = settings.get(key);
        if (text == null) {
            return byDefault;
        } else if (text.matches("[1-9]\\d{0,4}")) {
            return Integer.parseInt(text);
        }
        problems.add(origins.get(key), "expected a whole number from 1 to 99999, found \"" + text + "\"");
        return byDefault;
    }

    private void read(Block ninefold) {
        put(OUT, ninefold.optional("out"));
        ninefold.optional("pseudonym").flatMap(Entry::block).ifPresent(pseudonym -> {
            put(KEY_ID, pseudonym.optional("key-id"));
            put(KEY_FILE, pseudonym.optional("key-file"));
            put(KEY_ENV, pseudonym.optional("key-env"));
            pseudonym.refuseUnknown();
        });
        ninefold.optional("keep").flatMap(Entry::block).ifPresent(keep -> {
            put(KEEP_DAYS, keep.optional("days"));
            put(KEEP_AT_LEAST, keep.optional("at-least"));
            keep.refuseUnknown();
        });
        ninefold.optional("forget").flatMap(Entry::block).ifPresent(forget -> {
            put(FORGET_FIGURES, forget.optional("figures"));
            forget.refuseUnknown();
        });
        ninefold.refuseUnknown();
    }

    private void put(String key, Optional<Entry> entry) {
        entry.ifPresent(value -> value.word().ifPresent(text -> {
            settings.put(key, text);
            origins.put(key, value.at());
        }));
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
            settings.put(key, value.strip());
            origins.put(key, at);
        }
    }

    private void refuseContradictions() {
        if (settings.containsKey(KEY_FILE) && settings.containsKey(KEY_ENV)) {
            problems.add(
                    origins.get(KEY_ENV),
                    "expected one place of the key, found key-file and key-env; remove one of them");
        }
        for (String place : List.of(KEY_FILE, KEY_ENV)) {
            if (settings.containsKey(place) && !settings.containsKey(KEY_ID)) {
                problems.add(
                        origins.get(place),
                        "expected a name of the key as well, found no pseudonym.key-id; add it,"
                                + " snapshots say by it which key made their pseudonyms");
            }
        }
    }
}
