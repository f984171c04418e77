package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.counting.Counted;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.TablePlan;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.study.Study;
import org.ninefold.study.Unknowns;

/**
 * What is counted of a subject: to which populations and groups it belongs, and for each fact of a plan its day, entry and
 * level. A tally knows no cut-off but that of its rows, so that it stays what it is when the cut-off moves beyond all dates:
 * how long a follow-up could have been stands there as the day it began.
 */
public final class Tally implements Serializable {
    private static final UTF8String TRUE = UTF8String.fromString("true");
    private static final UTF8String FALSE = UTF8String.fromString("false");
    private static final UTF8String YES = UTF8String.fromString(CountedVariable.Condition.YES);
    private static final UTF8String NO = UTF8String.fromString(CountedVariable.Condition.NO);
    private static final UTF8String NOT_EVALUABLE = UTF8String.fromString(Counted.NOT_EVALUABLE);
    private static final Set<UTF8String> UNKNOWN =
            Set.of(UTF8String.fromString(Unknowns.NOT_ASSESSED), UTF8String.fromString(Unknowns.NOT_YET_ASSESSABLE));

    private static final UTF8String IMPUTED = UTF8String.fromString(CountedVariable.Imputed.YES);
    private static final UTF8String AS_DELIVERED = UTF8String.fromString(CountedVariable.Imputed.NO);

    private final int populations;
    private final int groupings;
    private final List<Reader> readers = new ArrayList<>();
    private final List<CountingScope> scopes;
    /** For each fact the place of its scope. */
    private final int[] scopeOf;

    private final Domains domains;
    private final StudySql sql;

    /** A subject of the study with all that its facts are read from. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Patient(Subject subject, InternalRow[] adtte, Domains.Toxicities adae, Object[] answers) {}

    /** Reads a fact. */
    private interface Reader extends Serializable {
        RiskInterval read(Patient patient);
    }

    Tally(Study study, TablePlan plan, Domains domains, SparkSession spark) {
        this.domains = domains;
        populations = plan.populations().size();
        groupings = plan.groupings().size();
        var asked = new ArrayList<Question>();
        plan.populations().forEach(id -> asked.add(population(study, id)));
        plan.groupings()
                .forEach(variable ->
                        asked.add(Question.of("cast(%s as string)".formatted(Sql.name(variable)), variable, study)));
        for (CountedVariable fact : plan.variables()) {
            readers.add(reader(study, fact, asked));
        }
        List<CountingScope> each = plan.variables().stream()
                .map(fact -> CountingScope.of(fact, plan))
                .toList();
        scopes = each.stream().distinct().toList();
        scopeOf = each.stream().mapToInt(scopes::indexOf).toArray();
        sql = new StudySql(study, asked, spark);
    }

    private Reader reader(Study study, CountedVariable fact, List<Question> asked) {
        if (fact instanceof CountedVariable.TimeToEvent timeToEvent) {
            int endpoint = study.endpoints().indexOf(timeToEvent.endpoint());
            var interval = new RiskInterval.Reader(timeToEvent, study.adsl());
            return patient -> interval.of(patient.adtte()[endpoint], patient.subject());
        } else if (fact instanceof CountedVariable.Imputed imputed) {
            int endpoint = study.endpoints().indexOf(imputed.of().endpoint());
            var interval = new RiskInterval.Reader(imputed.of(), study.adsl());
            return patient -> level(imputed(interval, patient.adtte()[endpoint], patient.subject()));
        } else if (fact instanceof CountedVariable.Potential potential) {
            int endpoint = study.endpoints().indexOf(potential.endpoint());
            return patient -> level(untilCutoff(patient.adtte()[endpoint]));
        } else if (fact instanceof CountedVariable.WorstGrade grade) {
            var grades = new ToxicityGrades(domains, grade.term(), grade.worst(), records(grade.where(), study, asked));
            return patient -> level(grades.worst(patient.subject(), patient.adae(), patient.answers()));
        } else if (fact instanceof CountedVariable.ScaleGrades scale) {
            var grades = new ToxicityGrades(domains, scale.term(), scale.worst(), records(scale.where(), study, asked));
            return patient -> level(grades.byScale(patient.subject(), patient.adae(), patient.answers()));
        }
        int place = asked.size();
        asked.add(Question.of("cast(%s as string)".formatted(level(fact, study)), written(fact), study));
        if (fact instanceof CountedVariable.Condition) {
            return patient -> level(condition((UTF8String) patient.answers()[place]));
        } else if (fact instanceof CountedVariable.Category) {
            return patient -> level(category((UTF8String) patient.answers()[place]));
        }
        return patient -> level((UTF8String) patient.answers()[place]);
    }

    private static UTF8String imputed(RiskInterval.Reader interval, InternalRow row, Subject subject) {
        return interval.of(row, subject).day() == null ? null : TimeToEvent.isImputed(row) ? IMPUTED : AS_DELIVERED;
    }

    /** The place of the answer that says for each record of adverse_event whether it counts; -1 where all do. */
    private static int records(String where, Study study, List<Question> asked) {
        if (where == null) {
            return ToxicityGrades.ALL;
        }
        asked.add(Question.of(Variables.each(where), where, study));
        return asked.size() - 1;
    }

    private static UTF8String condition(UTF8String answer) {
        return TRUE.equals(answer) ? YES : FALSE.equals(answer) ? NO : UTF8String.concat(NOT_EVALUABLE, answer);
    }

    /** A text that says in these words that nobody knows is no level. */
    private static UTF8String category(UTF8String answer) {
        return answer != null && UNKNOWN.contains(answer) ? UTF8String.concat(NOT_EVALUABLE, answer) : answer;
    }

    private static RiskInterval level(UTF8String level) {
        return new RiskInterval(null, null, level);
    }

    private static Question population(Study study, String id) {
        return id.equals(TablePlan.EVERYONE) ? new Question("true", "true", null) : Question.of(study.population(id));
    }

    /** What an analysis says for a fact. */
    private static String written(CountedVariable fact) {
        if (fact instanceof CountedVariable.Condition condition) {
            return condition.of();
        } else if (fact instanceof CountedVariable.Category category) {
            return category.of();
        } else if (fact instanceof CountedVariable.Value value) {
            return value.of();
        }
        return fact instanceof CountedVariable.Pair pair ? pair.x() : fact.variable();
    }

    /** The condition over ADSL of a population in use. */
    public static String where(Study study, String population) {
        return population.equals(TablePlan.EVERYONE)
                ? "true"
                : study.population(population).where();
    }

    private static String level(CountedVariable fact, Study study) {
        var unknowns = new Unknowns(study.adsl());
        if (fact instanceof CountedVariable.Condition condition) {
            return unknowns.reason(condition.of())
                    .map(reason -> "coalesce(cast((%s) as string), %s, 'false')".formatted(condition.of(), reason))
                    .orElse("coalesce((%s), false)".formatted(condition.of()));
        } else if (fact instanceof CountedVariable.Category category) {
            return unknowns.reason(category.of())
                    .map(reason -> "coalesce(cast((%s) as string), %s)".formatted(category.of(), reason))
                    .orElse(category.of());
        } else if (fact instanceof CountedVariable.Behind behind) {
            return Variables.behind(study.adsl().variable(behind.name()), behind.measure(), study);
        } else if (fact instanceof CountedVariable.Value value) {
            return scaled(value.of(), value.decimals());
        } else if (fact instanceof CountedVariable.Pair pair) {
            return "concat(%s, '%s', %s)"
                    .formatted(
                            scaled(pair.x(), pair.decimals()),
                            CountedVariable.Pair.BAR,
                            scaled(pair.y(), pair.decimals()));
        }
        throw new IllegalStateException("no level for " + fact.variable());
    }

    private static String scaled(String number, int decimals) {
        return "try_cast(round(try_cast(%s as decimal(38,12)) * 1e%dBD, 0) as bigint)".formatted(number, decimals);
    }

    /** No cells yet. */
    Cells cells() {
        return new Cells(scopes);
    }

    /** Fills in the study's own variables of a subject; what else the study's SQL says of it. */
    Object[] answers(Subject subject) {
        return sql.complete(subject);
    }

    /** Counts a subject. */
    void count(Subject subject, InternalRow[] adtte, Domains.Toxicities adae, Object[] answers, Cells cells) {
        var member = new boolean[populations];
        for (int i = 0; i < populations; i++) {
            member[i] = (Boolean) answers[i];
        }
        var groups = new UTF8String[groupings];
        for (int i = 0; i < groupings; i++) {
            groups[i] = (UTF8String) answers[populations + i];
        }
        int[] members = cells.members(member, groups);
        var patient = new Patient(subject, adtte, adae, answers);
        for (int i = 0; i < readers.size(); i++) {
            cells.add(members[scopeOf[i]], i, readers.get(i).read(patient));
        }
    }

    /** With the day on which the follow-up began in place of the days to the cut-off. */
    private static UTF8String untilCutoff(InternalRow row) {
        UTF8String exit = RiskInterval.exit(row);
        if (!row.isNullAt(TimeToEvent.NOTEVAL)) {
            return exit;
        }
        return UTF8String.concat(
                UTF8String.fromString(row.getInt(TimeToEvent.STARTDT) + CountedVariable.Potential.BAR), exit);
    }

    /** The exit of an ADTTE row as in risk tables, in SQL; the row's columns stand behind the prefix. */
    public static String exit(String prefix) {
        return """
                case when %1$sNOTEVAL is not null then concat('%2$s', %1$sNOTEVAL)
                     when %1$sCNSR = %3$d then concat('EVENT:', %1$sCAUSE)
                     else concat('CENSORED:', %1$sCNSDTDSC) end""".formatted(prefix, Counted.NOT_EVALUABLE, Censoring.EVENT);
    }
}
