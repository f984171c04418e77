package org.ninefold.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.ninefold.schema.StandardSchema;

/** Reads the populations of a study, each a text or an object, and gives each a flag that no other column has. */
final class PopulationsReader {
    private static final String FLAG_TEXT =
            "a name of at most 8 capital letters, digits and _ that begins with a letter and ends in FL";
    private static final KeyType<String> FLAG_NAME =
            KeyType.TEXT.to(FLAG_TEXT, text -> Optional.of(text).filter(flag -> flag.matches("[A-Z][A-Z0-9_]{0,5}FL")));

    static final KeySet POPULATION = new KeySet("Populations");
    static final Key<String> WHERE = POPULATION.required("where", KeyType.TEXT, "Spark SQL over ADSL, a condition");
    static final Key<String> LABEL = POPULATION.optional("label", KeyType.TEXT, "who they are, for people");
    static final Key<String> FLAG =
            POPULATION.optional("flag", FLAG_NAME, "the variable of ADSL and ADTTE that says who belongs to it");

    private final Set<String> taken;

    PopulationsReader(AdslVariables adsl) {
        taken = new HashSet<>(adsl.names());
        StandardSchema.standard().table("adtte").fields().forEach(field -> taken.add(field.name()));
    }

    List<Population> read(SortedMap<String, Entry> named) {
        List<Population> populations = new ArrayList<>();
        named.forEach((name, entry) -> {
            if (Ids.legal(name)) {
                population(name, entry).ifPresent(populations::add);
            } else {
                entry.problem(
                        "expected a name of letters, digits and _, found \"" + name + "\"; rename the population");
            }
        });
        return populations;
    }

    private Optional<Population> population(String name, Entry entry) {
        if (!entry.isObject()) {
            return entry.word().map(where -> new Population(name, where, flag(name, entry), label(name), entry.at()));
        }
        return entry.block(POPULATION).flatMap(block -> {
            String flag = block.has(FLAG) ? block.find(FLAG).orElse("") : flag(name, entry);
            if (block.find(FLAG).isPresent() && !taken.add(flag)) {
                block.problemWith(
                        FLAG,
                        "expected a name that no column of ADSL or ADTTE has, found \"" + flag + "\"; choose another");
            }
            String label = block.find(LABEL).orElse(label(name));
            return block.done(() -> new Population(name, block.get(WHERE), flag, label, entry.at()));
        });
    }

    private static String label(String name) {
        return "Population " + name;
    }

    /** The name in capital letters with FL behind, or where a column has that, as CRFL is one of ADSL, with POPFL. */
    private String flag(String name, Entry entry) {
        for (String ending : List.of("FL", "POPFL")) {
            String flag = name.toUpperCase(Locale.ROOT) + ending;
            if (taken.add(flag)) {
                return flag;
            }
        }
        entry.problem("expected a name of which a flag can be made that no column of ADSL or ADTTE has, found \"" + name
                + "\"; write { where = …, flag = … } with " + FLAG_TEXT);
        return "";
    }
}
