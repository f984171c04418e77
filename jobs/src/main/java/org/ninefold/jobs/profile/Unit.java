package org.ninefold.jobs.profile;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Units of cell doses, as names of columns write them. */
final class Unit {
    private static final Pattern POWER =
            Pattern.compile("(?<![\\d.])(?:[x×*] ?)?(?:10 ?(?:\\^|\\*\\*|[eE]\\+?)? ?|1?[eE]\\+?0?)([5-8])(?!\\d)");
    private static final Pattern PER_KG =
            Pattern.compile("(?:/|per|pro|par|por|每|[ _])[ _]*kg|kg ?(?:\\^?-1|⁻¹)", Pattern.CASE_INSENSITIVE);

    private Unit() {}

    /** The unit in a column's name, as the schema spells it; empty where the name has none. */
    static Optional<String> in(String name, Set<String> words) {
        Matcher power = POWER.matcher(plain(name));
        String perKg = PER_KG.matcher(name).find() ? "/kg" : "";
        if (power.find()) {
            return Optional.of("1e" + power.group(1) + perKg);
        }
        return words.contains("DOSE") && !perKg.isEmpty() ? Optional.of("cells/kg") : Optional.empty();
    }

    /** The name without what is a unit. */
    static String without(String name) {
        return POWER.matcher(plain(name)).replaceAll(" ");
    }

    private static String plain(String name) {
        return name.replace("⁵", "^5").replace("⁶", "^6").replace("⁷", "^7").replace("⁸", "^8");
    }
}
