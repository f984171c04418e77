package org.ninefold.subject;

import java.util.ArrayList;
import java.util.List;

/**
 * What may show that two centres tell of one person: keyed hashes of birth date and sex with the first infusion, and with
 * the prior transplant. Two subjects that share one are possibly the same: the dates do not prove it, and the 64 bits of the
 * hashes are enough beside that – two of twenty million of different dates are equal with a chance of 10⁻⁵. Without birth date
 * and sex there is none. It is made before anything is published, and serves the run alone.
 *
 * @param file of the first record that describes the subject
 * @param line of that record
 * @param hash the keyed hash, the same at every centre
 */
public record LinkageKey(String file, long line, long hash) {
    /**
     * The keys of a subject.
     *
     * @param rows its rows, one of them of the table of subjects
     * @param file of the first record that describes it, in which it is the line
     */
    public static List<LinkageKey> of(StandardRows rows, String file, long line, Pseudonyms pseudonyms) {
        SubjectRow subject = rows.subjects().get(0);
        if (subject.birthDate() == null || subject.sex() == null) {
            return List.of();
        }
        String who = subject.birthDate() + " " + subject.sex();
        var keys = new ArrayList<LinkageKey>(2);
        rows.infusions().stream()
                .map(Infusion::date)
                .min(Integer::compare)
                .ifPresent(day -> keys.add(new LinkageKey(file, line, pseudonyms.likeness(who + " infused " + day))));
        if (subject.priorTransplantDate() != null) {
            String transplanted = who + " transplanted " + subject.priorTransplantDate();
            keys.add(new LinkageKey(file, line, pseudonyms.likeness(transplanted)));
        }
        return keys;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "linkage key of the subject at " + file + ":" + line;
    }
}
