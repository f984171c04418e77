package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.ProportionInterval;

/**
 * How many of the population fulfil a condition.
 *
 * @param of the condition, Spark SQL over ADSL
 * @param heterogeneity how the centres are compared, null where it is not asked for
 * @param denominator of whom the share is taken
 */
public record ProportionAnalysis(
        Common common, String of, ProportionInterval interval, Heterogeneity heterogeneity, Denominator denominator)
        implements Analysis {
    public ProportionAnalysis {
        common.requireLegal(AnalysisKind.PROPORTION);
    }

    @Override
    public List<Expression> own() {
        return List.of(new Expression(of, Use.CONDITION));
    }
}
