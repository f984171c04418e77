package org.ninefold.study;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of a configuration file; whoever asks for what it is not, leaves a problem. */
final class Entry {

    private static final String OBJECT = "an object { … }";

    private final ConfigValue value;
    private final Origin at;
    private final Problems problems;

    Entry(ConfigValue value, String file, String path, Problems problems) {
        this.value = value;
        this.at = new Origin(file, Math.max(0, value.origin().lineNumber()), path);
        this.problems = problems;
    }

    Origin at() {
        return at;
    }

    void problem(String sentence) {
        problems.add(at, sentence);
    }

    boolean isObject() {
        return value.valueType() == ConfigValueType.OBJECT;
    }

    boolean isList() {
        return value.valueType() == ConfigValueType.LIST;
    }

    /** A text, a number or a boolean, as it is written. */
    Optional<String> text() {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> Optional.of(value.atKey("it").getString("it"));
            case LIST, OBJECT, NULL -> expected("a text");
        };
    }

    /** A text that is not blank. */
    Optional<String> word() {
        Optional<String> text = text();
        if (text.isPresent() && text.orElseThrow().isBlank()) {
            return expected("a text");
        }
        return text.map(String::strip);
    }

    Optional<String> id() {
        Optional<String> word = word();
        return word.isEmpty() || Ids.legal(word.orElseThrow()) ? word : expected("letters, digits and _ only");
    }

    /** The value, if it is of that type; leaves no problem. */
    <T> Optional<T> as(Class<T> type) {
        return Optional.ofNullable(value.unwrapped()).filter(type::isInstance).map(type::cast);
    }

    Optional<Double> number() {
        return as(Number.class).map(Number::doubleValue);
    }

    /** A name that must be among those known; {@code kind} says what they are, such as "an endpoint of this study:". */
    Optional<String> oneOf(Collection<String> known, String kind) {
        Optional<String> word = word();
        if (word.isEmpty() || known.contains(word.orElseThrow())) {
            return word;
        }
        problem("expected " + kind + " " + String.join(", ", known) + "; found \"" + word.orElseThrow() + "\""
                + Nearest.hint(word.orElseThrow(), known));
        return Optional.empty();
    }

    /** The entries of a list. */
    Optional<List<Entry>> list() {
        if (!(value instanceof ConfigList list)) {
            return expected("a list");
        }
        List<Entry> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Entry(list.get(i), at.file(), Origin.item(at.key(), i), problems));
        }
        return Optional.of(items);
    }

    /** The entries of a list that has at least one. */
    Optional<List<Entry>> some() {
        Optional<List<Entry>> items = list();
        if (items.filter(List::isEmpty).isPresent()) {
            problem("expected at least one entry, found an empty list");
            return Optional.empty();
        }
        return items;
    }

    /** The entries of an object that names things of its own, by their names. */
    Optional<SortedMap<String, Entry>> members() {
        if (!(value instanceof ConfigObject object)) {
            return expected(OBJECT);
        }
        SortedMap<String, Entry> members = new TreeMap<>();
        object.forEach((name, member) ->
                members.put(name, new Entry(member, at.file(), Origin.child(at.key(), name), problems)));
        return Optional.of(members);
    }

    /** An object that has the keys declared for its kind. */
    Optional<Block> block(KeySet... keys) {
        return value instanceof ConfigObject object
                ? Optional.of(new Block(object, at, problems, keys))
                : expected(OBJECT);
    }

    <T> Optional<T> expected(String what) {
        return refuse(what, found());
    }

    /** Leaves a problem that tells what was found in words of its own. */
    <T> Optional<T> refuse(String what, String found) {
        problem("expected " + what + ", found " + found);
        return Optional.empty();
    }

    private String found() {
        return switch (value.valueType()) {
            case LIST -> "a list";
            case OBJECT -> "an object";
            case NULL -> "null";
            case STRING, NUMBER, BOOLEAN -> '"' + value.atKey("it").getString("it") + '"';
        };
    }

    /** {@code a, b or c}. */
    static String anyOf(Collection<String> names) {
        List<String> list = List.copyOf(names);
        if (list.size() < 2) {
            return String.join("", list);
        }
        return String.join(", ", list.subList(0, list.size() - 1)) + " or " + list.get(list.size() - 1);
    }
}
