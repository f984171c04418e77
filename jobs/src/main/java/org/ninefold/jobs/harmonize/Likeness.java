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
        var likenesses = new ArrayList<Likeness>();
        for (StandardRow subject : dossier.rows(StandardRow.place(Dossier.SUBJECT))) {
            if (subject.cell(BIRTH) == null || subject.cell(SEX) == null) {
                continue;
            }
            String who = subject.cell(BIRTH) + " " + subject.cell(SEX);
            dossier.rows(StandardRow.place("infusion")).stream()
                    .map(row -> (Integer) row.cell(INFUSED))
                    .min(Integer::compare)
                    .ifPresent(day -> likenesses.add(of(dossier, pseudonyms.likeness(who + " infused " + day))));
            if (subject.cell(TRANSPLANT) != null) {
                likenesses.add(of(dossier, pseudonyms.likeness(who + " transplanted " + subject.cell(TRANSPLANT))));
            }
        }
        return List.copyOf(likenesses);
    }

    private static Likeness of(Dossier dossier, String hash) {
        Fragment first = dossier.firstOfSubject();
        return new Likeness(first.file(), first.line(), hash);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "likeness of the subject at " + file + ":" + line;
    }
}
