package org.ninefold.jobs.profile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One source of a centre, profiled: files of the same columns. Cells of the records are null where there is no value; {@code missing}
 * are the tokens for that, {@code commas} and {@code points} the numbers of cells that are numbers with a decimal comma or point.
 */
record Profile(
        Sample first,
        List<Path> files,
        List<List<String>> records,
        Set<String> missing,
        int commas,
        int points,
        List<Column> columns) {
    /** A value that fewer patients share is not shown. */
    static final int SHARED = 5;

    private static final Set<String> SIGNS = Set.of("-", "--", "–", "?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern POINT = Pattern.compile("[+-]?\\d+\\.\\d+");
    private static final Pattern VALUE = Pattern.compile("[\\d.,/:年月日-]+");

    /** What may be shown of a column's values: those of at least five patients, sorted, and how many others there are. */
    record Values(List<String> shown, int hidden) {}

    /** Profiles samples of the same columns. */
    static Profile of(List<Sample> samples, Words words, RedcapDictionary dictionary) {
        Sample first = samples.get(0);
        List<List<String>> raw =
                samples.stream().flatMap(sample -> sample.records().stream()).toList();
        Set<String> missing = missing(raw, first.header().size(), words);
        List<List<String>> records = raw.stream()
                .map(cells -> cells.stream()
                        .map(cell -> cell == null || cell.isBlank() || missing.contains(cell) ? null : cell)
                        .toList())
                .toList();
        var columns = new ArrayList<Column>();
        for (int i = 0; i < first.header().size(); i++) {
            String name = first.header().get(i);
            columns.add(Column.of(
                    i, name, words, dictionary.variable(name), first.types().get(i), cells(records, i)));
        }
        return new Profile(
                first,
                samples.stream().map(Sample::file).toList(),
                records,
                missing,
                count(records, COMMA),
                count(records, POINT),
                columns);
    }

    /** The tokens for no value; a sign is one only where the other cells of its columns are numbers and dates. */
    private static Set<String> missing(List<List<String>> records, int width, Words words) {
        Map<String, Set<Integer>> places = new TreeMap<>();
        for (List<String> cells : records) {
            for (int i = 0; i < width; i++) {
                if (cells.get(i) != null && words.missing.contains(cells.get(i))) {
                    places.computeIfAbsent(cells.get(i), token -> new HashSet<>())
                            .add(i);
                }
            }
        }
        var missing = new TreeSet<>(places.keySet());
        missing.removeIf(token -> SIGNS.contains(token)
                && !places.get(token).stream().allMatch(i -> holdsValues(cells(records, i), places.keySet())));
        return missing;
    }

    /** Whether there are cells besides the tokens, all of them numbers and dates. */
    private static boolean holdsValues(List<String> cells, Set<String> tokens) {
        List<String> others = cells.stream()
                .filter(cell -> cell != null && !cell.isBlank() && !tokens.contains(cell))
                .toList();
        return !others.isEmpty()
                && others.stream().allMatch(cell -> VALUE.matcher(cell).matches());
    }

    private static List<String> cells(List<List<String>> records, int place) {
        return records.stream().map(record -> record.get(place)).toList();
    }

    private static int count(List<List<String>> records, Pattern pattern) {
        return (int) records.stream()
                .flatMap(List::stream)
                .filter(cell -> cell != null && pattern.matcher(cell).matches())
                .count();
    }

    /** Each value of a column, for recognition only: it is not to be shown. */
    Set<String> distinct(Column column) {
        return cells(records, column.place()).stream()
                .filter(cell -> cell != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What may be shown of a column of codes: nothing without a column {@code id} that tells patients apart. */
    Values values(Column column, Column id) {
        Map<String, Set<String>> patients = new TreeMap<>();
        for (List<String> cells : records) {
            String value = cells.get(column.place());
            if (value != null) {
                Set<String> of = patients.computeIfAbsent(value, any -> new HashSet<>());
                if (id != null && cells.get(id.place()) != null) {
                    of.add(cells.get(id.place()));
                }
            }
        }
        boolean secret = id == null || id.place() == column.place() || column.identifying() || column.isDate();
        List<String> shown = patients.entrySet().stream()
                .filter(entry -> !secret && entry.getValue().size() >= SHARED)
                .map(Map.Entry::getKey)
                .toList();
        return new Values(shown, patients.size() - shown.size());
    }

    /** The format of most dates of the file, if it is not the default. */
    Optional<String> usualDate() {
        Map<String, Integer> cells = new TreeMap<>();
        columns.stream()
                .filter(column -> column.isDate() && !column.isEmpty())
                .forEach(column -> cells.merge(column.dates().chosen().get(0), column.filled(), Integer::sum));
        return cells.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .filter(format -> !format.equals(Dates.DEFAULT));
    }
}
