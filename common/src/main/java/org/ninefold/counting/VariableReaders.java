package org.ninefold.counting;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.Adtte;
import org.ninefold.risk.Exit;
import org.ninefold.study.Study;
import org.ninefold.study.Unknowns;

/** Makes the reader of a variable, and asks what it must know. */
final class VariableReaders implements CountedVariableVisitor<VariableReaders.Reader> {
    private static final String TRUE = "true";
    private static final String FALSE = "false";
    private static final Set<String> UNKNOWN = Set.of(Unknowns.NOT_ASSESSED, Unknowns.NOT_YET_ASSESSABLE);

    /** Reads a variable. */
    interface Reader extends Serializable {
        CountedValue read(SubjectCounter.Derived derived);
    }

    private final Study study;
    private final AdaeDerivation toxicities;
    private final Unknowns unknowns;
    private final List<Question> questions;

    /** Readers of a study, which add to the questions what they must know. */
    VariableReaders(Study study, AdaeDerivation toxicities, List<Question> questions) {
        this.questions = questions;
        this.study = study;
        this.toxicities = toxicities;
        this.unknowns = new Unknowns(study.adsl());
    }

    @Override
    public Reader timeToEvent(CountedVariable.TimeToEvent variable) {
        int endpoint = study.endpoints().indexOf(variable.endpoint());
        var intervals = new RiskIntervals(variable, study.adsl());
        return derived ->
                intervals.of(derived.adtte().get(endpoint), derived.subject().adsl());
    }

    @Override
    public Reader imputed(CountedVariable.Imputed variable) {
        Reader time = timeToEvent(variable.of());
        int endpoint = study.endpoints().indexOf(variable.of().endpoint());
        return derived -> time.read(derived) instanceof CountedValue.AtRisk
                ? CountedValue.level(
                        derived.adtte().get(endpoint).isImputed()
                                ? CountedVariable.Condition.YES
                                : CountedVariable.Condition.NO)
                : CountedValue.MISSING;
    }

    @Override
    public Reader potential(CountedVariable.Potential variable) {
        int endpoint = study.endpoints().indexOf(variable.endpoint());
        return derived -> untilCutoff(derived.adtte().get(endpoint));
    }

    @Override
    public Reader condition(CountedVariable.Condition variable) {
        String sql = unknowns.reason(variable.of())
                .map(reason -> "coalesce(cast((%s) as string), %s, 'false')".formatted(variable.of(), reason))
                .orElse("coalesce((%s), false)".formatted(variable.of()));
        int place = text(sql, variable.of());
        return derived -> ofCondition(derived.text(place));
    }

    @Override
    public Reader category(CountedVariable.Category variable) {
        String sql = unknowns.reason(variable.of())
                .map(reason -> "coalesce(cast((%s) as string), %s)".formatted(variable.of(), reason))
                .orElse(variable.of());
        int place = text(sql, variable.of());
        return derived -> ofCategory(derived.text(place));
    }

    @Override
    public Reader worstGrade(CountedVariable.WorstGrade variable) {
        int which = records(variable.where());
        var grades = new ToxicityGrades(toxicities, variable.term(), variable.worst(), which);
        return derived -> CountedValue.level(grades.worst(derived));
    }

    @Override
    public Reader scaleGrades(CountedVariable.ScaleGrades variable) {
        int which = records(variable.where());
        var grades = new ToxicityGrades(toxicities, variable.term(), variable.worst(), which);
        return derived -> CountedValue.level(grades.byScale(derived));
    }

    @Override
    public Reader behind(Behind variable) {
        int place = questions.size();
        questions.add(new Question.Behind(
                study.adsl().variable(variable.name()),
                variable.measure(),
                variable.variable(),
                Question.at(study, variable.variable())));
        return derived -> CountedValue.level(derived.text(place));
    }

    @Override
    public Reader pair(CountedVariable.Pair variable) {
        String sql = "concat(%s, '%s', %s)"
                .formatted(
                        scaled(variable.x(), variable.decimals()),
                        CountedVariable.Pair.BAR,
                        scaled(variable.y(), variable.decimals()));
        int place = text(sql, variable.x());
        return derived -> CountedValue.level(derived.text(place));
    }

    @Override
    public Reader value(CountedVariable.Value variable) {
        int place = text(scaled(variable.of(), variable.decimals()), variable.of());
        return derived -> CountedValue.level(derived.text(place));
    }

    private int text(String sql, String written) {
        questions.add(new Question.Text(sql, written, Question.at(study, written)));
        return questions.size() - 1;
    }

    /** The place of the answer that says for each record of adverse_event whether it counts; {@link ToxicityGrades#ALL} where all do. */
    private int records(String where) {
        if (where == null) {
            return ToxicityGrades.ALL;
        }
        questions.add(new Question.EachToxicity(where, Question.at(study, where)));
        return questions.size() - 1;
    }

    private static String scaled(String number, int decimals) {
        return "try_cast(round(try_cast(%s as decimal(38,12)) * 1e%dBD, 0) as bigint)".formatted(number, decimals);
    }

    private static CountedValue ofCondition(String answer) {
        return switch (answer) {
            case TRUE -> CountedValue.level(CountedVariable.Condition.YES);
            case FALSE -> CountedValue.level(CountedVariable.Condition.NO);
            default -> new CountedValue.NotEvaluable(answer);
        };
    }

    /** A text that says in these words that nobody knows is no level. */
    private static CountedValue ofCategory(String answer) {
        return answer != null && UNKNOWN.contains(answer)
                ? new CountedValue.NotEvaluable(answer)
                : CountedValue.level(answer);
    }

    /** With the day on which the follow-up began in place of the days to the cut-off. */
    private static CountedValue untilCutoff(Adtte row) {
        if (row.noteval() != null) {
            return new CountedValue.NotEvaluable(row.noteval());
        }
        Exit exit = RiskIntervals.exit(row);
        return CountedValue.level(row.startdt() + CountedVariable.Potential.BAR + exit.code());
    }
}
