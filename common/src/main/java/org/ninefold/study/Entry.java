package org.ninefold.study;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of a configuration file; whoever asks for what it is not, leaves a problem. */
final class Entry {
    /** What {@link #day} reads. */
    static final String DAY = "a date such as 2020-06-30, from 1900 to 2199";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

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

    Problems problems() {
        return problems;
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

    Optional<Boolean> flag() {
        if (value.valueType() != ConfigValueType.BOOLEAN) {
            return expected("true or false");
        }
        return text().map(Boolean::valueOf);
    }

    Optional<Integer> integer(int minimum, int maximum) {
        String wanted = "a whole number from " + minimum + " to " + maximum;
        if (value.valueType() != ConfigValueType.NUMBER) {
            return expected(wanted);
        }
        Optional<Integer> number =
                text().filter(text -> text.matches("-?\\d{1,9}")).map(Integer::valueOf);
        return number.isPresent() && number.orElseThrow() >= minimum && number.orElseThrow() <= maximum
                ? number
                : expected(wanted);
    }

    /** A number between 0 and 1, neither of them. */
    Optional<Double> share() {
        if (value.valueType() == ConfigValueType.NUMBER) {
            double number = ((Number) value.unwrapped()).doubleValue();
            if (number > 0 && number < 1) {
                return Optional.of(number);
            }
        }
        return expected("a number between 0 and 1, such as 0.95");
    }

    Optional<Double> notNegative() {
        if (value.valueType() == ConfigValueType.NUMBER) {
            double number = ((Number) value.unwrapped()).doubleValue();
            if (number >= 0) {
                return Optional.of(number);
            }
        }
        return expected("a number that is 0 or more");
    }

    Optional<Character> character() {
        Optional<String> text = text();
        return text.isPresent() && text.orElseThrow().length() != 1
                ? expected("one character")
                : text.map(one -> one.charAt(0));
    }

    Optional<LocalDate> day() {
        Optional<String> word = word();
        Optional<LocalDate> day = word.flatMap(Entry::day);
        return word.isPresent() && day.isEmpty() ? expected(DAY) : day;
    }

    /** A day that a study can have, written as in {@code 2020-06-30}. */
    static Optional<LocalDate> day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(day);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    <E extends Enum<E> & Keyed> Optional<E> choice(Class<E> type) {
        return choice(Arrays.asList(type.getEnumConstants()));
    }

    <E extends Keyed> Optional<E> choice(List<E> constants) {
        List<String> keys = constants.stream().map(Keyed::key).toList();
        return oneOf(keys, "one of").map(key -> constants.get(keys.indexOf(key)));
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

    /** The entries of a list; none when it is no list. */
    List<Entry> items() {
        if (!(value instanceof ConfigList list)) {
            expected("a list");
            return List.of();
        }
        List<Entry> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(new Entry(list.get(i), at.file(), Keys.item(at.key(), i), problems));
        }
        return items;
    }

    /** The entries of a list that has at least one. */
    List<Entry> someItems() {
        int before = problems.count();
        List<Entry> items = items();
        if (items.isEmpty() && problems.count() == before) {
            problem("expected at least one entry, found an empty list");
        }
        return items;
    }

    List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).toList();
    }

    Optional<Block> block() {
        return value instanceof ConfigObject object
                ? Optional.of(new Block(object, at, problems))
                : expected("an object { … }");
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
        return list.subList(0, list.size() - 1).stream().collect(Collectors.joining(", ")) + " or "
                + list.get(list.size() - 1);
    }
}
