package org.ninefold.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ninefold.counting.Behind;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.Measure;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.ResultRow;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.Analysis;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/**
 * Variables of a study whose values cannot be compared, because some are grades of one scale and some of another, or
 * measurements in several units; and what is to be said beside the figures that rest on them.
 */
public record Mixtures(Study study, CountedTables tables) {
    /** How a warning about scales begins behind the variable's name. */
    public static final String SCALES = " takes grades of several scales";

    /** How a warning about units begins behind the variable's name. */
    public static final String UNITS = " takes values in several units";

    /** How a warning about units begins that only the centres' texts tell apart. */
    public static final String UNKNOWN = " takes values in units that are not known";

    private static final Pattern MIXED =
            Pattern.compile("[A-Z][A-Z0-9_]*((" + SCALES + "|" + UNITS + ") \\([^)]*\\)|" + UNKNOWN + ")");
    private static final Pattern SEPARATOR = Pattern.compile(Behind.SEPARATOR, Pattern.LITERAL);

    /** What the results say of variables that mix, each once. */
    public static List<String> warnings(List<ResultRow> results) {
        return results.stream()
                .filter(row -> row.group1() == null && row.warning() != null)
                .flatMap(row -> MIXED.matcher(row.warning()).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    /** What must be looked at: for each variable that compares grades or values, the table of their scales or units. */
    static List<TableSpec> tables(Study study) {
        return study.adsl().variables().stream()
                .flatMap(variable -> counted(variable).stream())
                .map(counted -> new TableSpec(counted, TablePlan.EVERYONE, null))
                .toList();
    }

    private static Optional<CountedVariable> counted(Variable variable) {
        if (variable.compares("adverse_event", "grade")) {
            return Optional.of(new Behind(variable.name(), Measure.SCALE));
        } else if (variable.compares("measurement", "value")) {
            return Optional.of(new Behind(variable.name(), Measure.UNIT));
        }
        return Optional.empty();
    }

    /**
     * A warning if an analysis rests on a variable that mixes; null if not.
     *
     * @param site the centre whose figures they are, null for all together
     */
    String caution(Analysis analysis, String site) {
        Set<String> behind = behind(analysis);
        String text = study.adsl().variables().stream()
                .filter(variable -> behind.contains(variable.name()))
                .flatMap(variable -> caution(variable, site).stream())
                .collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    private Optional<String> caution(Variable variable, String site) {
        return counted(variable).flatMap(counted -> {
            Set<String> found = new TreeSet<>();
            tables.overall(new TableSpec(counted, TablePlan.EVERYONE, null), site)
                    .levels()
                    .counts()
                    .keySet()
                    .forEach(level -> found.addAll(Arrays.asList(SEPARATOR.split(level, -1))));
            if (found.equals(Set.of(Behind.UNKNOWN)) && !variable.names("unit")) {
                return Optional.of(
                        variable.name() + UNKNOWN
                                + ", which can be several: name the test's unit in the study (units { … }), or one in its where (unit = …).");
            }
            return found.size() < 2
                    ? Optional.empty()
                    : Optional.of(sentence(variable, ((Behind) counted).measure(), String.join(", ", found)));
        });
    }

    private static String sentence(Variable variable, Measure measure, String found) {
        return switch (measure) {
            case SCALE ->
                "%s%s (%s), which cannot be compared: name one in its where (scale = …)."
                        .formatted(variable.name(), SCALES, found);
            case UNIT ->
                "%s%s (%s), which cannot be compared: name the test's unit in the study (units { … }), or one in its where (unit = …)."
                        .formatted(variable.name(), UNITS, found);
        };
    }

    /** The columns of ADSL that an analysis rests on. */
    private Set<String> behind(Analysis analysis) {
        AdslVariables adsl = study.adsl();
        return analysis.expressions(study).stream()
                .flatMap(sql -> adsl.behind(sql).stream())
                .collect(Collectors.toSet());
    }
}
