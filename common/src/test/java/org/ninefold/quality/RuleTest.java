package org.ninefold.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RuleTest {

    /** The table of docs/data-quality.md is this one, row by row. */
    @Test
    void everyRuleIsInTheDocuments() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("..", "docs", "data-quality.md")).stream()
                .filter(line -> line.startsWith("| `") && line.contains("."))
                .filter(line -> line.substring(3, line.indexOf('`', 3)).contains("."))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(Rule.values())
                        .map(rule -> "| `%s` | %s | %s |"
                                .formatted(
                                        rule.id(),
                                        rule.severities().stream()
                                                .map(Severity::key)
                                                .collect(Collectors.joining(", ")),
                                        rule.message()))
                        .toList());
    }

    @Test
    void anIdentifierNamesOneRule() {
        for (Rule rule : Rule.values()) {
            assertThat(Rule.of(rule.id())).isEqualTo(rule);
        }
    }
}
