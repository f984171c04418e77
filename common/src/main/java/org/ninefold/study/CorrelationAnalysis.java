package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;

/**
 * How two values go together.
 *
 * @param x the first value, Spark SQL over ADSL, a number
 * @param y the second value, Spark SQL over ADSL, a number
 * @param decimals the decimals kept of each value
 * @param method of the values or of their ranks
 */
public record CorrelationAnalysis(Common common, String x, String y, int decimals, CorrelationMethod method)
        implements Analysis {
    public CorrelationAnalysis {
        common.requireLegal(AnalysisKind.CORRELATION);
    }

    @Override
    public List<Expression> own() {
        return List.of(new Expression(x, Use.NUMBER), new Expression(y, Use.NUMBER));
    }
}
