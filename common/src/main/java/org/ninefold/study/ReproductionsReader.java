package org.ninefold.study;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the published figures that a study is to give again. */
final class ReproductionsReader {
    private static final Pattern PLACE =
            Pattern.compile("\\{(?:([a-z][a-z0-9_]*)\\.)?[a-zA-Z][a-zA-Z0-9.]*(?::[a-z0-9%]+)?}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.]+");

    static final KeySet FIGURE = new KeySet("Published figures");
    static final Key<String> NAME = FIGURE.required("id", KeyType.TEXT, "the name of the figure");
    static final Key<String> WHAT = FIGURE.required("what", KeyType.TEXT, "what the figure is");
    static final Key<String> PRINTED = FIGURE.required("printed", KeyType.TEXT, "the figure as it is printed");
    static final Key<SortedMap<String, Entry>> FIGURES =
            FIGURE.optional("figures", KeyType.MEMBERS, new TreeMap<>(), "several figures by names of their own");

    static final KeySet ROWS = new KeySet("Published figures");
    static final Key<Entry> ANALYSIS = ROWS.required("analysis", KeyType.NAME, "an analysis of this study");
    static final Key<String> SITE = ROWS.optional("site", KeyType.TEXT, "a centre");
    static final Key<String> GROUP = ROWS.optional("group", KeyType.TEXT, "a group");
    static final Key<String> VARIABLE = ROWS.optional("variable", KeyType.TEXT, "a variable");
    static final Key<String> LEVEL = ROWS.optional("level", KeyType.TEXT, "a level");
    static final Key<String> CAUSE = ROWS.optional("cause", KeyType.TEXT, "a cause");
    static final Key<String> TIME = ROWS.optional("time", KeyType.TEXT, "a time");
    static final Key<String> COMPARISON = ROWS.optional("comparison", KeyType.TEXT, "a comparison");
    static final Key<String> METHOD = ROWS.optional("method", KeyType.TEXT, "a method");
    static final Key<Boolean> STRATIFIED = ROWS.optional("stratified", KeyType.FLAG, false, "stratified by centre");

    static final KeySet WRITTEN = new KeySet("Published figures");
    static final Key<String> SHOW = WRITTEN.optional("show", KeyType.TEXT, "how the figure is written");
    static final Key<List<String>> HOLDS = WRITTEN.optional("holds", KeyType.TEXTS, List.of(), "what must hold");
    static final Key<String> REASON = WRITTEN.optional("reason", KeyType.TEXT, "why the figure cannot agree");
    static final Key<Boolean> INFORMATIVE =
            WRITTEN.optional("informative", KeyType.FLAG, false, "the figure is not printed");

    private final List<String> analyses;
    private final Map<String, Origin> ids = new HashMap<>();

    ReproductionsReader(List<String> analyses) {
        this.analyses = analyses;
    }

    List<Reproduction> read(List<Entry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.block(FIGURE).flatMap(this::read).stream())
                .toList();
    }

    private Optional<Reproduction> read(Block block) {
        block.find(NAME).ifPresent(id -> unique(id, block));
        Map<String, Reproduction.Rows> figures = figures(block);
        block.with(WRITTEN);
        if (block.has(SHOW) == block.has(HOLDS)) {
            block.problem("expected either show or holds, found " + (block.has(SHOW) ? "both" : "neither")
                    + "; say how the figure is written, or what must hold");
        }
        block.find(SHOW).ifPresent(shown -> places(block, SHOW, shown, figures.keySet()));
        block.get(HOLDS).forEach(condition -> places(block, HOLDS, condition, figures.keySet()));
        return block.done(() -> new Reproduction(
                block.get(NAME),
                block.get(WHAT),
                block.get(PRINTED),
                figures,
                block.get(SHOW),
                block.get(HOLDS),
                block.get(REASON),
                block.get(INFORMATIVE),
                block.at()));
    }

    private void unique(String id, Block block) {
        Origin first = ids.putIfAbsent(id, block.at());
        if (!ID.matcher(id).matches()) {
            block.problem("expected letters, digits, _ and . as id, found \"" + id + "\"");
        } else if (first != null) {
            block.problem("expected each id once, found \"" + id + "\" again after " + first.file() + ":" + first.line()
                    + "; choose another");
        }
    }

    private Map<String, Reproduction.Rows> figures(Block block) {
        Map<String, Reproduction.Rows> figures = new LinkedHashMap<>();
        if (!block.has(FIGURES)) {
            block.with(ROWS);
            rows(block).ifPresent(rows -> figures.put(Reproduction.ITSELF, rows));
        }
        block.get(FIGURES).forEach((name, entry) -> entry.block(ROWS).ifPresent(one -> {
            rows(one).ifPresent(rows -> figures.put(name, rows));
            one.refuseUnknown();
        }));
        return figures;
    }

    private Optional<Reproduction.Rows> rows(Block block) {
        return block.find(ANALYSIS)
                .flatMap(entry -> entry.oneOf(analyses, "an analysis of this study:"))
                .map(analysis -> new Reproduction.Rows(
                        analysis,
                        block.get(SITE),
                        block.get(GROUP),
                        block.get(VARIABLE),
                        block.get(LEVEL),
                        block.get(CAUSE),
                        block.get(TIME),
                        block.get(COMPARISON),
                        block.get(METHOD),
                        block.get(STRATIFIED)));
    }

    /** Every brace begins a place, and every place names one of the figures. */
    private static void places(Block block, Key<?> key, String text, Set<String> names) {
        if (names.isEmpty()) {
            return;
        }
        if (PLACE.matcher(text).replaceAll("").contains("{")) {
            block.problemWith(
                    key, "expected places such as {estimate:%1} or {name.n}, found another in \"" + text + "\"");
        }
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            Optional<String> name = Optional.ofNullable(place.group(1));
            boolean stat = name.isPresent() && names.contains(Reproduction.ITSELF);
            if (!stat && !names.contains(name.orElse(Reproduction.ITSELF))) {
                block.problemWith(
                        key,
                        "expected a name of figures: "
                                + String.join(", ", new TreeSet<>(names))
                                + "; found " + place.group());
            }
        }
    }
}
