package org.ninefold.jobs.derive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ninefold.analysis.Counted;
import org.ninefold.analysis.Fact;
import org.ninefold.analysis.TablePlan;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;
import org.ninefold.study.Worst;

/**
 * What is counted of a subject, in one flat row without identity: {@code site_id}; {@code pops}, a letter Y or N for
 * each population in use; {@code g<i>}, the level of each grouping variable; and for each fact either
 * {@code f<i>_day, f<i>_entry, f<i>_exit} or {@code f<i>_level}.
 */
public final class Tally {
    private Tally() {}

    /** The tally's columns and their SQL over ADSL's columns, {@code adtte} and {@code adae}. */
    static Map<String, String> columns(Study study, TablePlan plan) {
        var columns = new LinkedHashMap<String, String>();
        columns.put("site_id", "site_id");
        List<String> flags = new ArrayList<>();
        for (String id : plan.populations()) {
            flags.add("if(coalesce((%s), false), 'Y', 'N')".formatted(where(study, id)));
        }
        columns.put("pops", flags.isEmpty() ? "''" : "concat(" + String.join(", ", flags) + ")");
        for (int i = 0; i < plan.groupings().size(); i++) {
            columns.put(
                    "g" + i,
                    "cast(%s as string)".formatted(Sql.name(plan.groupings().get(i))));
        }
        for (int i = 0; i < plan.facts().size(); i++) {
            Fact fact = plan.facts().get(i);
            if (fact instanceof Fact.TimeToEvent timeToEvent) {
                RiskInterval interval = RiskInterval.of(timeToEvent, adtteRow(timeToEvent.endpoint()));
                columns.put("f%d_day".formatted(i), interval.day());
                columns.put("f%d_entry".formatted(i), interval.entry());
                columns.put("f%d_exit".formatted(i), interval.exit());
            } else {
                columns.put("f%d_level".formatted(i), "cast(%s as string)".formatted(level(study, fact)));
            }
        }
        return columns;
    }

    /** The condition over ADSL of a population in use. */
    public static String where(Study study, String population) {
        return population.equals(TablePlan.EVERYONE)
                ? "true"
                : study.population(population).where();
    }

    /** The tally's row. */
    static String row(Study study, TablePlan plan) {
        return columns(study, plan).entrySet().stream()
                .map(column -> column.getValue() + " as " + column.getKey())
                .collect(Collectors.joining(", ", "struct(", ")"));
    }

    /**
     * For each fact, the struct {@code (fact, day, entry, level)} of a tally row. A tally knows no cut-off, so that it stays
     * what it is when the cut-off moves beyond all dates; only here the day of an origin becomes the days from it to the
     * cut-off.
     */
    public static String cells(TablePlan plan, LocalDate cutoff) {
        return IntStream.range(0, plan.facts().size())
                .mapToObj(i -> cell(i, plan.facts().get(i), cutoff))
                .collect(Collectors.joining(", ", "array(", ")"));
    }

    private static String cell(int i, Fact fact, LocalDate cutoff) {
        if (fact instanceof Fact.TimeToEvent) {
            return "struct(%1$d as fact, f%1$d_day as day, f%1$d_entry as entry, f%1$d_exit as level)".formatted(i);
        }
        String level = "f" + i + "_level";
        if (fact instanceof Fact.Observation) {
            level =
                    "if(instr(%1$s, '%2$s') = 0, %1$s, concat(%3$d - cast(substring_index(%1$s, '%2$s', 1) as int), substring(%1$s, instr(%1$s, '%2$s'))))"
                            .formatted(level, Fact.Observation.BAR, cutoff.toEpochDay());
        }
        return "struct(%d as fact, cast(null as int) as day, cast(null as int) as entry, %s as level)"
                .formatted(i, level);
    }

    private static String level(Study study, Fact fact) {
        if (fact instanceof Fact.Condition condition) {
            return "if(coalesce((%s), false), '%s', '%s')"
                    .formatted(condition.of(), Fact.Condition.YES, Fact.Condition.NO);
        } else if (fact instanceof Fact.Category category) {
            return category.of();
        } else if (fact instanceof Fact.WorstGrade grade) {
            return worstGrade(study, grade);
        } else if (fact instanceof Fact.GradeScale scale) {
            return gradeScales(scale);
        } else if (fact instanceof Fact.Value value) {
            return scaled(value.of(), value.decimals());
        } else if (fact instanceof Fact.Observation observation) {
            String row = adtteRow(observation.endpoint());
            return "if(%1$s.NOTEVAL is not null, %2$s, concat_ws('%3$s', unix_date(%1$s.STARTDT), %1$s.AVAL, %2$s))"
                    .formatted(row, exit(row + "."), Fact.Observation.BAR);
        } else if (fact instanceof Fact.Pair pair) {
            return "concat(%s, '%s', %s)"
                    .formatted(scaled(pair.x(), pair.decimals()), Fact.Pair.BAR, scaled(pair.y(), pair.decimals()));
        }
        throw new IllegalStateException("no level for " + fact.variable());
    }

    private static String adtteRow(Endpoint endpoint) {
        return "get(filter(adtte, x -> x.PARAMCD = %s), 0)".formatted(Sql.text(endpoint.id()));
    }

    private static String scaled(String number, int decimals) {
        return "try_cast(round(try_cast(%s as decimal(38,12)) * 1e%dBD, 0) as bigint)".formatted(number, decimals);
    }

    /** Of records since the infusion; without one, grade 0 where the centre's list is complete, else not assessed. */
    private static String worstGrade(Study study, Fact.WorstGrade fact) {
        String records = records(fact.term(), fact.worst());
        return """
                case when size(%1$s) = 0 then if(array_contains(%2$s, %3$s), '0', '%4$s')
                     else coalesce(cast(array_max(transform(%1$s, x -> x.AETOXGR)) as string), '%5$s') end""".formatted(
                        records,
                        Domains.completeTerms(study),
                        Sql.text(fact.term()),
                        Fact.WorstGrade.NOT_ASSESSED,
                        Fact.WorstGrade.UNKNOWN);
    }

    private static String records(String term, Worst worst) {
        String infusion = worst == Worst.FIRST_INFUSION ? " and coalesce(x.INFNUM, 1) = 1" : "";
        return "filter(adae, x -> x.AETERM = %s and coalesce(x.ASTDY, 0) >= 0%s)".formatted(Sql.text(term), infusion);
    }

    /** Scales of the records that are graded 1 or more. */
    private static String gradeScales(Fact.GradeScale fact) {
        return """
                nullif(array_join(array_sort(array_distinct(transform(filter(%s, x -> x.AETOXGR >= 1),
                  x -> coalesce(x.AESCALE, '%s')))), '%s'), '')""".formatted(records(fact.term(), fact.worst()), Fact.GradeScale.UNSTATED, Fact.GradeScale.PLUS);
    }

    /** The exit of an ADTTE row as in risk tables; the row's columns stand behind the prefix. */
    public static String exit(String prefix) {
        return """
                case when %1$sNOTEVAL is not null then concat('%2$s', %1$sNOTEVAL)
                     when %1$sCNSR = %3$d then concat('EVENT:', %1$sCAUSE)
                     else concat('CENSORED:', %1$sCNSDTDSC) end""".formatted(prefix, Counted.NOT_EVALUABLE, Censoring.EVENT);
    }
}
