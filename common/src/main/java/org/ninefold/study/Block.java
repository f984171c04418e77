package org.ninefold.study;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/** An object of a configuration file, read by the keys that are declared for it; any other key is unknown. */
final class Block {
    private final ConfigObject object;
    private final Origin at;
    private final Problems problems;
    private final int before;
    private final Map<String, Key<?>> known = new LinkedHashMap<>();
    /** What has been read: nothing, where a problem was left. */
    private final Map<String, Optional<?>> values = new HashMap<>();

    Block(ConfigObject object, Origin at, Problems problems, KeySet... keys) {
        this.object = object;
        this.at = at;
        this.problems = problems;
        this.before = problems.count();
        with(keys);
    }

    /** Knows these keys, too. */
    void with(KeySet... more) {
        for (KeySet keys : more) {
            keys.keys().forEach(key -> known.put(key.name(), key));
        }
    }

    Origin at() {
        return at;
    }

    void problem(String sentence) {
        problems.add(at, sentence);
    }

    /** Leaves a problem with a key, if it is there. */
    void problemWith(Key<?> key, String sentence) {
        entry(key).ifPresent(entry -> entry.problem(sentence));
    }

    /** Where the value of a key is that is there. */
    Origin at(Key<?> key) {
        return entry(key).orElseThrow().at();
    }

    boolean has(Key<?> key) {
        return entry(key).isPresent();
    }

    /** The value of a key, its default where it is absent or left a problem; null where it has none. */
    <T> T get(Key<T> key) {
        return find(key).orElse(key.byDefault());
    }

    /** The value of a key, its default where it is absent; empty where it left a problem. */
    <T> Optional<T> settled(Key<T> key) {
        return has(key) ? find(key) : Optional.ofNullable(key.byDefault());
    }

    /**
     * The value of a key; empty where it is absent or left a problem. A guess is read, and leaves a problem. Keys are read in
     * the order in which they are declared, and so their problems come out.
     */
    @SuppressWarnings("unchecked") // under the name of a key stands what its type has read
    <T> Optional<T> find(Key<T> key) {
        if (!key.equals(known.get(key.name()))) {
            throw new IllegalArgumentException("The key " + key.name() + " is none of " + at.key() + ".");
        }
        for (Key<?> next : known.values()) {
            if (values.containsKey(key.name())) {
                break;
            } else if (!values.containsKey(next.name())) {
                values.put(next.name(), read(next));
            }
        }
        return (Optional<T>) values.get(key.name());
    }

    /** An id, remembered with its place; a second use is a problem. */
    Optional<String> unique(Key<String> key, Map<String, Origin> used) {
        Optional<String> id = find(key);
        id.ifPresent(text -> {
            Origin first = used.putIfAbsent(text, at(key));
            if (first != null) {
                problemWith(
                        key,
                        "expected each " + key.name() + " once, found \"" + text + "\" again after " + first.file()
                                + ":" + first.line() + "; choose another");
            }
        });
        return id;
    }

    private <T> Optional<T> read(Key<T> key) {
        Optional<Entry> entry = entry(key);
        if (object.containsKey(StudyReader.GUESS + key.name())) {
            of(StudyReader.GUESS + key.name())
                    .problem("expected a confirmed value, found a guess; check it, then delete \"" + StudyReader.GUESS
                            + "\" here");
        }
        if (entry.isEmpty() && key.required()) {
            missing(key, key.sentence());
        }
        return entry.flatMap(key.type().reader());
    }

    private Optional<Entry> entry(Key<?> key) {
        String guess = StudyReader.GUESS + key.name();
        return object.containsKey(key.name())
                ? Optional.of(of(key.name()))
                : object.containsKey(guess) ? Optional.of(of(guess)) : Optional.empty();
    }

    private Entry of(String name) {
        return new Entry(object.get(name), at.file(), Origin.child(at.key(), name), problems);
    }

    /** Leaves a problem for a key that must be there. */
    void missing(Key<?> key, String wanted) {
        problems.add(
                new Origin(at.file(), at.line(), Origin.child(at.key(), key.name())),
                "expected " + wanted + ", found nothing; add " + key.name());
    }

    /** The value of a key that is there, in one form whatever the order of keys, comments and white space. */
    String text(Key<?> key) {
        ConfigValue value = object.get(key.name());
        return value.render(ConfigRenderOptions.concise());
    }

    /** Does not read a key; leaves a problem if it is there. */
    void refuse(Key<?> key, String sentence) {
        entry(key).ifPresent(entry -> {
            entry.problem("expected no " + key.name() + " " + sentence);
            known.putIfAbsent(key.name(), key);
        });
        ignore(key);
    }

    /** Does not read a key, whatever it has. */
    void ignore(Key<?> key) {
        values.put(key.name(), Optional.empty());
    }

    /** Reads what nobody asked for, and makes the value, if the object has no problem. */
    <T> Optional<T> done(Supplier<T> value) {
        known.values().forEach(this::find);
        refuseUnknown();
        return problems.count() > before ? Optional.empty() : Optional.of(value.get());
    }

    /** Leaves a problem for each key that is not known. */
    void refuseUnknown() {
        for (String name : new TreeSet<>(object.keySet())) {
            if (!known.containsKey(name)
                    && !(name.startsWith(StudyReader.GUESS)
                            && known.containsKey(name.substring(StudyReader.GUESS.length())))) {
                of(name).problem("unknown key" + Nearest.hint(name, known.keySet())
                        + "; correct or remove it, the keys here are " + String.join(", ", known.keySet()));
            }
        }
    }
}
