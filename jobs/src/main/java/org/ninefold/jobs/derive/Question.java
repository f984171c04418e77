package org.ninefold.jobs.derive;

import java.io.Serializable;
import org.ninefold.study.Analysis;
import org.ninefold.study.Origin;
import org.ninefold.study.Population;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/**
 * Something that a study asks of each subject.
 *
 * @param sql the question over ADSL
 * @param written as it stands in the configuration
 * @param at where it stands there
 */
record Question(String sql, String written, Origin at) implements Serializable {

    /** A condition for being in a population. */
    static Question of(Population population) {
        return new Question("coalesce((%s), false)".formatted(population.where()), population.where(), population.at());
    }

    /**
     * Something that an analysis asks.
     *
     * @param written what it says for it
     */
    static Question of(String sql, String written, Study study) {
        Origin at = study.analyses().stream()
                .filter(analysis -> analysis.expressions(study).contains(written))
                .map(Analysis::at)
                .findFirst()
                .orElse(new Origin(
                        study.files().isEmpty() ? "study" : study.files().get(0).toString(), 0, ""));
        return new Question(sql, written, at);
    }

    /** A subject of whom it cannot be answered. */
    Problem fails(String condition) {
        return problem(at, written, condition);
    }

    /** A subject whose variable cannot be computed. */
    static Problem fails(Variable variable, String condition) {
        return problem(variable.at(), variable.written(), condition);
    }

    private static Problem problem(Origin at, String written, String condition) {
        return new Problem(
                at,
                "SQL `%s` fails on a subject (%s); write it with try_ functions, or with a condition that leaves such subjects out"
                        .formatted(written, condition));
    }
}
