package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the published figures that a study is to give again. */
final class ReproductionsReader {
    private static final Pattern PLACE =
            Pattern.compile("\\{(?:([a-z][a-z0-9_]*)\\.)?[a-zA-Z][a-zA-Z0-9.]*(?::[a-z0-9%]+)?}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.]+");

    private final List<String> analyses;
    private final Map<String, Origin> ids = new HashMap<>();
    private final List<Reproduction> reproductions = new ArrayList<>();

    ReproductionsReader(List<String> analyses, List<Entry> entries) {
        this.analyses = analyses;
        for (Entry entry : entries) {
            entry.block().flatMap(block -> read(block, entry.problems())).ifPresent(reproductions::add);
        }
    }

    List<Reproduction> reproductions() {
        return List.copyOf(reproductions);
    }

    private Optional<Reproduction> read(Block block, Problems problems) {
        int before = problems.count();
        Optional<String> id = block.required("id", "the name of the figure").flatMap(Entry::word);
        id.ifPresent(text -> unique(text, block));
        Optional<String> what = block.required("what", "what the figure is").flatMap(Entry::word);
        Optional<String> printed =
                block.required("printed", "the figure as it is printed").flatMap(Entry::word);
        Map<String, Reproduction.Rows> figures = figures(block);
        Optional<Entry> show = block.optional("show");
        Optional<Entry> holds = block.optional("holds");
        if (show.isPresent() == holds.isPresent()) {
            block.problem("expected either show or holds, found " + (show.isPresent() ? "both" : "neither")
                    + "; say how the figure is written, or what must hold");
        }
        String shown = show.flatMap(Entry::word).orElse(null);
        List<String> held = holds.map(Entry::texts).orElse(List.of());
        show.ifPresent(entry -> places(entry, shown, figures.keySet()));
        holds.ifPresent(entry -> held.forEach(condition -> places(entry, condition, figures.keySet())));
        String reason = block.optional("reason").flatMap(Entry::word).orElse(null);
        boolean informative = block.optional("informative").flatMap(Entry::flag).orElse(false);
        block.refuseUnknown();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Reproduction(
                id.orElseThrow(),
                what.orElseThrow(),
                printed.orElseThrow(),
                figures,
                shown,
                held,
                reason,
                informative,
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
        Optional<Entry> several = block.optional("figures");
        if (several.isEmpty()) {
            rows(block).ifPresent(rows -> figures.put(Reproduction.ITSELF, rows));
        }
        several.flatMap(Entry::block).ifPresent(named -> {
            for (String name : named.names()) {
                named.required(name, "an object { analysis = … }")
                        .flatMap(Entry::block)
                        .ifPresent(one -> {
                            rows(one).ifPresent(rows -> figures.put(name, rows));
                            one.refuseUnknown();
                        });
            }
        });
        return figures;
    }

    private Optional<Reproduction.Rows> rows(Block block) {
        return block.required("analysis", "an analysis of this study")
                .flatMap(entry -> entry.oneOf(analyses, "an analysis of this study:"))
                .map(analysis -> new Reproduction.Rows(
                        analysis,
                        word(block, "site"),
                        word(block, "group"),
                        word(block, "variable"),
                        word(block, "level"),
                        word(block, "cause"),
                        word(block, "time"),
                        word(block, "comparison"),
                        word(block, "method"),
                        block.optional("stratified").flatMap(Entry::flag).orElse(false)));
    }

    private static String word(Block block, String key) {
        return block.optional(key).flatMap(Entry::word).orElse(null);
    }

    /** Every brace begins a place, and every place names one of the figures. */
    private static void places(Entry entry, String text, Set<String> names) {
        if (text == null || names.isEmpty()) {
            return;
        }
        if (PLACE.matcher(text).replaceAll("").contains("{")) {
            entry.problem("expected places such as {estimate:%1} or {name.n}, found another in \"" + text + "\"");
        }
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            Optional<String> name = Optional.ofNullable(place.group(1));
            boolean stat = name.isPresent() && names.contains(Reproduction.ITSELF);
            if (!stat && !names.contains(name.orElse(Reproduction.ITSELF))) {
                entry.problem("expected a name of figures: "
                        + String.join(", ", new TreeSet<>(names))
                        + "; found " + place.group());
            }
        }
    }
}
