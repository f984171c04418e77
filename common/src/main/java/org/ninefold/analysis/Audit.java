package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedAs;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.risk.CountTable;
import org.ninefold.risk.Exit;
import org.ninefold.risk.RiskTable;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;

/**
 * The run checks itself, in longs: its tables against what was published of the patients, and against each other.
 *
 * @param exits subjects of each centre by endpoint and exit, counted from the published ADTTE
 * @param populations subjects of each centre by population, counted from the published ADSL
 */
public record Audit(List<ExitCount> exits, List<PopulationCount> populations) {

    /** So many subjects of a centre left an endpoint this way; {@code exit} is spelled as in counts. */
    public record ExitCount(String siteId, String paramcd, String exit, long n) {}

    /** So many subjects of a centre are in this population. */
    public record PopulationCount(String siteId, String population, long n) {}

    public Audit {
        exits = List.copyOf(exits);
        populations = List.copyOf(populations);
    }

    /** A sentence for each identity that does not hold; empty when all do. */
    public List<String> violations(Study study, TablePlan plan, CountedTables tables) {
        var violations = new ArrayList<String>();
        exitsAgree(study, tables, violations);
        populationsAgree(plan, tables, violations);
        for (TableSpec table : plan.tables()) {
            if (table.variable().as() == CountedAs.EXITS) {
                daysAddUp(table, tables, violations);
            }
        }
        compositesAgree(study, tables, violations);
        return List.copyOf(violations);
    }

    /** Events and censorings in the tables of all subjects are those of ADTTE. */
    private void exitsAgree(Study study, CountedTables tables, List<String> violations) {
        var published = new TreeMap<String, Map<String, Long>>();
        for (ExitCount count : exits) {
            published
                    .computeIfAbsent(count.siteId() + " " + count.paramcd(), key -> new TreeMap<>())
                    .merge(count.exit(), count.n(), Math::addExact);
        }
        for (Endpoint endpoint : study.endpoints()) {
            for (String site : tables.sites()) {
                Map<String, Long> counted = exits(tables.of(TablePlan.everyone(endpoint), site, null));
                Map<String, Long> expected = published.getOrDefault(site + " " + endpoint.id(), Map.of());
                if (!counted.equals(expected)) {
                    violations.add("endpoint %s at %s: the risk table has %s, ADTTE has %s"
                            .formatted(endpoint.id(), site, counted, expected));
                }
            }
        }
    }

    private static Map<String, Long> exits(Counted counted) {
        var exits = new TreeMap<String, Long>();
        for (RiskTable.Cell cell : counted.exits().cells()) {
            if (!(cell.exit() instanceof Exit.LateEntry)) {
                exits.merge(cell.exit().code(), cell.n(), Math::addExact);
            }
        }
        CountTable notEvaluable = counted.notEvaluable();
        notEvaluable.counts().forEach((reason, n) -> exits.merge(Counted.NOT_EVALUABLE + reason, n, Math::addExact));
        return exits;
    }

    /** Every table holds every subject of its population once. */
    private void populationsAgree(TablePlan plan, CountedTables tables, List<String> violations) {
        var sizes = new TreeMap<String, Long>();
        for (PopulationCount count : populations) {
            sizes.merge(count.siteId() + " " + count.population(), count.n(), Math::addExact);
        }
        for (TableSpec table : plan.tables()) {
            for (String site : tables.sites()) {
                long counted = tables.subjects(table, site);
                long expected = sizes.getOrDefault(site + " " + table.population(), 0L);
                if (counted != expected) {
                    violations.add("table %s at %s: %d subjects counted, ADSL has %d in the population"
                            .formatted(table.tableId(), site, counted, expected));
                }
            }
        }
    }

    /** On every day, entered = left by any cause + censored + still at risk; and pooled = sum of the centres. */
    private static void daysAddUp(TableSpec table, CountedTables tables, List<String> violations) {
        Set<String> groups = new HashSet<>(tables.groups(table));
        groups.add(null);
        for (String group : groups) {
            RiskTable pooled = tables.pooled(table, group).exits();
            List<RiskTable> centres = tables.sites().stream()
                    .map(site -> tables.of(table, site, group).exits())
                    .toList();
            long entered = Math.subtractExact(pooled.subjects(), pooled.entries());
            long left = 0;
            for (int i = 0; i < pooled.days(); i++) {
                int day = pooled.day(i);
                long stillAtRisk = centres.stream()
                        .mapToLong(centre -> centre.atRiskAt(day))
                        .reduce(0L, Math::addExact);
                if (entered != Math.addExact(left, stillAtRisk)) {
                    violations.add("table %s, day %d: %d entered before, but %d left and %d are at risk in the centres"
                            .formatted(table.tableId(), day, entered, left, stillAtRisk));
                }
                left = Math.addExact(left, pooled.censored(i));
                for (String cause : pooled.causes()) {
                    left = Math.addExact(left, pooled.events(i, cause));
                }
                entered = Math.addExact(entered, pooled.entries(i));
            }
            if (left != pooled.subjects()) {
                violations.add(
                        "table %s: %d subjects, but %d left".formatted(table.tableId(), pooled.subjects(), left));
            }
        }
    }

    /** An endpoint of one cause and an endpoint that splits the same dates over several have their events on the same days. */
    private static void compositesAgree(Study study, CountedTables tables, List<String> violations) {
        for (Endpoint composite : study.endpoints()) {
            for (Endpoint parts : study.endpoints()) {
                if (composite.causes().size() == 1 && parts.causes().size() > 1 && sameButCauses(composite, parts)) {
                    RiskTable whole =
                            tables.pooled(TablePlan.everyone(composite), null).exits();
                    RiskTable split =
                            tables.pooled(TablePlan.everyone(parts), null).exits();
                    if (!events(whole).equals(events(split))) {
                        violations.add("endpoint %s: its events by day are not those of the causes of %s together"
                                .formatted(composite.id(), parts.id()));
                    }
                }
            }
        }
    }

    private static boolean sameButCauses(Endpoint a, Endpoint b) {
        return a.origin().equals(b.origin())
                && a.censor().equals(b.censor())
                && a.atTransplant() == b.atTransplant()
                && a.nonResponse() == b.nonResponse()
                && a.entry().equals(b.entry())
                && dates(a).equals(dates(b));
    }

    private static Set<String> dates(Endpoint endpoint) {
        var dates = new HashSet<String>();
        endpoint.causes().stream().map(Cause::dates).forEach(dates::addAll);
        return dates;
    }

    private static Map<Integer, Long> events(RiskTable table) {
        var events = new TreeMap<Integer, Long>();
        for (int i = 0; i < table.days(); i++) {
            if (table.events(i) > 0) {
                events.put(table.day(i), table.events(i));
            }
        }
        return events;
    }
}
