package org.ninefold.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subject that the study leaves out, because it is known to be the same person as one of another centre.
 *
 * @param siteId the centre whose subject is left out
 * @param subject its pseudonym, as in {@code patient/quarantine}
 * @param at where it is configured
 */
public record Exclusion(String siteId, String subject, Origin at) {
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_]+-[0-9a-f]{20}");

    /** The exclusions of a list; each names a centre of the study and one of its pseudonyms. */
    static List<Exclusion> read(Entry list, Collection<String> centers) {
        var exclusions = new ArrayList<Exclusion>();
        for (Entry item : list.items()) {
            item.block().ifPresent(block -> {
                Optional<String> site = block.required("center", "the id of a centre")
                        .flatMap(entry -> entry.oneOf(centers, "a centre of this study:"));
                Optional<Entry> subject = block.required("subject", "a pseudonym");
                block.refuseUnknown();
                subject.flatMap(Entry::word)
                        .ifPresent(word -> site.ifPresent(id -> {
                            if (PSEUDONYM.matcher(word).matches() && word.startsWith(id + "-")) {
                                exclusions.add(new Exclusion(id, word, item.at()));
                            } else {
                                subject.orElseThrow()
                                        .problem("expected a pseudonym of " + id + ", such as " + id
                                                + "-0123456789abcdef0123, found another text; copy it from"
                                                + " patient/quarantine or from ninefold check");
                            }
                        }));
            });
        }
        return exclusions;
    }
}
