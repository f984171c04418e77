package org.ninefold.study;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Reads one of a centre's sources. */
final class SourceReader {
    private static final List<String> CSV_ONLY = List.of("encoding", "delimiter", "quote");

    private final String id;
    private final Block source;
    private final Problems problems;

    SourceReader(String id, Block source, Problems problems) {
        this.id = id;
        this.source = source;
        this.problems = problems;
    }

    Optional<Source> read() {
        int before = problems.count();
        Optional<String> path = source.required("path", "a path or a glob, relative to study.data-root")
                .flatMap(Entry::word);
        SourceFormat format = source.optional("format")
                .flatMap(entry -> entry.choice(SourceFormat.class))
                .orElse(SourceFormat.CSV);
        Optional<String> encoding = Optional.empty();
        if (format == SourceFormat.CSV) {
            encoding = source.required(
                            "encoding", "the encoding of the files, such as UTF-8 or GB18030; it is never guessed")
                    .flatMap(SourceReader::encoding);
        } else {
            CSV_ONLY.forEach(
                    key -> source.optional(key)
                            .ifPresent(
                                    entry -> entry.problem(
                                            "expected no " + key
                                                    + " beside format = parquet, found one; remove it, Parquet files say how they are written")));
        }
        char delimiter = source.optional("delimiter").flatMap(Entry::character).orElse(',');
        char quote = source.optional("quote").flatMap(Entry::character).orElse('"');
        char decimal = source.optional("decimal")
                .flatMap(entry -> entry.oneOf(List.of(".", ","), "one of"))
                .orElse(".")
                .charAt(0);
        if (delimiter == quote) {
            source.problem(
                    "expected two characters as delimiter and quote, found " + delimiter + " for both; change one");
        }
        List<String> missing = source.optional("missing").map(Entry::texts).orElse(List.of(""));
        List<String> complete = source.optional("complete-for").map(Entry::items).orElse(List.of()).stream()
                .flatMap(entry -> entry.word().stream())
                .toList();
        List<Filter> filters = source.optional("filters").map(this::filters).orElse(List.of());
        source.refuseUnknown();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Source(
                id,
                path.orElseThrow(),
                format,
                encoding.orElse(null),
                delimiter,
                quote,
                decimal,
                missing,
                new TreeSet<>(complete),
                filters,
                source.at()));
    }

    private List<Filter> filters(Entry list) {
        List<Filter> filters = new ArrayList<>();
        for (Entry item : list.items()) {
            item.block().ifPresent(block -> {
                Optional<String> reason = block.required("reason", "why the other records are set aside")
                        .flatMap(Entry::word);
                Optional<String> where = block.required("where", "Spark SQL over the source's columns")
                        .flatMap(Entry::sql);
                block.refuseUnknown();
                if (reason.isPresent() && where.isPresent()) {
                    filters.add(new Filter(reason.orElseThrow(), where.orElseThrow(), block.at()));
                }
            });
        }
        return filters;
    }

    private static Optional<String> encoding(Entry entry) {
        Optional<String> name = entry.word();
        try {
            if (name.isEmpty() || Charset.isSupported(name.orElseThrow())) {
                return name.map(Charset::forName).map(Charset::name);
            }
        } catch (IllegalCharsetNameException e) {
            // Not a name that any encoding could have; the sentence below says so.
        }
        return entry.expected("an encoding that Java knows, such as UTF-8, GB18030 or windows-1252");
    }
}
