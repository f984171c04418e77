package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
    void aLikenessDependsOnTheKey() {
        var other = new Pseudonyms("another key of sixteen bytes".getBytes(StandardCharsets.UTF_8));

        assertThat(pseudonyms.likeness("1 F infused 2"))
                .isEqualTo(pseudonyms.likeness("1 F infused 2"))
                .isNotEqualTo(pseudonyms.likeness("1 F infused 3"))
                .isNotEqualTo(other.likeness("1 F infused 2"));
    }
}
