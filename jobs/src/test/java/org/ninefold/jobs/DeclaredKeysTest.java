package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** The keys that the dictionary declares, in the tables of the sample studies: no two rows of a table have the same. */
class DeclaredKeysTest {
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
        PoolRun.of(Path.of("../conf/" + study + ".conf"), folder, stage -> {});
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
    }

    private static String repeats(String name) {
        Table table = StandardSchema.standard().table(name);
        String key = table.key().stream().map(column -> '"' + column + '"').collect(Collectors.joining(", "));
        return "select count(*) from (select 1 from \"%s\" group by %s having count(*) > 1)".formatted(name, key);
    }
}
