package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.jobs.Published;

/** Small studies that ask for what a night does not do, or hold what it does not tell: see the README beside them. */
class TrustTest {
    private static final Path CASES = Path.of("src/test/resources/org/ninefold/jobs/trust");

    @TempDir
    private Path out;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    private static List<String> lines(List<String> expected, String kind) {
        return expected.stream()
                .filter(line -> line.startsWith(kind + " "))
                .map(line -> line.substring(kind.length() + 1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aNightKeepsItsPromises(Path folder) throws IOException {
        List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
        CommandRun run =
                CommandRun.of("pool", "--config", folder.resolve("study.conf").toString(), "--out", out.toString());
        assertThat(List.of("" + run.exitCode())).as(run.err()).isEqualTo(lines(expected, "exit"));
        assertThat(run.err().replace(folder + "/", "").lines().map(String::strip))
                .containsAll(lines(expected, "says"));
        assertThat(Files.exists(out.resolve("CURRENT"))).isEqualTo(run.exitCode() == 0);
        for (String never : lines(expected, "never")) {
            assertThat(run.out() + run.err()).doesNotContain(never);
            assertNowhere(never);
        }
    }

    /** Not in a byte outside the patients' folder, nor in a cell of a table there. */
    private void assertNowhere(String text) throws IOException {
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!out.relativize(file).toString().contains("/patient/")) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as("%s in %s", text, file)
                            .doesNotContain(text);
                }
            }
        }
        if (Files.exists(out.resolve("CURRENT"))) {
            Published published = Published.current(out);
            for (String table : published.files()) {
                if (table.startsWith("aggregate/") && table.endsWith(".parquet")) {
                    assertThat(published
                                    .rows("select * from read_parquet('%s')"
                                            .formatted(published.snapshot().resolve(table)))
                                    .toString())
                            .as("%s in %s", text, table)
                            .doesNotContain(text);
                }
            }
        }
    }
}
