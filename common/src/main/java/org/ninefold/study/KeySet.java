package org.ninefold.study;

import java.util.ArrayList;
import java.util.List;

/**
 * The keys of one kind of object, in the order in which they are told. Those of a constant stand in a table of
 * {@code docs/configuration.md}, under a heading of the same title.
 */
final class KeySet {
    private final String title;
    private final List<Key<?>> keys = new ArrayList<>();

    /** With the first keys, which another kind of object has, too. */
    KeySet(String title, Key<?>... shared) {
        this.title = title;
        keys.addAll(List.of(shared));
    }

    String title() {
        return title;
    }

    List<Key<?>> keys() {
        return List.copyOf(keys);
    }

    <T> Key<T> required(String name, KeyType<T> type) {
        return required(name, type, type.text());
    }

    <T> Key<T> required(String name, KeyType<T> type, String sentence) {
        return with(new Key<>(name, type, null, true, sentence));
    }

    <T> Key<T> optional(String name, KeyType<T> type, String sentence) {
        return optional(name, type, null, sentence);
    }

    <T> Key<T> optional(String name, KeyType<T> type, T byDefault, String sentence) {
        return with(new Key<>(name, type, byDefault, false, sentence));
    }

    private <T> Key<T> with(Key<T> key) {
        keys.add(key);
        return key;
    }
}
