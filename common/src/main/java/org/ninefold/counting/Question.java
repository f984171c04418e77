package org.ninefold.counting;

import java.io.Serializable;
import org.ninefold.study.Analysis;
import org.ninefold.study.Origin;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/** Something that a study asks of each subject, in SQL over ADSL and the subject's rows up to the cut-off. */
public sealed interface Question extends Serializable {
    /** How SQL is spelt over the columns and the rows of a subject. */
    interface Spelling {
        /** A column of ADSL. */
        String name(String column);

        /** For each adverse event whether a condition over it is true. */
        String each(String where);

        /** What the values that a variable is taken from are measured by. */
        String behind(Variable variable, Measure measure);
    }

    /** The question as SQL. */
    String sql(Spelling spelling);

    /** As it stands in the configuration. */
    String written();

    /** Where it stands there; null for what is asked of everyone. */
    Origin at();

    /** Whether a condition over ADSL is true: a Boolean, null is no. */
    record Condition(String written, Origin at) implements Question {
        @Override
        public String sql(Spelling spelling) {
            return "coalesce((%s), false)".formatted(written);
        }
    }

    /** A value over ADSL as text, or null. */
    record Text(String of, String written, Origin at) implements Question {
        @Override
        public String sql(Spelling spelling) {
            return "cast(%s as string)".formatted(of);
        }
    }

    /** The value of a column of ADSL as text, or null. */
    record Column(String written, Origin at) implements Question {
        @Override
        public String sql(Spelling spelling) {
            return "cast(%s as string)".formatted(spelling.name(written));
        }
    }

    /** For each adverse event of the subject, in their order, whether a condition over it is true: booleans, null is no. */
    record EachToxicity(String written, Origin at) implements Question {
        @Override
        public String sql(Spelling spelling) {
            return spelling.each(written);
        }
    }

    /** What the values that a variable is taken from are measured by, as {@link Behind} has it: a text or null. */
    record Behind(Variable variable, Measure measure, String written, Origin at) implements Question {
        @Override
        public String sql(Spelling spelling) {
            return "cast(%s as string)".formatted(spelling.behind(variable, measure));
        }
    }

    /** Where an analysis says something; the first that says it. */
    static Origin at(Study study, String written) {
        return study.analyses().stream()
                .filter(analysis -> analysis.expressions(study).contains(written))
                .map(Analysis::at)
                .findFirst()
                .orElse(new Origin(
                        study.files().isEmpty() ? "study" : study.files().get(0).toString(), 0, ""));
    }
}
