package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads one of a centre's sources. */
final class SourceReader {
    private static final String THOUSANDS = ".,' ";
    private static final String PATH = "a path or a glob, relative to study.data-root";

    private final String id;
    private final Block source;
    private final List<String> sources;
    private final Problems problems;

    /**
     * A reader of one source.
     *
     * @param sources the ids of all sources of the centre
     */
    SourceReader(String id, Block source, List<String> sources, Problems problems) {
        this.id = id;
        this.source = source;
        this.sources = sources;
        this.problems = problems;
    }

    Optional<Source> read() {
        int before = problems.count();
        Optional<String> path = source.required("path", PATH)
                .flatMap(entry -> entry.word().flatMap(word -> SourcePath.obstacle(word)
                        .<Optional<String>>map(found -> entry.refuse(PATH, found))
                        .orElse(Optional.of(word))));
        Optional<SourceFormat> format = source.optional("format")
                .map(entry -> entry.choice(SourceFormat.class))
                .orElse(Optional.of(SourceFormat.CSV));
        DialectReader dialect = new DialectReader(source);
        CsvDialect csv = null;
        if (format.equals(Optional.of(SourceFormat.CSV))) {
            csv = dialect.read();
        } else if (format.isPresent()) {
            dialect.refuse();
        }
        Guards guards = Guards.read(source, format.orElse(null));
        char decimal = source.optional("decimal")
                .flatMap(entry -> entry.character()
                        .flatMap(mark ->
                                mark == '.' || mark == ',' ? Optional.of(mark) : entry.expected("a point or a comma")))
                .orElse('.');
        Character thousands = source.optional("thousands")
                .flatMap(entry -> entry.character()
                        .flatMap(mark -> THOUSANDS.indexOf(mark) >= 0 && mark != decimal
                                ? Optional.of(mark)
                                : entry.expected(
                                        "a point, a comma, a space or an apostrophe, and not the decimal mark")))
                .orElse(null);
        List<String> missing = source.optional("missing").map(Entry::texts).orElse(List.of(""));
        List<String> complete = source.optional("complete-for").map(Entry::items).orElse(List.of()).stream()
                .flatMap(entry -> entry.word().stream())
                .toList();
        List<Filter> filters = source.optional("filters").map(this::filters).orElse(List.of());
        List<Join> joins = source.optional("join").map(this::joins).orElse(List.of());
        source.refuseUnknown();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                id,
                path.orElseThrow(),
                format.orElseThrow(),
                csv,
                guards,
                decimal,
                thousands,
                missing,
                new TreeSet<>(complete),
                filters,
                joins,
                source.at()));
    }

    private List<Join> joins(Entry list) {
        List<String> others =
                sources.stream().filter(other -> !other.equals(id)).toList();
        Map<String, Origin> seen = new HashMap<>();
        List<Join> joins = new ArrayList<>();
        for (Entry item : list.someItems()) {
            item.block().ifPresent(block -> {
                Optional<String> from = block.required("from", "another source of this centre")
                        .flatMap(entry -> entry.oneOf(others, "another source of this centre:"));
                from.filter(other -> seen.putIfAbsent(other, block.at()) != null)
                        .ifPresent(other -> block.problem("joins " + other + " a second time; keep one join of it"));
                SortedMap<String, String> on = new TreeMap<>();
                block.required("on", "{ \"column here\" = \"column there\" }")
                        .flatMap(Entry::block)
                        .ifPresent(keys -> {
                            for (String own : keys.names()) {
                                keys.required(own, "a column of the other source")
                                        .flatMap(Entry::word)
                                        .ifPresent(other -> on.put(own, other));
                            }
                            if (on.isEmpty()) {
                                block.problem(
                                        "expected at least one column in on, found none; name the key of both sources");
                            }
                        });
                block.refuseUnknown();
                from.ifPresent(other -> joins.add(new Join(other, on, block.at())));
            });
        }
        return joins;
    }

    private List<Filter> filters(Entry list) {
        List<Filter> filters = new ArrayList<>();
        for (Entry item : list.items()) {
            item.block().ifPresent(block -> {
                Optional<String> reason = block.required("reason", "the reason why the other records are set aside")
                        .flatMap(Entry::word);
                Optional<String> where = block.required("where", "Spark SQL over the source's columns")
                        .flatMap(Entry::word);
                block.refuseUnknown();
                if (reason.isPresent() && where.isPresent()) {
                    filters.add(new Filter(reason.orElseThrow(), where.orElseThrow(), block.at()));
                }
            });
        }
        return filters;
    }
}
