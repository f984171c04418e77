package org.ninefold.study;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subject that the study leaves out, because it is known to be the same person as one of another centre.
 *
 * @param siteId the centre whose subject is left out
 * @param subject its pseudonym, as in {@code patient/quarantine}
 */
public record Exclusion(String siteId, String subject, Origin at) {
    private static final Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_]+-[0-9a-f]{20}");

    static final KeySet KEYS = new KeySet("Exclusions");
    static final Key<Entry> CENTER = KEYS.required("center", KeyType.NAME, "the id of a centre");
    static final Key<String> SUBJECT = KEYS.required("subject", KeyType.TEXT, "a pseudonym");

    /** The exclusions of a list; each names a centre of the study and one of its pseudonyms. */
    static List<Exclusion> read(List<Entry> list, Collection<String> centers) {
        return list.stream()
                .flatMap(item -> item.block(KEYS).flatMap(block -> read(block, centers)).stream())
                .toList();
    }

    private static Optional<Exclusion> read(Block block, Collection<String> centers) {
        Optional<String> site = block.find(CENTER).flatMap(entry -> entry.oneOf(centers, "a centre of this study:"));
        Optional<String> subject = block.find(SUBJECT);
        site.filter(id -> subject.filter(word -> !PSEUDONYM.matcher(word).matches() || !word.startsWith(id + "-"))
                        .isPresent())
                .ifPresent(id -> block.problemWith(
                        SUBJECT,
                        "expected a pseudonym of " + id + ", such as " + id
                                + "-0123456789abcdef0123, found another text; copy it from"
                                + " patient/quarantine or from ninefold check"));
        return block.done(() -> new Exclusion(site.orElseThrow(), subject.orElseThrow(), block.at()));
    }
}
