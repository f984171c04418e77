package org.ninefold.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of rows: date, day and grade. */
class SqlSourceTest {
    private static final Set<String> ROW = Set.of("date", "day", "grade");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "grade >= 3 and AGE > 2                         | r.grade >= 3 and AGE > 2",
                "date >= date'2020-01-31'                       | r.date >= date'2020-01-31'",
                "cast(grade as date) = `date`                   | cast(r.grade as date) = r.date",
                "grade::date < date                             | r.grade::date < r.date",
                "date + interval 3 day                          | r.date + interval 3 day",
                "extract(day from date)                         | extract(day from r.date)",
                "timestampdiff(day, date, TRTSDT)               | timestampdiff(day, r.date, TRTSDT)",
                "date(date) = concat('date', day)                | date(r.date) = concat('date', r.day)",
                "case day when 3 then grade else day end        | case r.day when 3 then r.grade else r.day end",
                "ARM = '\uD83D\uDC1F' and day > 3                | ARM = '\uD83D\uDC1F' and r.day > 3"
            })
    void onlyColumnsAreReplaced(String sql, String expected) {
        String replaced =
                SqlSource.replaced(sql, name -> Optional.of("r." + name).filter(made -> ROW.contains(name)));
        assertThat(replaced).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"day -- 3", "day /* 3 */ > 2", "day > 2 /* /* 3 */ */"})
    void aCommentIsRefused(String sql) {
        assertThat(Permission.refusal(sql, java.util.List.of("day")))
                .hasValueSatisfying(refusal -> assertThat(refusal).startsWith("holds a comment (character "));
    }

    @Test
    void whatLooksLikeACommentInATextIsNone() {
        assertThat(SqlSource.comment("a = '--' and b like '/*%' and `--` = r'\\' "))
                .isEmpty();
    }
}
