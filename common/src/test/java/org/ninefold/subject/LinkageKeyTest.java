package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ninefold.subject.Persons.infusion;
import static org.ninefold.subject.Persons.rows;
import static org.ninefold.subject.Persons.subject;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinkageKeyTest {
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[] {1, 2, 3});

    private static List<Long> hashes(StandardRow... rows) {
        return LinkageKey.of(rows(rows), "a.csv", 7, PSEUDONYMS).stream()
                .map(LinkageKey::hash)
                .toList();
    }

    @Test
    void theKeysAreOfBirthAndSexWithTheFirstInfusionAndWithThePriorTransplant() {
        SubjectRow subject = subject("birth_date", 7000, "sex", "F", "prior_transplant_date", 17_000);

        assertThat(LinkageKey.of(rows(subject, infusion(2, 18_400), infusion(1, 18_300)), "a.csv", 7, PSEUDONYMS))
                .containsExactly(
                        new LinkageKey("a.csv", 7, PSEUDONYMS.likeness("7000 F infused 18300")),
                        new LinkageKey("a.csv", 7, PSEUDONYMS.likeness("7000 F transplanted 17000")));
    }

    @Test
    void differentPersonsAndDifferentDatesHaveDifferentKeys() {
        List<Long> keys = List.of(
                hashes(subject("birth_date", 7000, "sex", "F"), infusion(1, 18_300))
                        .get(0),
                hashes(subject("birth_date", 7000, "sex", "M"), infusion(1, 18_300))
                        .get(0),
                hashes(subject("birth_date", 7001, "sex", "F"), infusion(1, 18_300))
                        .get(0),
                hashes(subject("birth_date", 7000, "sex", "F"), infusion(1, 18_301))
                        .get(0),
                hashes(subject("birth_date", 7000, "sex", "F", "prior_transplant_date", 18_300))
                        .get(0));

        assertThat(keys).doesNotHaveDuplicates().doesNotContain(0L);
    }

    @Test
    void withoutBirthOrSexOrAnyDateThereIsNone() {
        assertThat(hashes(subject("sex", "F"), infusion(1, 18_300))).isEmpty();
        assertThat(hashes(subject("birth_date", 7000), infusion(1, 18_300))).isEmpty();
        assertThat(hashes(subject("birth_date", 7000, "sex", "F"))).isEmpty();
    }

    @Test
    void itsTextHasNoHash() {
        assertThat(new LinkageKey("a.csv", 7, 123)).hasToString("linkage key of the subject at a.csv:7");
    }
}
