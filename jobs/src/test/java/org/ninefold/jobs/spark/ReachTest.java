package org.ninefold.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns: ID who, D1 and D2 days, MADE a day made of others, TEXT free text, SITE where, AGE a number. */
class ReachTest {

    private static Set<Reach> column(String name) {
        return switch (name) {
            case "ID" -> EnumSet.of(Reach.IDENTIFIER);
            case "D1", "D2" -> EnumSet.of(Reach.DATE);
            case "MADE" -> EnumSet.of(Reach.OF_DATE); // a variable
            case "SITE" -> EnumSet.of(Reach.CENTER);
            case "TEXT" -> EnumSet.of(Reach.FREE_TEXT);
            default -> EnumSet.noneOf(Reach.class);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AGE >= 18                                                  |",
                "ID                                                         | IDENTIFIER",
                "sha(ID)                                                    | IDENTIFIER",
                "ID = 'x'                                                   | IDENTIFIER",
                "case when ID like '%1' then 'a' else 'b' end               | IDENTIFIER",
                "SITE                                                       | CENTER",
                "if(SITE = 'C01', 'here', 'elsewhere')                      | CENTER",
                "D1                                                         | DATE",
                "cast(D1 as string)                                         | OF_DATE",
                "concat(TEXT, year(D1))                                     | OF_DATE FREE_TEXT",
                "year(D1)                                                   | OF_DATE",
                "datediff(D1, D2)                                           |",
                "D1 - D2                                                    |",
                "timestampdiff(month, D1, D2)                               |",
                "months_between(D1, D2)                                     |",
                "datediff(D1, date'1970-01-01')                             | OF_DATE",
                "date_add(D1, 3)                                            | DATE",
                "D1 - interval 3 days                                       | DATE",
                "datediff(D1, least(D1, date'1970-01-01'))                                  | OF_DATE",
                "D1 - coalesce(null, D2)                                                    |",
                "datediff(D1, if(AGE > 3, D2, null))                                        |",
                "datediff(D1, case when AGE > 3 then date'1970-01-01' else D2 end)          | OF_DATE",
                "datediff(D1, date_add(D2, 3))                                              |",
                "datediff(D1, date_add(D2, datediff(D2, D1)))                               |",
                "datediff(D1, date_sub(D1, year(D1)))                                       | OF_DATE",
                "datediff(D1, trunc(D1, 'year'))                                            | OF_DATE",
                "D1 - cast(D2 as date)                                                      |",
                "datediff(D1, cast(year(D1) as string))                                     | OF_DATE",
                "datediff(D1, nullif(D2, D1))                                               |",
                "unix_date(D1) - unix_date(D2)                                              | OF_DATE",
                "datediff(MADE, D1)                                                         | OF_DATE",
                "datediff(add_months(D1, 1), D1)                                            | OF_DATE",
                "D1 - (D1 - interval 1 month)                                               | DATE OF_DATE",
                "datediff(to_date(D1), case when AGE > 3 then D2 else cast(null as date) end)|",
                "D1 >= date'2019-01-01'                                     |",
                "D1 between date'2019-01-01' and D2                         |",
                "case when year(D1) < 2019 then 'early' else 'late' end     |",
                "case year(D1) when 2018 then 'a' end                       |",
                "case when AGE > 3 then D1 end                              | DATE",
                "if(D1 is null, 'no', 'yes')                                |",
                "if(D1 is null, TEXT, 'yes')                                | FREE_TEXT",
                "coalesce(datediff(D1, D2), -1)                             |",
                "nullif(AGE, year(D1))                                      |",
                "nullif(D1, D2)                                             | DATE",
                "greatest(D1, D2)                                           | DATE",
                "TEXT                                                       | FREE_TEXT",
                "upper(trim(TEXT))                                          | FREE_TEXT",
                "TEXT rlike 'x' or contains(TEXT, 'y')                      |",
                "case TEXT when 'a' then 'A' else 'other' end               |",
                "case TEXT when 'a' then 'A' else TEXT end                  | FREE_TEXT"
            })
    void whatAValueShows(String sql, String expected) {
        String reached =
                Reach.of(sql, ReachTest::column).stream().map(Reach::name).collect(Collectors.joining(" "));
        assertThat(reached).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource({"AGE >", "'"})
    void whatDoesNotParseMayShowAnything(String sql) {
        assertThat(Reach.of(sql, ReachTest::column)).containsExactlyInAnyOrder(Reach.values());
    }
}
