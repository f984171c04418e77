package org.ninefold.study;

import java.util.List;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.ProportionInterval;

/**
 * The worst grade of an adverse event.
 *
 * @param term the adverse event
 * @param interval the interval of each share
 * @param worst which infusions count
 * @param scale the scale whose grades count, as in the schema; null for all, each by itself
 * @param where which records count, Spark SQL over their columns, {@value Adsl#DAY} and ADSL; null for all
 */
public record GradesAnalysis(
        Common common, String term, ProportionInterval interval, GradeWindow worst, String scale, String where)
        implements Analysis {
    public GradesAnalysis {
        common.requireLegal(AnalysisKind.GRADES);
    }

    @Override
    public List<Expression> own() {
        return where == null ? List.of() : List.of(new Expression(where, Use.RECORDS));
    }
}
