package org.ninefold.study;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.ninefold.schema.Keyed;

/**
 * How the value of a key is read.
 *
 * @param text what the value is, as the documentation says it
 * @param reader the value of an entry; where it has none it leaves a problem
 */
record KeyType<T>(String text, Function<Entry, Optional<T>> reader) {
    /** A text that is not blank. */
    static final KeyType<String> TEXT = new KeyType<>("a text", Entry::word);

    /** A text that may be blank. */
    static final KeyType<String> ANY_TEXT = new KeyType<>("a text", Entry::text);

    static final KeyType<String> ID = new KeyType<>("letters, digits and _", Entry::id);

    /** A name that whoever reads it holds against those known. */
    static final KeyType<Entry> NAME = new KeyType<>("a name", Optional::of);

    static final KeyType<Boolean> FLAG = of("true or false", entry -> entry.as(Boolean.class));

    static final KeyType<Double> SHARE = of("a number between 0 and 1, such as 0.95", entry -> entry.number()
            .filter(number -> number > 0 && number < 1));

    static final KeyType<Double> NOT_NEGATIVE =
            of("a number that is 0 or more", entry -> entry.number().filter(number -> number >= 0));

    static final KeyType<Character> CHARACTER =
            ANY_TEXT.to("one character", text -> text.length() == 1 ? Optional.of(text.charAt(0)) : Optional.empty());

    static final KeyType<LocalDate> DAY = TEXT.to(Study.DAY, Study::day);

    static final KeyType<List<Entry>> LIST = new KeyType<>("a list", Entry::list);

    static final KeyType<List<String>> TEXTS = list("a list of texts", LIST, ANY_TEXT);

    static final KeyType<List<Entry>> SOME = new KeyType<>("a list, not empty", Entry::some);

    /** An object that whoever reads it opens. */
    static final KeyType<Entry> OBJECT = new KeyType<>("an object { … }", Optional::of);

    /** An object that names things of its own. */
    static final KeyType<SortedMap<String, Entry>> MEMBERS = new KeyType<>(OBJECT.text, Entry::members);

    /** What the text says, of an entry of any kind. */
    static <T> KeyType<T> of(String text, Function<Entry, Optional<T>> parse) {
        return new KeyType<>(text, entry -> parse.apply(entry).or(() -> entry.expected(text)));
    }

    /** What the text says, of a value of this type. */
    <U> KeyType<U> to(String narrower, Function<T, Optional<U>> parse) {
        return new KeyType<>(narrower, entry -> reader.apply(entry)
                .flatMap(value -> parse.apply(value).or(() -> entry.expected(narrower))));
    }

    /** What a value of this type stands for. */
    <U> KeyType<U> map(Function<T, U> meaning) {
        return new KeyType<>(text, entry -> reader.apply(entry).map(meaning));
    }

    static KeyType<Integer> integer(int minimum, int maximum) {
        return of("a whole number from " + minimum + " to " + maximum, entry -> entry.as(Number.class)
                .flatMap(number -> entry.text())
                .filter(Literals::isWhole)
                .map(Integer::valueOf)
                .filter(number -> number >= minimum && number <= maximum));
    }

    /** One of some words; {@code kind} says what they are, such as "one of". */
    static KeyType<String> word(String kind, Collection<String> words) {
        return new KeyType<>(kind + " " + String.join(", ", words), entry -> entry.oneOf(words, kind));
    }

    static <E extends Enum<E> & Keyed> KeyType<E> choice(Class<E> type) {
        return choice(Arrays.asList(type.getEnumConstants()));
    }

    static <E extends Keyed> KeyType<E> choice(List<E> constants) {
        List<String> words = constants.stream().map(Keyed::key).toList();
        return word("one of", words).map(key -> constants.get(words.indexOf(key)));
    }

    /** The entries of a list that can be read. */
    static <T> KeyType<List<T>> list(String text, KeyType<List<Entry>> list, KeyType<T> item) {
        return new KeyType<>(text, entry -> list.reader.apply(entry).map(items -> items.stream()
                .flatMap(each -> item.reader.apply(each).stream())
                .toList()));
    }

    static KeyType<Block> object(KeySet... keys) {
        return new KeyType<>(OBJECT.text, entry -> entry.block(keys));
    }
}
