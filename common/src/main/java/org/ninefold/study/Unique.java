package org.ninefold.study;

import java.util.Map;
import java.util.Optional;

/** Ids that may be used once only. */
final class Unique {
    private Unique() {}

    static Optional<String> id(Block block, Map<String, Origin> used, String wanted) {
        return key("id", block, used, wanted);
    }

    /** The id under that key, remembered with its place; a second use is a problem. */
    static Optional<String> key(String key, Block block, Map<String, Origin> used, String wanted) {
        Optional<Entry> entry = block.required(key, wanted);
        Optional<String> id = entry.flatMap(Entry::id);
        if (id.isEmpty()) {
            return id;
        }
        Origin first = used.putIfAbsent(id.orElseThrow(), entry.orElseThrow().at());
        if (first != null) {
            entry.orElseThrow()
                    .problem("expected each " + key + " once, found \"" + id.orElseThrow() + "\" again after "
                            + first.file() + ":" + first.line() + "; choose another");
        }
        return id;
    }
}
