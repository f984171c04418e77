package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A reader that is not Spark reads every published table as it is. */
class DuckDbTest {
    private static final Map<String, String> TYPES =
            Map.of("string", "VARCHAR", "number", "DOUBLE", "integer", "INTEGER", "boolean", "BOOLEAN", "date", "DATE");

    private static final Published SAMPLE = SampleSnapshot.published();

    private static Map<String, Config> dictionary() {
        return ConfigFactory.parseFile(
                        SAMPLE.snapshot().resolve("dictionary.json").toFile())
                .getConfigList("resources")
                .stream()
                .collect(Collectors.toMap(table -> table.getString("name"), table -> table));
    }

    @Test
    void everyTableIsFlatAndOfPlainTypes() {
        assertThat(SAMPLE.tables()).hasSizeGreaterThan(15);
        SAMPLE.tables().forEach((name, glob) -> {
            List<List<Object>> columns =
                    SAMPLE.rows("select distinct name, type, num_children, repetition_type from parquet_schema('%s')"
                            .formatted(glob));
            for (List<Object> column : columns) {
                boolean root = column.get(2) != null && ((Number) column.get(2)).longValue() > 0;
                if (!root) {
                    assertThat((String) column.get(0)).as(name).doesNotContain(".");
                    assertThat((String) column.get(1))
                            .as("%s.%s", name, column.get(0))
                            .isIn("BYTE_ARRAY", "INT32", "INT64", "DOUBLE", "BOOLEAN");
                    assertThat(column.get(3)).as("%s.%s", name, column.get(0)).isEqualTo("OPTIONAL");
                }
            }
            assertThat(columns.stream()
                            .filter(column ->
                                    column.get(3) == null || column.get(3).equals("REQUIRED")))
                    .as("%s has no groups but its root", name)
                    .hasSizeLessThanOrEqualTo(1);
        });
    }

    @Test
    void everyColumnIsOfTheTypeThatTheDictionarySays() {
        Map<String, Config> dictionary = dictionary();
        for (String table : SAMPLE.tables().keySet()) {
            List<? extends Config> fields = dictionary.get(table).getConfigList("schema.fields");
            List<List<Object>> columns = SAMPLE.rows("describe \"" + table + "\"");
            assertThat(columns).as(table).hasSameSizeAs(fields);
            for (int i = 0; i < fields.size(); i++) {
                assertThat(columns.get(i).get(0))
                        .as(table)
                        .isEqualTo(fields.get(i).getString("name"));
                assertThat((String) columns.get(i).get(1))
                        .as("%s.%s", table, columns.get(i).get(0))
                        .isEqualTo(type(fields.get(i)));
            }
        }
    }

    private static String type(Config field) {
        return field.hasPath("bits") && field.getInt("bits") == Long.SIZE
                ? "BIGINT"
                : TYPES.get(field.getString("type"));
    }

    /** The queries that docs/tables.md shows, as they stand there. */
    private static List<String> queries() throws IOException {
        return Pattern.compile("```sql\\n(.*?);\\n```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/tables.md")))
                .results()
                .map(query -> query.group(1)
                        .replace("out/nc9/current", SAMPLE.snapshot().toString()))
                .toList();
    }

    @Test
    void theQueriesOfThePageGiveThePublishedFigures() throws IOException {
        List<String> queries = queries();
        assertThat(queries).hasSize(5);

        String os =
                "select %s from results where analysis = 'os' and group1 is null and variable = 'time' and stat_name = '%s'"
                        + " order by time_day";
        assertThat(SAMPLE.rows(queries.get(0)))
                .extracting(row -> row.get(0), row -> row.get(1))
                .hasSize(3)
                .isEqualTo(SAMPLE.rows(os.formatted("time_day, stat", "estimate")).stream()
                        .map(row -> tuple(row.toArray()))
                        .toList());
        assertThat(SAMPLE.rows(queries.get(1))).containsExactly(List.of(38L));
        List<List<Object>> until = SAMPLE.rows(os.formatted("cast(stat as bigint)", "n.event"));
        long deaths = (Long) until.get(until.size() - 1).get(0);
        assertThat(SAMPLE.rows(queries.get(2)))
                .extracting(row -> row.get(0), row -> row.get(1))
                .containsExactly(tuple("DEATH", deaths), tuple("censored", 43 - deaths));
        assertThat(SAMPLE.rows(queries.get(3))).containsExactly(List.of(32L));
        assertThat(SAMPLE.rows(queries.get(4)))
                .contains(List.of("label.AVAL", "Analysis Value"), List.of("label.CRPOPFL", "Population CR"));
    }

    @Test
    void theFlagOfAPopulationIsThatOfItsSubjectsInBothTables() throws IOException {
        String flags = "select count(*) from %s where CRNSCTFL = 'Y' and ALLFL = 'Y' and CRPOPFL = 'Y'";
        assertThat(SAMPLE.rows(flags.formatted("adsl"))).containsExactly(List.of(32L));
        assertThat(SAMPLE.rows(flags.formatted("adtte") + " and PARAMCD = 'EFSNR'"))
                .containsExactly(List.of(32L));
        assertThat(SAMPLE.rows("select distinct CRNSCTFL from adtte order by 1"))
                .containsExactly(List.of("N"), List.of("Y"));
    }

    @Test
    void everyStatisticStandsInTheRowOfItsFigure() throws IOException {
        assertThat(SAMPLE.rows("""
                        select count(*) from results r join figures f
                        on r.analysis = f.analysis and r.method is not distinct from f.method
                        and r.group1_level is not distinct from f.group1_level
                        and r.group2_level is not distinct from f.group2_level
                        and r.variable is not distinct from f.variable
                        and r.variable_level is not distinct from f.variable_level
                        and r.cause is not distinct from f.cause and r.time_day is not distinct from f.time_day
                        and r.comparison is not distinct from f.comparison
                        and r.stratum_var is not distinct from f.stratum_var
                        where r.stat_name = 'estimate' and r.stat is not distinct from f.estimate"""))
                .isEqualTo(SAMPLE.rows("select count(*) from results where stat_name = 'estimate'"));
    }

    @Test
    void whatIsAbsentStandsInATableOfItsOwn() throws IOException {
        assertThat(SAMPLE.rows("select count(*) from adae where AETOXGR = 0")).containsExactly(List.of(0L));
        assertThat(SAMPLE.rows("select count(distinct USUBJID) from adnoae where AETERM = 'CRS' and AETOXGR = 0"))
                .containsExactly(List.of(5L));
    }

    @Test
    void countsAreOf64Bits() {
        for (String table : List.of("risk_tables", "count_tables", "flow", "quality")) {
            assertThat(SAMPLE.rows("select distinct typeof(n) from " + table))
                    .as(table)
                    .containsExactly(List.of("BIGINT"));
        }
    }

    @Test
    void everyFileHasTheRowsThatTheManifestSays() {
        var promised = new HashMap<String, Long>();
        SampleSnapshot.get().outcome().manifest().getConfigList("files").stream()
                .filter(file -> file.hasPath("rows"))
                .forEach(file -> promised.put(file.getString("path"), file.getLong("rows")));
        var found = new HashMap<String, Long>();
        String root = SAMPLE.snapshot() + "/";
        for (String glob : SAMPLE.tables().values()) {
            SAMPLE.rows("select file_name, num_rows from parquet_file_metadata('%s')".formatted(glob))
                    .forEach(row ->
                            found.put(((String) row.get(0)).replace(root, ""), ((Number) row.get(1)).longValue()));
        }
        assertThat(found).isEqualTo(promised);
    }

    @Test
    void everyRowCarriesItsCentre() {
        for (String table : List.of("adsl", "adtte", "adae", "adrs", "adlb")) {
            assertThat(SAMPLE.rows("""
                    select count(*) from read_parquet('%s', filename = true)
                    where not contains(filename, '/' || SITEID || '-')""".formatted(SAMPLE.tables().get(table))))
                    .as(table)
                    .containsExactly(List.of(0L));
        }
    }

    @Test
    void riskTablesAddUpToTheSubjectsOfTheirPopulation() {
        assertThat(SAMPLE.rows("""
                select split_part(table_id, '/', 2) as population, sum(n)::bigint from risk_tables
                where exit not like 'LATE_ENTRY%' group by table_id, population order by all""").stream().distinct())
                .containsExactly(List.of("*", 43L), List.of("ALL", 43L), List.of("CR", 34L), List.of("CR_NO_SCT", 32L));
    }

    @Test
    void survivalFollowsFromTheRiskTableByArithmeticAlone() {
        List<List<Object>> rows = SAMPLE.rows("""
                with days as (
                  select day, sum(n) as gone, coalesce(sum(n) filter (exit like 'EVENT:%'), 0) as events
                  from risk_tables where table_id = 'OS/ALL' group by day),
                risk as (select day, events, sum(gone) over (order by day desc) as at_risk from days)
                select product(1 - events / at_risk) from risk where day <= 365""");
        double published =
                Figures.of(SAMPLE, "os", null, "time", "12 months", null).stat("estimate");
        assertThat(((Number) rows.get(0).get(0)).doubleValue()).isCloseTo(published, within(1e-12));
    }

    @Test
    void everyPointOfEveryCurveHasTheRiskSetOfTheTables() {
        List<List<Object>> wrong = SAMPLE.rows("""
                with points as (
                  select distinct c.population, c.paramcd, c.group1_level, c.time_day, c.n_risk
                  from (select * from curves union all select * from site_curves) c),
                tables as (
                  select p.population, p.paramcd, p.group1_level, p.time_day, p.n_risk, sum(r.n) as found
                  from points p join site_risk_tables r on r.table_id = p.paramcd || '/' || p.population
                    and r.day >= p.time_day and (p.group1_level is null or r.site_id = p.group1_level)
                  group by all)
                select * from tables where n_risk <> found""");
        assertThat(wrong).isEmpty();
        assertThat((Long) SAMPLE.rows("select count(*) from site_curves").get(0).get(0))
                .isGreaterThan(500);
    }

    /** With the cut-off the number of days would be a calendar date. */
    @Test
    void daysAreOfAllCentresTogetherOutsideThePatientsFolder() {
        assertThat(SAMPLE.rows("select distinct site_id from risk_tables"))
                .containsExactly(java.util.Collections.singletonList(null));
        assertThat(SAMPLE.rows("select count(*) from curves where group1 is not null"))
                .containsExactly(List.of(0L));
        assertThat(SAMPLE.rows("select distinct exit from risk_tables order by exit"))
                .extracting(row -> row.get(0))
                .contains("CENSORED:END_OF_FOLLOW_UP")
                .doesNotContain("CENSORED:CUTOFF");
        assertThat(SAMPLE.rows("""
                select table_id, group2_level, day, replace(exit, 'CUTOFF', 'END_OF_FOLLOW_UP') as exit, sum(n)::bigint as n
                from site_risk_tables group by all order by all"""))
                .isEqualTo(SAMPLE.rows("select table_id, group2_level, day, exit, n from risk_tables order by all"));
    }
}
