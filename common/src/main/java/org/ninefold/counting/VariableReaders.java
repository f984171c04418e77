package org.ninefold.counting;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.Adtte;
import org.ninefold.study.Endpoint;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.Study;
import org.ninefold.study.Unknowns;

/**
 * Makes the readers of variables.
 *
 * @param questions what they must know, to which each adds
 */
record VariableReaders(Study study, AdaeDerivation toxicities, List<Question> questions) {
    private static final Set<String> UNKNOWN = Set.of(Unknowns.NOT_ASSESSED, Unknowns.NOT_YET_ASSESSABLE);

    /** Reads a variable. */
    interface Reader extends Serializable {
        CountedValue read(SubjectCounter.Derived derived);
    }

    Reader timeToEvent(CountedVariable.TimeToEvent variable) {
        int endpoint = study.endpoints().indexOf(variable.endpoint());
        var intervals = new RiskIntervals(variable, study.adsl());
        return derived ->
                intervals.of(derived.adtte().get(endpoint), derived.subject().adsl());
    }

    Reader imputed(CountedVariable.Imputed variable) {
        Reader time = timeToEvent(variable.of());
        int endpoint = study.endpoints().indexOf(variable.of().endpoint());
        return derived -> time.read(derived) instanceof CountedValue.AtRisk
                ? CountedValue.level(
                        derived.adtte().get(endpoint).isImputed()
                                ? CountedVariable.Condition.YES
                                : CountedVariable.Condition.NO)
                : CountedValue.MISSING;
    }

    /** With the day on which the follow-up began in place of the days to the cut-off. */
    Reader potential(Endpoint of) {
        int endpoint = study.endpoints().indexOf(of);
        return derived -> {
            Adtte row = derived.adtte().get(endpoint);
            return row.noteval() != null
                    ? new CountedValue.NotEvaluable(row.noteval())
                    : CountedValue.level(row.startdt()
                            + CountedVariable.Potential.BAR
                            + RiskIntervals.exit(row).code());
        };
    }

    Reader condition(String of) {
        String sql = new Unknowns(study.adsl())
                .reason(of)
                .map(reason -> "coalesce(cast((%s) as string), %s, 'false')".formatted(of, reason))
                .orElse("coalesce((%s), false)".formatted(of));
        int place = text(sql, of);
        return derived -> {
            String answer = derived.text(place);
            return switch (answer) {
                case "true" -> CountedValue.level(CountedVariable.Condition.YES);
                case "false" -> CountedValue.level(CountedVariable.Condition.NO);
                default -> new CountedValue.NotEvaluable(answer);
            };
        };
    }

    /** A text that says in these words that nobody knows is no level. */
    Reader category(String of) {
        String sql = new Unknowns(study.adsl())
                .reason(of)
                .map(reason -> "coalesce(cast((%s) as string), %s)".formatted(of, reason))
                .orElse(of);
        int place = text(sql, of);
        return derived -> {
            String answer = derived.text(place);
            return answer != null && UNKNOWN.contains(answer)
                    ? new CountedValue.NotEvaluable(answer)
                    : CountedValue.level(answer);
        };
    }

    Reader behind(String variable, Measure measure, String written) {
        int place = ask(
                new Question.Behind(study.adsl().variable(variable), measure, written, Question.at(study, written)));
        return derived -> CountedValue.level(derived.text(place));
    }

    /** The text of an expression as a level. */
    Reader level(String sql, String written) {
        int place = text(sql, written);
        return derived -> CountedValue.level(derived.text(place));
    }

    /** The grades of the records of adverse_event of which a condition is true, of all for null. */
    ToxicityGrades grades(String term, GradeWindow worst, String where) {
        int counts =
                where == null ? ToxicityGrades.ALL : ask(new Question.EachToxicity(where, Question.at(study, where)));
        return new ToxicityGrades(toxicities, term, worst, counts);
    }

    private int text(String sql, String written) {
        return ask(new Question.Text(sql, written, Question.at(study, written)));
    }

    /** The place of the answer. */
    private int ask(Question question) {
        questions.add(question);
        return questions.size() - 1;
    }

    static String scaled(String number, int decimals) {
        return "try_cast(round(try_cast(%s as decimal(38,12)) * 1e%dBD, 0) as bigint)".formatted(number, decimals);
    }
}
