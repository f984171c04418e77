package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;

/**
 * How many of the population have each level.
 *
 * @param of the level, Spark SQL over ADSL, a text
 * @param denominator of whom the shares are taken
 */
public record FrequencyAnalysis(Common common, String of, Denominator denominator) implements Analysis {
    public FrequencyAnalysis {
        common.requireLegal(AnalysisKind.FREQUENCY);
    }

    @Override
    public List<Expression> own() {
        return List.of(new Expression(of, Use.TEXT));
    }
}
