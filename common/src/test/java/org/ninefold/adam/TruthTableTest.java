package org.ninefold.adam;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ninefold.quality.Rule;
import org.ninefold.record.InventedPerson;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.PartialDate;
import org.ninefold.study.Study;
import org.ninefold.study.UnknownStatus;

/** The truth table: records of one person in, milestones and exits out. Its file says how it reads. */
class TruthTableTest {
    private static final Path TABLE = Path.of("src/test/resources/org/ninefold/adam/truth-table.txt");
    private static final int CASES = 440;
    private static final Map<Map<String, String>, Study> STUDIES = new ConcurrentHashMap<>();

    /**
     * A line of the table.
     *
     * @param settings keys of the study, {@code cutoff} and {@code partial} among them
     * @param expected facts by their names; a null value must be absent, {@code !} names a finding
     */
    private record Case(String id, String records, Map<String, String> settings, Map<String, String> expected) {
        static Case of(String line) {
            String[] parts = line.split("\\s*\\|\\s*", -1);
            if (parts.length != 4) {
                throw new IllegalArgumentException("not a line of four parts: " + line);
            }
            return new Case(parts[0].strip(), parts[1], pairs(parts[2]), pairs(parts[3].strip()));
        }

        private static Map<String, String> pairs(String text) {
            var pairs = new LinkedHashMap<String, String>();
            for (String pair : text.isBlank() ? new String[0] : text.split("\\s*;\\s*", -1)) {
                String[] sides = pair.split("\\s*=\\s*", 2);
                if (sides.length != 2 || pairs.put(sides[0], sides[1]) != null) {
                    throw new IllegalArgumentException("not a name and a value, or a name twice: " + text);
                }
            }
            return pairs;
        }

        /** Lines of equal settings have one study. */
        Study study() throws IOException {
            Study known = STUDIES.get(settings);
            if (known == null) {
                known = read();
                STUDIES.put(settings, known);
            }
            return known;
        }

        private Study read() throws IOException {
            var keys = new LinkedHashMap<String, String>(settings);
            String cutoff = keys.getOrDefault("cutoff", "2021-12-31");
            keys.keySet().removeAll(List.of("cutoff", "partial", "unknown-status"));
            var text = new StringBuilder();
            keys.forEach(
                    (key, value) -> text.append(key).append(" = ").append(value).append('\n'));
            return DerivedPerson.study(text.toString(), cutoff, unknown());
        }

        PartialDate partial() {
            return PartialDate.valueOf(settings.getOrDefault("partial", "MIDDLE"));
        }

        UnknownStatus unknown() {
            String key = settings.getOrDefault("unknown-status", UnknownStatus.ALIVE.key());
            return Arrays.stream(UnknownStatus.values())
                    .filter(status -> status.key().equals(key))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Case> cases() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Case::of);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void recordsBecomeWhatTheTableSays(Case line) throws IOException {
        Map<String, String> facts =
                DerivedPerson.of(line.records, line.partial(), line.study()).facts();
        List<String> findings = InventedPerson.findings(line.records, line.partial(), line.unknown());
        var found = new LinkedHashMap<String, String>();
        for (String name : line.expected.keySet()) {
            found.put(
                    name,
                    name.startsWith("!")
                            ? Boolean.toString(findings.contains(name.substring(1)))
                            : String.valueOf(facts.get(name)));
        }

        assertThat(found).as(line.records).isEqualTo(line.expected);
    }

    @Test
    void theTableIsLongEnoughAndItsLinesHaveNames() throws IOException {
        List<String> ids = cases().map(Case::id).toList();

        assertThat(ids).hasSizeGreaterThanOrEqualTo(CASES);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }

    /** Of what is misspelt nothing is ever found: a {@code null} or {@code false} would hold. */
    @Test
    void whatTheTableExpectsExists() throws IOException {
        var known = new HashSet<>(Set.of("STUDY"));
        StandardSchema.standard().table("adsl").fields().forEach(field -> known.add(field.name()));
        DerivedPerson.study("", "2021-12-31").endpoints().forEach(endpoint -> known.add(endpoint.id()));
        IntStream.rangeClosed(0, 5).forEach(grade -> known.add("A" + grade));
        Arrays.stream(Rule.values()).forEach(rule -> known.add("!" + rule.id()));

        assertThat(cases().flatMap(line -> line.expected.keySet().stream())).isSubsetOf(known);
    }
}
