package org.ninefold.jobs.publish;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for persons of a centre in rows, by what the register of the forgotten calls them. */
public final class PersonSearch {
    private final String center;
    private final Set<String> persons;
    private final UnaryOperator<String> token;
    private final Pattern pseudonym;
    private String lastPseudonym;
    private String lastToken;

    /** Looks for persons by their tokens; {@code token} tells what the register calls a pseudonym. */
    public PersonSearch(String center, Set<String> persons, UnaryOperator<String> token) {
        this.center = center;
        this.persons = Set.copyOf(persons);
        this.token = token;
        this.pseudonym = Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(center + "-") + "[0-9a-f]{20}");
    }

    String center() {
        return center;
    }

    /** The token of the person whose pseudonym some text of a row is or holds; null where there is none. */
    String in(List<Object> row) {
        for (Object cell : row) {
            if (cell instanceof String text && text.length() > center.length()) {
                String found = in(text);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private String in(String text) {
        Matcher named = pseudonym.matcher(text);
        while (named.find()) {
            if (!named.group().equals(lastPseudonym)) {
                lastPseudonym = named.group();
                lastToken = token.apply(lastPseudonym);
            }
            if (persons.contains(lastToken)) {
                return lastToken;
            }
        }
        return null;
    }
}
