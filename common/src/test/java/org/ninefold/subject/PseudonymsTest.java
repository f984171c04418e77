package org.ninefold.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final Pseudonyms pseudonyms =
            new Pseudonyms("a key of sixteen bytes or more".getBytes(StandardCharsets.UTF_8));

    @Test
    void composedAndDecomposedLettersAreOneIdentifier() {
        assertThat(pseudonyms.of("C01", "Mu\u0308ller-7")).isEqualTo(pseudonyms.of("C01", "M\u00fcller-7"));
    }

    @Test
    void leadingZerosCapitalsAndCentresTellIdentifiersApart() {
        assertThat(pseudonyms.of("C01", "0042")).matches("C01-[0-9a-f]{20}").isNotEqualTo(pseudonyms.of("C01", "42"));
        assertThat(pseudonyms.of("C01", "a7")).isNotEqualTo(pseudonyms.of("C01", "A7"));
        assertThat(pseudonyms.of("C01", "42").substring(4))
                .isNotEqualTo(pseudonyms.of("C02", "42").substring(4));
    }

    @Test
    void theForgottenAreToldByATokenThatNoTableHas() {
        String pseudonym = pseudonyms.of("C01", "0042");
        String token = pseudonyms.token("C01", "\u00a00042 ");

        assertThat(token).matches("[0-9a-f]{64}").doesNotContain(pseudonym.substring(4));
        assertThat(pseudonyms.token(pseudonym)).isEqualTo(token);
        assertThat(pseudonyms.token("C01", " \t")).isNull();
        assertThat(pseudonyms.isForgotten(pseudonym)).isFalse();
        var forgetting =
                new Pseudonyms("a key of sixteen bytes or more".getBytes(StandardCharsets.UTF_8), Set.of(token));
        assertThat(forgetting.isForgotten(pseudonym)).isTrue();
        assertThat(forgetting.isForgotten(pseudonyms.of("C01", "42"))).isFalse();
        assertThat(forgetting.isForgotten(pseudonyms.of("C02", "0042"))).isFalse();
    }

    @Test
    void aLikenessDependsOnTheKey() {
        var other = new Pseudonyms("another key of sixteen bytes".getBytes(StandardCharsets.UTF_8));

        assertThat(pseudonyms.likeness("1 F infused 2"))
                .isEqualTo(pseudonyms.likeness("1 F infused 2"))
                .isNotEqualTo(pseudonyms.likeness("1 F infused 3"))
                .isNotEqualTo(other.likeness("1 F infused 2"));
    }

    /** Where the centre ends and the identifier begins is part of what is hashed. */
    @Test
    void centreAndIdentifierDoNotRunTogether() {
        assertThat(pseudonyms.of("C0", "1x").substring(3))
                .isNotEqualTo(pseudonyms.of("C01", "x").substring(4));
    }
}
