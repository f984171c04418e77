package org.ninefold.jobs.harmonize;

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
record LinkageKey(String file, long line, long hash) {
    private static final int SUBJECTS = StandardRow.place(SubjectMerge.SUBJECT);
    private static final int INFUSIONS = StandardRow.place("infusion");
    private static final int BIRTH = StandardRow.place(SubjectMerge.SUBJECT, "birth_date");
    private static final int SEX = StandardRow.place(SubjectMerge.SUBJECT, "sex");
    private static final int TRANSPLANT = StandardRow.place(SubjectMerge.SUBJECT, "prior_transplant_date");
    private static final int INFUSED = StandardRow.place("infusion", "date");

    /** The likenesses of a dossier; none of a person that is not accepted. */
    static List<LinkageKey> of(SubjectMerge dossier, Pseudonyms pseudonyms) {
        if (!dossier.accepted()) {
            return List.of();
        }
        StandardRow subject = dossier.rows(SUBJECTS).get(0);
        Integer infused = null;
        for (StandardRow row : dossier.rows(INFUSIONS)) {
            Integer day = (Integer) row.cell(INFUSED);
            infused = infused == null || day < infused ? day : infused;
        }
        MappedRecord first = dossier.firstOfSubject();
        var likenesses = new ArrayList<LinkageKey>(2);
        for (long hash : hashes(
                (Integer) subject.cell(BIRTH),
                (String) subject.cell(SEX),
                infused,
                (Integer) subject.cell(TRANSPLANT),
                pseudonyms)) {
            likenesses.add(new LinkageKey(first.file(), first.line(), hash));
        }
        return likenesses;
    }

    /** The hashes of who was born, infused first and transplanted on these days since 1970; null where not known. */
    static List<Long> hashes(Integer born, String sex, Integer infused, Integer transplanted, Pseudonyms pseudonyms) {
        var hashes = new ArrayList<Long>();
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
