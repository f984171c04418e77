package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small studies of which the right figures are known: see the README beside them. */
class NumbersTest {
    private static final Path CASES = Path.of("src/test/resources/org/ninefold/jobs/numbers");
    private static final int EXACT = 10;

    @TempDir
    private Path out;

    /** What is expected of a study. */
    private record Expected(String study, String table, String condition, String column, String value) {
        static Expected of(String line) {
            String[] parts = line.split("\\s*\\|\\s*", -1);
            assertThat(parts).as(line).hasSize(5);
            return new Expected(parts[0].strip(), parts[1], parts[2], parts[3], parts[4].strip());
        }

        String found(Published published) {
            List<List<Object>> rows =
                    published.rows("select %s from \"%s\" where %s".formatted(column, table, condition));
            return rows.size() == 1 ? text(rows.get(0).get(0)) : rows.size() + " rows";
        }

        private String text(Object found) {
            if (!(found instanceof Number number) || !value.matches("-?\\d+(\\.\\d+)?")) {
                return String.valueOf(found);
            }
            var expected = new BigDecimal(value);
            BigDecimal difference = new BigDecimal(number.toString()).subtract(expected);
            BigDecimal allowed = expected.scale() >= EXACT
                    ? expected.abs().movePointLeft(9)
                    : BigDecimal.valueOf(5, expected.scale() + 1);
            return difference.abs().compareTo(allowed) <= 0
                    ? value
                    : new BigDecimal(number.toString())
                            .setScale(expected.scale() + 2, RoundingMode.HALF_EVEN)
                            .toPlainString();
        }
    }

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFiguresAreRight(Path folder) throws IOException {
        Map<String, List<Expected>> studies = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("expected.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                Expected expected = Expected.of(line);
                studies.computeIfAbsent(expected.study(), study -> new ArrayList<>())
                        .add(expected);
            }
        }
        assertThat(studies).as("expected.txt of %s", folder).isNotEmpty();
        var all = new SoftAssertions();
        for (var study : studies.entrySet()) {
            Path to = out.resolve(study.getKey());
            PoolRun.of(folder.resolve(study.getKey()), to, stage -> {});
            Published published = Published.current(to);
            for (Expected expected : study.getValue()) {
                all.assertThat(expected.found(published))
                        .as("%s %s", folder.getFileName(), expected)
                        .isEqualTo(expected.value());
            }
        }
        all.assertAll();
    }
}
