package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** The keys that the dictionary declares, in the tables of the sample studies: no two rows of a table have the same. */
class DeclaredKeysTest {
    private static final List<String> KINDS = List.of(
            "kind = proportion, of = \"CRFL = 'Y'\", by = SEX",
            "kind = grades, term = CRS",
            "kind = frequency, of = \"BESTRESP\", by = SEX",
            "kind = summary, of = \"AGE\", decimals = 1, by = SEX",
            "kind = survival, endpoint = OS, times = [6 months, 12 months], by = SEX",
            "kind = incidence, endpoint = RELAPSE, times = [6 months, 12 months], by = SEX",
            "kind = follow-up, endpoint = OS, known-at = [12 months]",
            "kind = correlation, x = \"AGE\", y = \"DOSE\", decimals = 2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nine-centers",
                "extramedullary",
                "mrd",
                "post-cart-relapse",
                "prophylactic",
                "tenth-center",
                "every-method"
            })
    void noTwoRowsHaveTheSameKey(String study, @TempDir Path folder) throws IOException {
        hold(Path.of("../conf/" + study + ".conf"), folder);
    }

    /** As many as nobody reads, of every kind. */
    @Test
    void noTwoRowsOfAThousandAnalysesHaveTheSameKey(@TempDir Path folder) throws IOException {
        StudyCopy nine = StudyCopy.in(folder.resolve("nine"));
        String analyses = IntStream.range(0, 1_000)
                .mapToObj(i -> "{ id = a%d, population = ALL, %s }".formatted(i, KINDS.get(i % KINDS.size())))
                .collect(Collectors.joining("\n", "  analyses = [\n", "\n]\n}\n"));
        nine.change(nine.config(), text -> text.substring(0, text.indexOf("  analyses = [")) + analyses);

        Published published = hold(nine.config(), folder.resolve("out"));

        assertThat(published.rows("select count(distinct analysis) from results"))
                .containsExactly(List.of(1_000L));
    }

    private static Published hold(Path config, Path folder) throws IOException {
        PoolRun.of(config, folder, stage -> {});
        Published published = Published.current(folder);
        var repeated = new TreeMap<String, Object>();
        for (String name : published.tables().keySet()) {
            Object rows = published.rows(repeats(name)).get(0).get(0);
            if (!rows.equals(0L)) {
                repeated.put(name, rows);
            }
        }
        assertThat((SortedMap<String, Object>) repeated)
                .as("tables with rows of one key")
                .isEmpty();
        return published;
    }

    private static String repeats(String name) {
        Table table = StandardSchema.standard().table(name);
        String key = table.key().stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        return "select count(*) from (select 1 from \"%s\" group by %s having count(*) > 1)".formatted(name, key);
    }
}
