package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.List;

/**
 * What may show that two centres tell of one person: keyed hashes of birth date and sex with the first infusion, and with
 * the prior transplant. Two subjects that share one are possibly the same. Without birth date and sex there is none. It is
 * made before anything is published, and serves the run alone.
 *
 * @param file of the first record that describes the subject
 * @param line of that record
 * @param hash the keyed hash, the same at every centre
 */
record Likeness(String file, long line, String hash) {
    private static final int BIRTH = StandardRow.place(Dossier.SUBJECT, "birth_date");
    private static final int SEX = StandardRow.place(Dossier.SUBJECT, "sex");
    private static final int TRANSPLANT = StandardRow.place(Dossier.SUBJECT, "prior_transplant_date");
    private static final int INFUSED = StandardRow.place("infusion", "date");

    /** The likenesses of a dossier; none of a person that is not accepted. */
    static List<Likeness> of(Dossier dossier, Pseudonyms pseudonyms) {
        if (!dossier.accepted()) {
            return List.of();
        }
        StandardRow subject = dossier.rows(StandardRow.place(Dossier.SUBJECT)).get(0);
        Integer infused = dossier.rows(StandardRow.place("infusion")).stream()
                .map(row -> (Integer) row.cell(INFUSED))
                .min(Integer::compare)
                .orElse(null);
        Fragment first = dossier.firstOfSubject();
        return hashes(
                        (Integer) subject.cell(BIRTH),
                        (String) subject.cell(SEX),
                        infused,
                        (Integer) subject.cell(TRANSPLANT),
                        pseudonyms)
                .stream()
                .map(hash -> new Likeness(first.file(), first.line(), hash))
                .toList();
    }

    /** The hashes of who was born, infused first and transplanted on these days since 1970; null where not known. */
    static List<String> hashes(Integer born, String sex, Integer infused, Integer transplanted, Pseudonyms pseudonyms) {
        var hashes = new ArrayList<String>();
        if (born != null && sex != null) {
            String who = born + " " + sex;
            if (infused != null) {
                hashes.add(pseudonyms.likeness(who + " infused " + infused));
            }
            if (transplanted != null) {
                hashes.add(pseudonyms.likeness(who + " transplanted " + transplanted));
            }
        }
        return hashes;
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "likeness of the subject at " + file + ":" + line;
    }
}
