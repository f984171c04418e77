package org.ninefold.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ninefold.results.SmallTable;

/** Exits and late entries of one group, by day, as the table {@code risk_tables} has them. */
final class RiskCounts {
    private static final String LATE_ENTRY = "LATE_ENTRY";
    private static final String EVENT = "EVENT:";

    private final List<Row> rows;

    private RiskCounts(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    private record Row(int day, String exit, long n) {}

    /**
     * The counts of a table in all centres, of one group or, for null, of all. Groups that subjects change have tables of
     * their own, such as {@code OS since SCTDT/ALL}.
     */
    static RiskCounts of(SmallTable risk, String tableId, String variable, String level) {
        List<Row> rows = rows(risk, tableId, level);
        return new RiskCounts(
                rows.isEmpty() && level != null
                        ? rows(risk, tableId.replaceFirst("/", " %s %s/".formatted(level, variable)), null)
                        : rows);
    }

    private static List<Row> rows(SmallTable risk, String tableId, String level) {
        var rows = new ArrayList<Row>();
        for (List<Object> cells : risk.rows()) {
            if (cells.get(0).equals(tableId) && (level == null || Objects.equals(cells.get(3), level))) {
                rows.add(new Row((Integer) cells.get(4), (String) cells.get(5), (Long) cells.get(6)));
            }
        }
        return rows;
    }

    /** All who left on some day. */
    long subjects() {
        return sum(row -> !row.exit.equals(LATE_ENTRY));
    }

    /** Exits on the day or later, less late entries on the day or later. */
    long atRisk(int day) {
        return sum(row -> row.day >= day && !row.exit.equals(LATE_ENTRY))
                - sum(row -> row.day >= day && row.exit.equals(LATE_ENTRY));
    }

    /** Events before the day. */
    long events(int day) {
        return sum(row -> row.day < day && row.exit.startsWith(EVENT));
    }

    /** Events of a cause before the day. */
    long events(int day, String cause) {
        return sum(row -> row.day < day && row.exit.equals(EVENT + cause));
    }

    /** Censored before the day. */
    long censored(int day) {
        return sum(row -> row.day < day && !row.exit.startsWith(EVENT) && !row.exit.equals(LATE_ENTRY));
    }

    /** Who was at risk at some time before the day: all without a late entry, and the late ones who entered by then. */
    long entered(int day) {
        return sum(row -> !row.exit.equals(LATE_ENTRY))
                - sum(row -> row.exit.equals(LATE_ENTRY))
                + sum(row -> row.exit.equals(LATE_ENTRY) && row.day < day);
    }

    /** The last day on which so many are at risk; -1 if there never are. */
    int lastDayWith(long least) {
        var leaving = new TreeMap<Integer, Long>(Comparator.reverseOrder());
        rows.forEach(row -> leaving.merge(row.day, row.exit.equals(LATE_ENTRY) ? -row.n : row.n, Long::sum));
        long atRisk = 0;
        for (Map.Entry<Integer, Long> day : leaving.entrySet()) {
            atRisk += day.getValue();
            if (atRisk >= least) {
                return day.getKey();
            }
        }
        return -1;
    }

    /** The last day on which somebody leaves; 0 if nobody does. */
    int lastDay() {
        return rows.stream().mapToInt(Row::day).max().orElse(0);
    }

    private long sum(Predicate<Row> which) {
        return rows.stream().filter(which).mapToLong(Row::n).sum();
    }
}
