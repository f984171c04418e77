package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.QuantileType;

/**
 * Mean, median and range of a value.
 *
 * @param of the value, Spark SQL over ADSL, a number
 * @param decimals the decimals kept of each value
 * @param unit the unit of the value, null where it has none
 * @param quantiles how quartiles are read between two values
 */
public record SummaryAnalysis(Common common, String of, int decimals, String unit, QuantileType quantiles)
        implements Analysis {
    public SummaryAnalysis {
        common.requireLegal(AnalysisKind.SUMMARY);
    }

    @Override
    public List<Expression> own() {
        return List.of(new Expression(of, Use.NUMBER));
    }
}
