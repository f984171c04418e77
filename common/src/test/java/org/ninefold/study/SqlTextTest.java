package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @Test
    void identifiersAreColumnsAndKeywordsInUpperCase() {
        assertThat(new SqlText("crfl = 'Y' and `Sctdt` is null or adsl.AGE > floor(12.5)").identifiers())
                .containsExactly("ADSL", "AGE", "AND", "CRFL", "IS", "NULL", "OR", "SCTDT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'CRFL'", "\"CRFL\"", "'it''s CRFL'", "'it\\'s CRFL'", "r'\\'", "r'\\''CRFL\\''"})
    void textsAreNotIdentifiers(String sql) {
        assertThat(new SqlText(sql).identifiers()).isEmpty();
    }

    @Test
    void whatFollowsATextIsRead() {
        assertThat(new SqlText("'a' = B and E = r'\\' or F = 'x\\'y'").identifiers())
                .containsExactly("AND", "B", "E", "F", "OR");
    }
}
