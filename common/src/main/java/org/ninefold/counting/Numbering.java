package org.ninefold.counting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for things, from 0 on in the order in which they first come.
 *
 * @param <T> what is numbered, by its equality; null is a thing, too
 */
public final class Numbering<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> all = new ArrayList<>();

    /** The number of a thing; a new one if it is the first of its kind. */
    public int of(T one) {
        Integer number = numbers.get(one);
        if (number == null) {
            number = all.size();
            all.add(one);
            numbers.put(one, number);
        }
        return number;
    }

    /** The things in the order of their numbers. */
    public List<T> all() {
        return Collections.unmodifiableList(new ArrayList<>(all));
    }

    /** How many there are. */
    public int size() {
        return all.size();
    }

    /** The thing of a number. */
    public T get(int number) {
        return all.get(number);
    }

    /** Begins anew. */
    public void clear() {
        numbers.clear();
        all.clear();
    }
}
