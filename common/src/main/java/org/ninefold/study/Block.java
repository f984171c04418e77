package org.ninefold.study;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An object of a configuration file, read key by key; a key that nobody asks for is unknown. */
final class Block {
    private final ConfigObject object;
    private final Origin at;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Block(ConfigObject object, Origin at, Problems problems) {
        this.object = object;
        this.at = at;
        this.problems = problems;
    }

    Origin at() {
        return at;
    }

    void problem(String sentence) {
        problems.add(at, sentence);
    }

    /** The keys of an object that names things of its own, sorted. */
    List<String> names() {
        return List.copyOf(new TreeSet<>(object.keySet()));
    }

    /** The value of a key that may be absent. A guess is read as if it were confirmed, and leaves a problem. */
    Optional<Entry> optional(String key) {
        boolean first = asked.add(key);
        Optional<Entry> guess = entry(StudyReader.GUESS + key);
        guess.filter(entry -> first)
                .ifPresent(entry -> entry.problem("expected a confirmed value, found a guess; check it, then delete \""
                        + StudyReader.GUESS + "\" here"));
        return entry(key).or(() -> guess);
    }

    private Optional<Entry> entry(String key) {
        return Optional.ofNullable(object.get(key))
                .map(value -> new Entry(value, at.file(), Keys.child(at.key(), key), problems));
    }

    /** The value of a key that is there, in one form whatever the order of keys, comments and white space. */
    String text(String key) {
        return object.get(key).render(ConfigRenderOptions.concise());
    }

    /** The value of a key that must be there; {@code wanted} says what it holds. */
    Optional<Entry> required(String key, String wanted) {
        Optional<Entry> entry = optional(key);
        if (entry.isEmpty()) {
            problems.add(
                    new Origin(at.file(), at.line(), Keys.child(at.key(), key)),
                    "expected " + wanted + ", found nothing; add " + key);
        }
        return entry;
    }

    /** Leaves a problem for each key that nobody asked for. */
    void refuseUnknown() {
        for (String key : names()) {
            if (!asked.contains(key)
                    && !(key.startsWith(StudyReader.GUESS)
                            && asked.contains(key.substring(StudyReader.GUESS.length())))) {
                new Entry(object.get(key), at.file(), Keys.child(at.key(), key), problems)
                        .problem("unknown key" + Nearest.hint(key, asked) + "; correct or remove it, the keys here are "
                                + String.join(", ", asked));
            }
        }
    }
}
