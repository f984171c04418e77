package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a HOCON text grows to once its substitutions are put in, found before that is done: never less than what comes out. A
 * few lines that name each other twice come to more than any machine holds.
 */
final class Expansion {
    static final int MOST_CHARACTERS = 10_000_000;
    static final int MOST_SUBSTITUTIONS = 100;
    private static final int MOST_LEVELS = 200;

    /** Of what cannot be told. */
    private static final Size UNKNOWN = new Size(MOST_CHARACTERS + 1L, 0);

    private static final Size NONE = new Size(0, 0);

    private final NavigableMap<String, Value> values = new TreeMap<>();
    private final Map<String, Size> sizes = new HashMap<>();
    /** Paths whose size is known, or being found. */
    private final Set<String> asked = new HashSet<>();

    private int substitutions;
    private int line;

    private record Size(long characters, int levels) {
        Size plus(Size other) {
            return new Size(
                    Math.min(MOST_CHARACTERS + 1L, characters + other.characters), Math.max(levels, other.levels));
        }
    }

    private static final class Value {
        private final List<String> references = new ArrayList<>();
        private long characters;
    }

    /** A value at a path has so many characters of its own. */
    void holds(String path, long characters) {
        values.computeIfAbsent(path, none -> new Value()).characters += characters;
    }

    /** In the value at a path stands a substitution of another one. */
    void refers(String path, String other, int atLine) {
        values.computeIfAbsent(path, none -> new Value()).references.add(other);
        substitutions++;
        line = line == 0 ? atLine : line;
    }

    boolean hasSubstitutions() {
        return substitutions > 0;
    }

    /** The line of the first substitution. */
    int line() {
        return line;
    }

    boolean isTooLarge() {
        if (substitutions == 0) {
            return false;
        } else if (substitutions > MOST_SUBSTITUTIONS) {
            return true;
        }
        Size all = size("");
        return all.characters > MOST_CHARACTERS || all.levels > MOST_LEVELS;
    }

    private Size size(String path) {
        Size known = sizes.get(path);
        if (known != null) {
            return known;
        }
        if (!asked.add(path)) {
            return NONE; // a value that names itself is an error that its parser tells
        }
        List<Map.Entry<String, Value>> own = at(path);
        Size size = NONE;
        for (Map.Entry<String, Value> value : own) {
            size = size.plus(size(value.getKey(), value.getValue()));
        }
        if (own.isEmpty()) {
            size = ofParent(path);
        }
        sizes.put(path, size);
        return size;
    }

    private Size size(String path, Value value) {
        int levels = levels(path);
        Size size = new Size(value.characters, levels);
        for (String reference : value.references) {
            Size other = size(reference);
            size = size.plus(new Size(other.characters, levels + other.levels));
        }
        return size;
    }

    private static int levels(String path) {
        return (int) path.chars().filter(c -> c == '.' || c == '[').count();
    }

    /** What is written at a path and below it. */
    private List<Map.Entry<String, Value>> at(String path) {
        if (path.isEmpty()) {
            return List.copyOf(values.entrySet());
        }
        var all = new ArrayList<Map.Entry<String, Value>>();
        if (values.containsKey(path)) {
            all.add(Map.entry(path, values.get(path)));
        }
        all.addAll(values.subMap(path + ".", path + (char) ('.' + 1)).entrySet());
        all.addAll(values.subMap(path + "[", path + (char) ('[' + 1)).entrySet());
        return all;
    }

    /** A path that is written nowhere can be part of what another one names. */
    private Size ofParent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        if (end <= 0) {
            return NONE;
        }
        String parent = path.substring(0, end);
        boolean within = asked.contains(parent) && !sizes.containsKey(parent);
        return within && !at(parent).isEmpty() ? UNKNOWN : size(parent);
    }
}
