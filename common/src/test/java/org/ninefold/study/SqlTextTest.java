package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

    @Test
    void identifiersAreColumnsAndKeywordsInUpperCase() {
        assertThat(new SqlText("crfl = 'Y' and `Sctdt` is null or adsl.AGE > floor(12.5)").identifiers())
                .containsExactly("ADSL", "AGE", "AND", "CRFL", "IS", "NULL", "OR", "SCTDT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'CRFL'", "\"CRFL\"", "'it''s CRFL'", "'it\\'s CRFL'", "r'\\'", "1 -- CRFL", "1 /* CRFL */ + 2"})
    void stringsAndCommentsAreNotIdentifiers(String sql) {
        assertThat(new SqlText(sql).identifiers()).isEmpty();
    }

    @Test
    void whatFollowsAStringOrACommentIsRead() {
        assertThat(new SqlText("'a' = B -- c\n and /* d */ E = r'\\' or F = 'x\\'y'").identifiers())
                .containsExactly("AND", "B", "E", "F", "OR");
    }

    @ParameterizedTest
    @CsvSource({
        "rand() < 0.5, rand()",
        "a + Now ( ), Now()",
        "`uuid`(), uuid()",
        "x < current_date, current_date",
        "x < CURRENT_TIMESTAMP(), CURRENT_TIMESTAMP()",
        "unix_timestamp(), unix_timestamp()",
        "x < date'today', date 'today'",
        "system.builtin.monotonically_increasing_id(), monotonically_increasing_id()",
        "reflect('a'), reflect()"
    })
    void whatChangesIsFound(String sql, String name) {
        assertThat(new SqlText(sql).changing()).hasValue(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid = 'x'",
                "now is null",
                "'rand()' = a",
                "`current_date` = '2020-01-01'",
                "unix_timestamp(day, 'yyyy')",
                "date '2020-01-01' < day",
                "regexp_extract(`诊断`, '(\\\\d+)', 1)",
                "rand_id + 1"
            })
    void whatDependsOnTheRowOnlyIsLegal(String sql) {
        assertThat(new SqlText(sql).changing()).isEmpty();
    }
}
