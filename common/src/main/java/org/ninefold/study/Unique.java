package org.ninefold.study;

import java.util.Map;
import java.util.Optional;

/** Ids that may be used once only. */
final class Unique {
    private Unique() {}

    /** The id under that key, remembered with its place; a second use is a problem. */
    static Optional<String> read(Block block, Key<String> key, Map<String, Origin> used) {
        Optional<String> id = block.find(key);
        id.ifPresent(text -> {
            Origin first = used.putIfAbsent(text, block.at(key));
            if (first != null) {
                block.problemWith(
                        key,
                        "expected each " + key.name() + " once, found \"" + text + "\" again after " + first.file()
                                + ":" + first.line() + "; choose another");
            }
        });
        return id;
    }
}
