package org.ninefold.jobs.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionTest {
    private static final List<String> COLUMNS = List.of("AGE", "TRTSDT", "DTHDT", "NOTE", "user", "patients.Infusion");
    private static final String FUNCTIONS =
            "which is not one of the functions that SQL here may call (docs/configuration.md, \"SQL\")";
    private static final String NEITHER =
            "holds what is neither a column, a literal, an operator nor one of the functions that SQL here may call (docs/configuration.md, \"SQL\")";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AGE >= 18 and not (NOTE like '%x%') or age between 1 and 2",
                "NOTE in ('a', 'b') and NOTE rlike '^a+$' and NOTE not ilike any ('x', 'y')",
                "case when AGE > 2 then 'above 2' when AGE <= 2 then 'up to 2' end",
                "datediff(TRTSDT, DTHDT) div 30",
                "TRTSDT >= date'2019-01-01' and TRTSDT < date\"2020-01-01\"",
                "TRTSDT + interval 3 days",
                "timestampdiff(month, TRTSDT, DTHDT)",
                "try_cast(NOTE as decimal(38,12))",
                "coalesce(nullif(trim(NOTE), ''), 'none')",
                "concat_ws('-', NOTE, lpad(nullif(NOTE, ''), 2, '0'))",
                "split(NOTE, ';')[0]",
                "get(split(NOTE, ';'), 1)",
                "regexp_extract(NOTE, '^([0-9]+) lata?$', 1)",
                "round(AGE / 7, -1) || NOTE",
                "extract(year from TRTSDT) = 2019",
                "user is null",
                "`patients.Infusion` is not null",
                "if(AGE is distinct from 3, 'rand()', \"now()\")",
                "try_to_date(replace(NOTE, '.', '-'))"
            })
    void columnsLiteralsOperatorsAndListedFunctionsArePermitted(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rand",
                "uuid",
                "now",
                "current_user",
                "current_date",
                "input_file_name",
                "version",
                "schema_of_json",
                "monotonically_increasing_id",
                "aes_encrypt",
                "transform",
                "aggregate",
                "repeat",
                "sequence",
                "sum"
            })
    void functionsThatAreNotListedAreRefused(String function) {
        assertThat(Permission.refusal("coalesce(" + function + "(), 1) = 1", COLUMNS))
                .hasValue("calls %s, %s (character 10)".formatted(function, FUNCTIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"system.builtin.upper(NOTE)", "spark_catalog.default.upper(NOTE)"})
    void functionsAreCalledByTheirNamesOnly(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow())
                .startsWith("calls ")
                .contains(FUNCTIONS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier('AGE')",
                "identifier('upper')(NOTE)",
                ":parameter",
                "?",
                "*",
                "struct(*)",
                "AGE as a",
                "(AGE, NOTE)",
                "NOTE:a.b",
                "NOTE collate unicode",
                "round(AGE, scale => 1)"
            })
    void whatIsNamedIndirectlyIsRefused(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow())
                .matches(sentence -> sentence.startsWith(NEITHER) || sentence.contains(FUNCTIONS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGE in (select 1)", "exists(select 1)", "AGE > (select 1)"})
    void subqueriesAreRefused(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow())
                .startsWith("holds a subquery; write it over the columns of one row");
    }

    @Test
    void windowFunctionsAreRefused() {
        assertThat(Permission.refusal("count(*) over (order by AGE rows between 6 preceding and current row)", COLUMNS))
                .hasValue(
                        "holds a window function (over …), and one row has no window; take = … says which rows count (character 1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"current_date", "current_timestamp", "localtimestamp", "grouping__id"})
    void aNameWithoutBracketsIsAColumn(String name) {
        assertThat(Permission.refusal(name + " is null", COLUMNS))
                .hasValue("names a column that is not there: %s; correct the name (character 1)".formatted(name));
    }

    @Test
    void aMisspeltColumnIsToldWithTheNearest() {
        assertThat(Permission.refusal("AGE > 1 and TRTDT is null", COLUMNS))
                .hasValue(
                        "names a column that is not there: TRTDT (did you mean TRTSDT?); correct the name (character 13)");
    }

    @Test
    void aColumnWithAPointStandsBetweenBackticks() {
        assertThat(Permission.refusal("patients.Infusion is null", COLUMNS))
                .hasValue(
                        "takes a part of something by a point, which no column here has; write `patients.Infusion` between backticks (character 1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRTSDT < date'today'", "TRTSDT < date 'now'", "TRTSDT < date'2020'"})
    void aDayIsWrittenInFull(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS))
                .hasValue("holds a day that is not written in full; write it as date'2020-01-31' (character 10)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRTSDT < timestamp'now'", "TRTSDT < timestamp'2020-01-01 00:00:00'"})
    void pointsInTimeAreNoLiterals(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS))
                .hasValue("holds a point in time; write a day, as date'2020-01-31' (character 10)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGE) or (AGE = 1", "AGE /* open", "AGE = 'a", "AGE >", "AGE # years"})
    void whatDoesNotEndWhereItStandsIsRefused(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow()).startsWith("is no expression of Spark SQL: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cast(NOTE as binary)",
                "cast(NOTE as array<string>)",
                "try_cast(NOTE as struct<a:int>)",
                "cast(NOTE as variant)"
            })
    void valuesAreTextsNumbersDatesAndTruthValues(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow())
                .contains("expected a text, a number, a date or a truth value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"length(distinct NOTE)", "length(NOTE) filter (where AGE > 1)"})
    void oneRowHasNoSetOfRows(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow())
                .startsWith("asks of length what only many rows have; leave it out");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThat(Permission.refusal("AGE = 1" + " ".repeat(9_994), COLUMNS))
                .hasValue("has 10001 characters, expected 10000 at most; take steps of their own fields or variables");
    }

    @Test
    void whatIsTooDeepIsRefused() {
        assertThat(Permission.refusal("not ".repeat(300) + "AGE = 1", COLUMNS))
                .hasValue("is nested too deeply; write it flat");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace(replace(replace(NOTE, 'a', 'bbbbbbbbbb'), 'b', 'cccccccccc'), 'c', 'dddddddddd')",
                "regexp_replace(NOTE, 'a', NOTE)",
                "concat_ws(NOTE, split(NOTE, ''))",
                "concat_ws('', split(NOTE, ''), split(NOTE, 'a'))",
                "lpad(NOTE, 1000000, 'x')",
                "rpad(NOTE, cast(NOTE as int), 'x')",
                "round(AGE, 1000)"
            })
    void valuesThatCouldGrowWithoutBoundAreRefused(String sql) {
        assertThat(Permission.refusal(sql, COLUMNS).orElseThrow())
                .matches(
                        "can make a value \\d+ times as long as a cell, expected 64 at most; replace less, or by shorter texts"
                                + "|lets the data say how far \\w+ goes, or goes too far; write a number up to \\d+");
    }

    @Test
    void partsOfSplitTextsAreNoLists() {
        assertThat(Permission.refusal("concat(split(NOTE, '[.]')[2], '-', get(split(NOTE, '[.]'), 1))", COLUMNS))
                .isEmpty();
    }

    /** Spark takes the operand for each branch. */
    @Test
    @Timeout(20)
    void whatIsWrittenOutVeryOftenIsRefused() {
        String sql = "AGE";
        for (int level = 1; level < 60; level++) {
            sql = "case (" + sql + ") when 1 then 1 when 2 then 2 end";
        }
        assertThat(Permission.refusal(sql, COLUMNS)).hasValue("is nested too deeply; write it flat");
    }

    /** Each part is looked at once: twice a level would never end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "concat_ws(%s, NOTE)",
                "split(%s, 'a')",
                "%s - AGE",
                "datediff(%s, TRTSDT)",
                "replace(%s, 'a', 'b')",
                "if(true, %s, NOTE)"
            })
    @Timeout(20)
    void whatIsNestedDeeplyIsLookedAtOnce(String form) {
        String sql = "NOTE";
        for (int level = 1; level < 190; level++) {
            sql = form.formatted(sql);
        }
        assertThat(Permission.refusal(sql, COLUMNS).orElse("")).doesNotContain("nested");
        assertThat(Reach.of(sql, column -> java.util.EnumSet.noneOf(Reach.class)))
                .isEmpty();
    }
}
