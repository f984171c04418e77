package org.ninefold.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads one of a centre's sources.
 *
 * @param source with the keys of {@link #FILES}
 * @param sources the ids of all sources of the centre
 */
record SourceReader(String id, Block source, List<String> sources) {
    private static final String POINT_OR_COMMA = "a point or a comma";
    private static final String THOUSANDS_MARK = "a point, a comma, a space or an apostrophe, and not the decimal mark";
    private static final String BELOW = "a path or a glob, relative to study.data-root";

    static final KeySet FILES = new KeySet("Sources");
    static final Key<String> PATH = FILES.required("path", new KeyType<>(BELOW, SourceReader::path));
    static final Key<SourceFormat> FORMAT = FILES.optional(
            "format", KeyType.choice(SourceFormat.class), SourceFormat.CSV, "what kind of files they are");

    static final KeySet RECORDS = new KeySet("Sources");
    static final Key<Character> DECIMAL = RECORDS.optional(
            "decimal", KeyType.CHARACTER.to(POINT_OR_COMMA, mark -> among(".,", mark)), '.', "the decimal mark");
    static final Key<Character> THOUSANDS = RECORDS.optional(
            "thousands",
            KeyType.CHARACTER.to(THOUSANDS_MARK, mark -> among(".,' ", mark)),
            "what stands between groups of three digits");
    static final Key<List<String>> MISSING =
            RECORDS.optional("missing", KeyType.TEXTS, List.of(""), "texts that mean \"no value\"");
    static final Key<List<String>> COMPLETE_FOR = RECORDS.optional(
            "complete-for",
            KeyType.list(KeyType.TEXTS.text(), KeyType.LIST, KeyType.TEXT),
            List.of(),
            "terms that the source lists completely");
    static final Key<List<Entry>> FILTERS =
            RECORDS.optional("filters", KeyType.LIST, List.of(), "which records are kept");
    static final Key<List<Entry>> JOIN =
            RECORDS.optional("join", KeyType.SOME, List.of(), "records of other sources beside those of this one");

    static final KeySet FILTER = new KeySet("Filters");
    static final Key<String> REASON =
            FILTER.required("reason", KeyType.TEXT, "the reason why the other records are set aside");
    static final Key<String> WHERE = FILTER.required("where", KeyType.TEXT, "Spark SQL over the source's columns");

    static final KeySet JOINED = new KeySet("Joins");
    static final Key<Entry> FROM = JOINED.required("from", KeyType.NAME, "another source of this centre");
    static final Key<SortedMap<String, Entry>> ON =
            JOINED.required("on", KeyType.MEMBERS, "{ \"column here\" = \"column there\" }");

    private CsvDialect csv(Optional<SourceFormat> format) {
        if (format.isPresent()) {
            switch (format.get()) {
                case CSV -> {
                    CsvDialect dialect = DialectReader.read(source);
                    Guards.refuseRowGroups(source);
                    return dialect;
                }
                case PARQUET -> {} // has none
            }
        }
        DialectReader.refuse(source, format);
        return null;
    }

    Optional<Source> read() {
        Optional<SourceFormat> format = source.settled(FORMAT);
        CsvDialect csv = csv(format);
        source.find(THOUSANDS)
                .filter(mark -> mark.equals(source.get(DECIMAL)))
                .ifPresent(mark ->
                        source.problemWith(THOUSANDS, "expected " + THOUSANDS_MARK + ", found \"" + mark + "\""));
        List<Filter> filters = source.get(FILTERS).stream()
                .flatMap(item -> item.block(FILTER).flatMap(SourceReader::filter).stream())
                .toList();
        Set<String> seen = new HashSet<>();
        List<Join> joins = source.get(JOIN).stream()
                .flatMap(item -> item.block(JOINED).flatMap(block -> join(block, seen)).stream())
                .toList();
        return source.done(() -> new Source(
                id,
                source.get(PATH),
                source.get(FORMAT),
                csv,
                Guards.of(source),
                source.get(DECIMAL),
                source.get(THOUSANDS),
                source.get(MISSING),
                new TreeSet<>(source.get(COMPLETE_FOR)),
                filters,
                joins,
                source.at()));
    }

    private static Optional<Filter> filter(Block block) {
        return block.done(() -> new Filter(block.get(REASON), block.get(WHERE), block.at()));
    }

    private Optional<Join> join(Block block, Set<String> seen) {
        List<String> others =
                sources.stream().filter(other -> !other.equals(id)).toList();
        Optional<String> from =
                block.find(FROM).flatMap(entry -> entry.oneOf(others, "another source of this centre:"));
        from.filter(other -> !seen.add(other))
                .ifPresent(other -> block.problem("joins " + other + " a second time; keep one join of it"));
        SortedMap<String, String> on = new TreeMap<>();
        block.find(ON).ifPresent(keys -> {
            keys.forEach((own, other) -> other.word().ifPresent(column -> on.put(own, column)));
            if (on.isEmpty()) {
                block.problem("expected at least one column in on, found none; name the key of both sources");
            }
        });
        return block.done(() -> new Join(from.orElseThrow(), on, block.at()));
    }

    private static Optional<String> path(Entry entry) {
        return entry.word().flatMap(word -> SourcePath.obstacle(word)
                .map(found -> entry.<String>refuse(BELOW, found))
                .orElse(Optional.of(word)));
    }

    private static Optional<Character> among(String marks, char mark) {
        return marks.indexOf(mark) < 0 ? Optional.empty() : Optional.of(mark);
    }
}
