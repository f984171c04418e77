package org.ninefold.jobs.profile;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ninefold.schema.Field;

/** What cells mean in many languages, by field ({@code fields.conf}). */
final class Codes {
    private static final Pattern GRADE =
            Pattern.compile("(?:g|grade?|grado|grau|gr|stadium|stage)? ?([0-5]|v|i{1,3}|iv)(?: ?(?:级|度))?");
    private static final Map<String, String> ROMAN = Map.of("i", "1", "ii", "2", "iii", "3", "iv", "4", "v", "5");
    private static final Set<String> SIGNS = Set.of("ph_status", "cd19_status", "mrd_status");

    private final Map<String, Map<String, String>> lists = new HashMap<>();

    /** The codes of this version. */
    Codes() {
        Config lists = Words.resource("fields.conf").getConfig("codes");
        for (String list : lists.root().keySet()) {
            var codes = new HashMap<String, String>();
            Config config = lists.getConfig(list);
            config.root().keySet().forEach(code -> config.getStringList(ConfigUtil.joinPath(code))
                    .forEach(cell -> codes.putIfAbsent(Words.plain(cell), code)));
            this.lists.put(list, codes);
        }
    }

    /** The code of the field that a cell stands for; the words of the column's name tell whether "yes" is alive or dead. */
    Optional<String> code(Field field, Set<String> words, String cell) {
        if (field.vocabulary().contains(cell)) {
            return Optional.of(cell);
        }
        String plain = Words.plain(cell);
        Optional<String> code = Optional.ofNullable(
                        lists.getOrDefault(list(field, words), Map.of()).get(plain))
                .filter(found ->
                        field.vocabulary().isEmpty() || field.vocabulary().contains(found));
        return field.name().equals("grade") ? code.or(() -> grade(plain)) : code;
    }

    private static Optional<String> grade(String plain) {
        Matcher grade = GRADE.matcher(plain);
        return grade.matches() ? Optional.of(ROMAN.getOrDefault(grade.group(1), grade.group(1))) : Optional.empty();
    }

    private static String list(Field field, Set<String> words) {
        if (SIGNS.contains(field.name())) {
            return "positive";
        } else if (field.name().equals("vital_status")) {
            return words.contains("DEATH") && !words.contains("ALIVE") ? "death" : "alive";
        }
        return field.name();
    }
}
