package org.ninefold.jobs.profile;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of columns' names in many languages, by what they mean ({@code words.conf}). */
final class Words {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SCRIPTS =
            Pattern.compile("(?<=\\p{IsHan})(?=[^\\p{IsHan}])|(?<=[^\\p{IsHan}])(?=\\p{IsHan})");
    private static final Pattern HUMPS = Pattern.compile(
            "(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    private static final Pattern HAN = Pattern.compile(".*\\p{IsHan}.*");
    private static final int EXACT = 3;

    private final Map<String, List<Pattern>> patterns = new TreeMap<>();
    /** Cells that say that there is no value. */
    final Set<String> missing;

    /** The words of this version. */
    Words() {
        Config config = resource("words.conf");
        config.getObject("words")
                .keySet()
                .forEach(word -> patterns.put(
                        word,
                        config.getConfig("words").getStringList(word).stream()
                                .map(Words::pattern)
                                .toList()));
        missing = Set.copyOf(config.getStringList("missing"));
    }

    static Config resource(String name) {
        return ConfigFactory.parseResources(Words.class, name).resolve();
    }

    /** What a column's name or label means, as far as it is known. */
    Set<String> in(String name) {
        String apart = SCRIPTS.matcher(name).replaceAll(" ");
        String spaced = " " + parts(apart) + " ";
        String cut = " " + parts(HUMPS.matcher(apart).replaceAll(" ")) + " ";
        var found = new TreeSet<String>();
        patterns.forEach((word, stems) -> {
            if (stems.stream()
                    .anyMatch(stem ->
                            stem.matcher(spaced).find() || stem.matcher(cut).find())) {
                found.add(word);
            }
        });
        return found;
    }

    /** Lower case without accents, its parts between single spaces; signs that stand alone are kept. */
    static String plain(String text) {
        String parts = parts(text);
        return parts.isEmpty() || text.matches(".*[+-]") ? folded(text) : parts;
    }

    private static String parts(String text) {
        return SEPARATORS.matcher(folded(text)).replaceAll(" ").strip();
    }

    private static String folded(String text) {
        String apart = Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFKD);
        return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT).strip();
    }

    private static Pattern pattern(String stem) {
        char mark = stem.charAt(0);
        String text = Pattern.quote(parts(stem));
        if (HAN.matcher(stem).matches() || mark == '*') {
            return Pattern.compile(text);
        }
        boolean whole = mark == '=' || stem.length() <= EXACT;
        return Pattern.compile(" " + text + (whole ? " " : ""));
    }

    /** All lists of words of a configuration entry. */
    static List<Set<String>> alternatives(Config entry) {
        return entry.getList("words").stream()
                .map(list -> ((List<?>) list.unwrapped())
                        .stream().map(String::valueOf).collect(Collectors.toSet()))
                .toList();
    }
}
