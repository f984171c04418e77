package org.ninefold.bench.run;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What each contender found in a case, beside what was written into its files. */
final class Agreement {
    private final String name;
    private final Map<String, Double> truth;
    private final Map<Contender, Map<String, Double>> found = new EnumMap<>(Contender.class);

    Agreement(String name, Path truth) throws IOException {
        this.name = name;
        this.truth = Figures.truth(truth);
    }

    boolean missing(Contender contender) {
        return !found.containsKey(contender);
    }

    void found(Contender contender, Map<String, Double> figures) {
        found.put(contender, figures);
    }

    /** Whether nobody found anything else than another one, or than what was written. */
    boolean same() {
        return names().stream().allMatch(this::same);
    }

    /** The figures side by side. */
    String table() {
        var text = new StringBuilder("| " + name + " | written");
        found.keySet().forEach(contender -> text.append(" | ").append(contender.label()));
        text.append(" | same |\n|---").append("|---".repeat(found.size() + 2)).append("|\n");
        for (String figure : names()) {
            text.append("| ").append(figure).append(" | ").append(cell(truth.get(figure)));
            found.values().forEach(figures -> text.append(" | ").append(cell(figures.get(figure))));
            text.append(" | ").append(same(figure) ? "yes" : "**no**").append(" |\n");
        }
        return text.toString();
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>(truth.keySet());
        found.values().stream().map(Map::keySet).flatMap(Collection::stream).forEach(names::add);
        return names;
    }

    private boolean same(String figure) {
        Double first = truth.get(figure);
        for (Map<String, Double> figures : found.values()) {
            Double value = figures.get(figure);
            if (first != null && value != null && !Figures.same(first, value)) {
                return false;
            }
            first = first == null ? value : first;
        }
        return true;
    }

    private static String cell(Double value) {
        return value == null
                ? "–"
                : new BigDecimal(value)
                        .round(new MathContext(8))
                        .stripTrailingZeros()
                        .toPlainString();
    }
}
