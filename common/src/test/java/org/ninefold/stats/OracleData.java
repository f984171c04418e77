package org.ninefold.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.risk.RiskTableBuilder;

/** The subjects of a reference file, and the tables made of them. */
record OracleData(List<Map<String, String>> rows) {

    private static final Pattern CONDITION = Pattern.compile("([\\w.]+)(==|!=|<)'?([^']*)'?");

    /** The rows of the file of a case that its filter keeps. */
    static OracleData of(Oracle reference) {
        return read(reference.at("file").text()).filtered(reference.optional("filter"));
    }

    static OracleData read(String file) {
        try (InputStream in = OracleData.class.getResourceAsStream("/oracle/" + file)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            String[] names = lines.get(0).split(",", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.split(",", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < names.length; i++) {
                    row.put(names[i], fields[i]);
                }
                rows.add(row);
            }
            return new OracleData(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows an R condition of one comparison keeps; a missing value is never kept. */
    private OracleData filtered(Optional<String> condition) {
        if (condition.isEmpty()) {
            return this;
        }
        Matcher m = CONDITION.matcher(condition.get());
        if (!m.matches()) {
            throw new IllegalArgumentException("Expected a condition on one column, found " + condition.get());
        }
        return new OracleData(rows.stream()
                .filter(row -> !row.get(m.group(1)).isEmpty())
                .filter(row -> switch (m.group(2)) {
                    case "==" -> row.get(m.group(1)).equals(m.group(3));
                    case "!=" -> !row.get(m.group(1)).equals(m.group(3));
                    default -> Double.parseDouble(row.get(m.group(1))) < Double.parseDouble(m.group(3));
                })
                .toList());
    }

    /** The rows by the value of a column, in order of the values; rows without one are dropped. */
    SortedMap<String, OracleData> by(String column) {
        SortedMap<String, OracleData> groups = new TreeMap<>();
        for (Map<String, String> row : rows) {
            if (!row.get(column).isEmpty()) {
                groups.computeIfAbsent(row.get(column), g -> new OracleData(new ArrayList<>()))
                        .rows
                        .add(row);
            }
        }
        return groups;
    }

    /** The tables of groups in each stratum: a list of groups for every stratum, in order of their values. */
    List<List<RiskTable>> strata(
            Optional<String> stratum, String group, List<String> groups, String time, String status) {
        return strata(stratum, group, groups, data -> data.table(time, status));
    }

    List<List<RiskTable>> strata(
            Optional<String> stratum, String group, List<String> groups, Function<OracleData, RiskTable> table) {
        OracleData complete = new OracleData(
                rows.stream().filter(row -> groups.contains(row.get(group))).toList());
        return stratum.map(column -> List.copyOf(complete.by(column).values())).orElse(List.of(complete)).stream()
                .map(s -> groups.stream()
                        .map(g -> table.apply(s.by(group).getOrDefault(g, new OracleData(List.of()))))
                        .toList())
                .toList();
    }

    /** The rows with the status {@code SWITCHED} where an interval ends without an event and the same subject's next begins. */
    OracleData withSwitches(String start, String stop, String status) {
        Set<String> begins = rows.stream()
                .map(row -> row.get("id") + " from " + row.get(start))
                .collect(Collectors.toSet());
        return new OracleData(rows.stream()
                .map(row -> {
                    Map<String, String> marked = new LinkedHashMap<>(row);
                    if (row.get(status).equals("0") && begins.contains(row.get("id") + " from " + row.get(stop))) {
                        marked.put(status, Exit.Censored.SWITCHED);
                    }
                    return marked;
                })
                .toList());
    }

    /** The table of intervals (start, stop], their times multiplied by a scale that makes them whole. */
    RiskTable lateTable(String start, String stop, String status, long scale) {
        RiskTableBuilder table = RiskTable.builder();
        for (Map<String, String> row : rows) {
            int entry = scaled(row.get(start), scale);
            if (entry > 0) {
                table.add(entry, new Exit.LateEntry(), 1);
            }
            table.add(scaled(row.get(stop), scale), exit(row.get(status)), 1);
        }
        return table.build();
    }

    private static int scaled(String time, long scale) {
        return new BigDecimal(time).multiply(BigDecimal.valueOf(scale)).intValueExact();
    }

    private static Exit exit(String status) {
        return switch (status) {
            case "0" -> new Exit.Censored("END");
            case Exit.Censored.SWITCHED -> new Exit.Censored(status);
            default -> new Exit.Event(status);
        };
    }

    /** The table of a time and a status: 0 is a censoring, any other value the cause. */
    RiskTable table(String time, String status) {
        RiskTableBuilder table = RiskTable.builder();
        for (Map<String, String> row : rows) {
            table.add(Integer.parseInt(row.get(time)), exit(row.get(status)), 1);
        }
        return table.build();
    }
}
