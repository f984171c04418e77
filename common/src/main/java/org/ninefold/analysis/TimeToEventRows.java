package org.ninefold.analysis;

import java.util.List;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.risk.RiskTable;
import org.ninefold.stats.Value;
import org.ninefold.study.Horizon;

/** Rows of endpoints that several kinds have. */
public final class TimeToEventRows {
    private TimeToEventRows() {}

    /** The exits of each. */
    public static List<RiskTable> exits(List<Counted> counted) {
        return counted.stream().map(Counted::exits).toList();
    }

    /** How many are counted, and who is not evaluable. */
    public static void subjects(Scope scope, Counted counted) {
        scope.count("N", "Subjects", counted.exits().subjects());
        counted.notEvaluable().counts().forEach((reason, n) -> scope.about("not evaluable", reason)
                .count("n", "Not evaluable", n));
    }

    /** How many figures rest on a date of which the day was not delivered. */
    static void imputed(Counted imputed, Scope scope) {
        scope.about("imputed date", "origin, entry or end")
                .by("subjects with an imputed date, of N")
                .count("n", "Imputed origin, entry or end", imputed.levels().count(CountedVariable.Condition.YES));
    }

    /** A curve starts on day 0 even when nobody leaves on it. */
    public static void start(Scope scope, RiskTable table, Value estimate, Limits limits) {
        boolean exitOnDayZero = table.days() > 0 && table.day(0) == 0 && table.events(0) + table.censored(0) > 0;
        if (table.subjects() > 0 && !exitOnDayZero) {
            Value none = Value.of(0);
            scope.step(0, table.atRiskAt(0), 0, 0, estimate, none, limits);
        }
    }

    /** What a method is called behind its name where only those count who were observed beyond a time; null for all. */
    public static String after(Horizon landmark) {
        return landmark == null ? "" : "; of those observed after day " + landmark.day();
    }

    /** The whole day on which a landmark of real time is read, null without one. */
    public static Integer day(Horizon landmark) {
        return landmark == null ? null : landmark.day();
    }
}
