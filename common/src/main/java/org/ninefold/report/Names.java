package org.ninefold.report;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ninefold.results.Definition;

/** Words of the tables as people write them. */
final class Names {
    private Names() {}

    /**
     * Causes of an endpoint in the order of the study, as the definitions have it; those that they do not name follow.
     *
     * @param endpoint the endpoint
     * @param found the causes that there are
     */
    static List<String> causes(List<Definition> definitions, String endpoint, Collection<String> found) {
        String prefix = endpoint + Definition.CAUSE_OF;
        List<String> ordered = definitions.stream()
                .filter(definition -> definition.kind().equals(Definition.CAUSE)
                        && definition.id().startsWith(prefix))
                .sorted(Comparator.comparingInt(Definition::position))
                .map(definition -> definition.id().substring(prefix.length()))
                .toList();
        return Stream.concat(ordered.stream().filter(found::contains), found.stream())
                .distinct()
                .toList();
    }

    /** The definitions of a kind, in their order. */
    static List<Definition> ofKind(String kind, List<Definition> definitions) {
        return definitions.stream()
                .filter(definition -> definition.kind().equals(kind))
                .toList();
    }

    /** A cause or level as a part of a file's name. */
    static String file(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** A number with its noun. */
    static String many(long n, String one, String several) {
        return n + " " + (n == 1 ? one : several);
    }
}
