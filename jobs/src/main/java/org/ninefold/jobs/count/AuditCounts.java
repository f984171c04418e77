package org.ninefold.jobs.count;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.ninefold.adam.Censoring;
import org.ninefold.analysis.Audit;
import org.ninefold.counting.Counted;
import org.ninefold.counting.SubjectCounter;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.derive.Cohort;
import org.ninefold.jobs.engine.Engine;
import org.ninefold.jobs.spark.CatalystRows;
import org.ninefold.jobs.spark.RowSql;
import org.ninefold.jobs.spark.SqlPlan;
import org.ninefold.jobs.tables.Sql;
import org.ninefold.risk.Exit;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.Study;

/** Counts again, from the published ADTTE and ADSL and by another way than the tables. */
public final class AuditCounts {
    private static final List<String> EXIT_COLUMNS =
            List.of("SITEID", "PARAMCD", "NOTEVAL", "CNSR", "CAUSE", "CNSDTDSC");

    private AuditCounts() {}

    /** Exits by endpoint, and sizes of populations, for each of some centres. */
    public static Audit of(Set<String> sites, Engine engine, String staging, Study study, TablePlan plan) {
        if (sites.isEmpty()) {
            return new Audit(List.of(), List.of());
        }
        Table adtte = StandardSchema.standard().table("adtte");
        var exits = new Table(
                adtte.name(),
                adtte.label(),
                EXIT_COLUMNS.stream().map(adtte::field).toList(),
                List.of());
        var exitCounts = new ArrayList<Audit.ExitCount>();
        sums(TaskRows.of(engine, exits, staging + "/" + Cohort.ADAM + adtte.name(), sites)
                        .map((attempt, rows) -> {
                            var counts = new LinkedHashMap<List<Object>, long[]>();
                            // as keys array lists: two of them are compared without iterators
                            rows.forEachRemaining(
                                    row -> counts.computeIfAbsent(new ArrayList<>(row), none -> new long[1])[0]++);
                            return counts.entrySet().stream()
                                    .map(count -> new Part(exit(count.getKey()), count.getValue()[0]))
                                    .iterator();
                        })
                        .collect("audit of endpoints"))
                .forEach((exit, n) -> exitCounts.add(new Audit.ExitCount(exit.get(0), exit.get(1), exit.get(2), n)));
        List<String> ids = plan.populations();
        Table adsl = study.adsl().table();
        RowSql members = RowSql.of(SqlPlan.over(Sql.struct(adsl))
                .select(IntStream.range(0, ids.size())
                        .mapToObj(i -> "(" + SubjectCounter.where(study, ids.get(i)) + ") as p" + i)
                        .toList()));
        int width = adsl.fields().size();
        // only what the conditions read, and the site
        int[] places = IntStream.concat(
                        members.columns(), IntStream.of(adsl.fields().indexOf(adsl.field("SITEID"))))
                .distinct()
                .sorted()
                .toArray();
        List<Field> read = Arrays.stream(places).mapToObj(adsl.fields()::get).toList();
        int site = read.indexOf(adsl.field("SITEID"));
        var columns = new Table(adsl.name(), adsl.label(), read, List.of());
        var populationCounts = new ArrayList<Audit.PopulationCount>();
        sums(TaskRows.of(engine, columns, staging + "/" + Cohort.ADAM + adsl.name(), sites)
                        .map((attempt, rows) -> {
                            var counts = new LinkedHashMap<String, long[]>();
                            rows.forEachRemaining(row -> {
                                long[] ofSite =
                                        counts.computeIfAbsent((String) row.get(site), none -> new long[ids.size()]);
                                var cells = new Object[width];
                                for (int i = 0; i < places.length; i++) {
                                    cells[places[i]] = CatalystRows.value(row.get(i));
                                }
                                Object[] member = members.values(cells);
                                for (int i = 0; i < member.length; i++) {
                                    if (Boolean.TRUE.equals(member[i])) {
                                        ofSite[i]++;
                                    }
                                }
                            });
                            return counts.entrySet().stream()
                                    .flatMap(of -> IntStream.range(0, ids.size())
                                            .filter(i -> of.getValue()[i] > 0)
                                            .mapToObj(
                                                    i -> new Part(List.of(of.getKey(), ids.get(i)), of.getValue()[i])))
                                    .iterator();
                        })
                        .collect("audit of populations"))
                .forEach((one, n) -> populationCounts.add(new Audit.PopulationCount(one.get(0), one.get(1), n)));
        return new Audit(exitCounts, populationCounts);
    }

    /** Counts as they travel: texts that tell of what, and how many. */
    private record Part(List<String> of, long n) implements Serializable {}

    private static Map<List<String>, Long> sums(List<Part> parts) {
        var sums = new LinkedHashMap<List<String>, Long>();
        parts.forEach(part -> sums.merge(part.of, part.n, Math::addExact));
        return sums;
    }

    /** Site, endpoint, and the exit of a row of ADTTE as in risk tables. */
    private static List<String> exit(List<Object> row) {
        String exit;
        if (row.get(2) != null) {
            exit = Counted.NOT_EVALUABLE + row.get(2);
        } else if (row.get(3).equals(Censoring.EVENT)) {
            exit = Exit.EVENT_PREFIX + row.get(4);
        } else {
            exit = Exit.CENSORED_PREFIX + row.get(5);
        }
        return List.of((String) row.get(0), (String) row.get(1), exit);
    }
}
