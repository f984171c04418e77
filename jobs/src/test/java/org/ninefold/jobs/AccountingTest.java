package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What became of every record of the sample is what its README says. */
class AccountingTest {
    private static final Pattern LINE =
            Pattern.compile("\\| `((?:c0|source)[^`]+)` \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|");

    private static List<List<Object>> rows(String sql) {
        return SampleSnapshot.published().rows(sql);
    }

    @Test
    void everyFileIsAccountedForAsTheReadmeSays() throws IOException {
        var promised = new TreeMap<String, List<Long>>();
        Matcher line = LINE.matcher(Files.readString(Path.of("..", "data-samples", "README.md")));
        while (line.find()) {
            promised.put(
                    line.group(1),
                    List.of(number(line, 2), number(line, 3), number(line, 4), number(line, 5), number(line, 6)));
        }
        assertThat(promised).hasSize(13);
        var published = new TreeMap<String, List<Long>>();
        rows("""
                select replace(stage, 'records of ', ''),
                  sum(n) filter (reason = 'read')::bigint,
                  sum(n) filter (reason = 'kept')::bigint,
                  coalesce(sum(n) filter (reason like 'filtered: %'), 0)::bigint,
                  coalesce(sum(n) filter (reason like 'quarantined: %'), 0)::bigint,
                  sum(n) filter (reason = 'duplicate')::bigint
                from flow where stage like 'records of %' group by 1""")
                .forEach(row -> published.put(
                        (String) row.get(0),
                        row.subList(1, 6).stream().map(n -> (Long) n).toList()));
        assertThat(published).isEqualTo(promised);
    }

    private static long number(Matcher line, int group) {
        return Long.parseLong(line.group(group));
    }

    @Test
    void recordsLeftOutSayWhy() {
        assertThat(rows("""
                select site_id, stage, reason, n from flow
                where reason like 'filtered: %' or reason like 'quarantined: %' order by all"""))
                .containsExactlyInAnyOrder(
                        List.of("C01", "records of c01/patients.csv", "filtered: screen failure", 1L),
                        List.of("C03", "records of c03/toxicities.csv", "filtered: no mapping takes it", 2L),
                        List.of("C04", "records of c04/cart_registry.txt", "quarantined: value.date", 1L),
                        List.of("C05", "records of c05/patients.csv", "filtered: never infused", 1L),
                        List.of("C05", "records of c05/follow_up.csv", "filtered: no mapping takes it", 2L),
                        List.of("C05", "records of c05/toxicities.csv", "filtered: no mapping takes it", 2L));
    }

    @Test
    void everySubjectIsInTheStudy() {
        for (String site : SourceCohort.sites()) {
            long subjects = SourceCohort.subjects(site).size();
            assertThat(rows("select reason, n from flow where stage = 'subjects' and site_id = '" + site
                            + "' order by all"))
                    .as(site)
                    .containsExactly(List.of("harmonized", subjects), List.of("in the study", subjects));
        }
        assertThat(rows("select * from flow where stage = 'rows after the cut-off'"))
                .isEmpty();
    }

    @Test
    void qualityNamesThePlantedDefectsAndNothingElse() {
        assertThat(rows("select site_id, rule, severity, \"table\", field, n from quality"))
                .containsExactlyInAnyOrder(
                        List.of("C04", "value.date", "reject", "infusion", "date", 1L),
                        List.of("C04", "value.dependent", "blank", "adverse_event", "onset_date", 1L),
                        List.of("C04", "value.dependent", "blank", "adverse_event", "end_date", 1L),
                        List.of("C06", "value.code", "blank", "subject", "ph_status", 1L));
    }

    @Test
    void quarantineShowsPlaceAndShapeButNoValue() {
        List<List<Object>> rows = rows("""
                select file, line, rule, "column", shape from quarantine
                where rule in ('value.date', 'value.code')""");
        assertThat(rows)
                .extracting(row -> row.get(0), row -> row.get(2), row -> row.get(3))
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("c04/cart_registry.txt", "value.date", "CART_DATE"),
                        org.assertj.core.groups.Tuple.tuple("c06/cart_list.csv", "value.code", "Ph"));
        assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).isInstanceOf(Long.class));
        assertThat(rows("select distinct shape from quarantine where shape is not null"))
                .allSatisfy(row -> assertThat((String) row.get(0)).doesNotContainPattern("[0-8b-zB-Z]"))
                .contains(List.of("9/99/9999"));
    }
}
