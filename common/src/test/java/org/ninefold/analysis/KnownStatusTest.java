package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.Horizon;

/** Of how many the status is known is asked on the day on which the curve is read. */
class KnownStatusTest {
    private static final String DEATH = "EVENT:DEATH";
    private static final String ALIVE = "CENSORED:END_OF_FOLLOW_UP";

    /**
     * 60 months are 1826.25 days and day 1826: of five who could be seen on it four are, and one who was last seen the day before is
     * not; who could be seen until day 1825 only is not asked.
     */
    @Test
    void whoWasSeenOnTheDayOfTheCurveIsKnown() {
        TinyStudy study = new TinyStudy(known("60 months"), "C01")
                .observed("C01", null, 1826, 1826, ALIVE, 3)
                .observed("C01", null, 1826, 1825, ALIVE, 1)
                .observed("C01", null, 1825, 1825, ALIVE, 1)
                .observed("C01", null, 1900, 700, DEATH, 1);

        assertThat(study.row(null, null, "60 months", null, null, "N").stat()).isEqualTo(5);
        assertThat(study.row(null, null, "60 months", null, null, "n").stat()).isEqualTo(4);
        assertThat(study.row(null, null, "60 months", null, null, "N").timeDay())
                .isEqualTo(1826);
    }

    private static Analysis known(String time) {
        return new FollowUpAnalysis(
                new Analysis.Common(AnalysisKind.FOLLOW_UP, "fu", "Follow-up", "ALL", null, 0.95, TinyStudy.AT),
                "OS",
                SurvivalInterval.LOG_LOG,
                List.of(Horizon.parse(time).orElseThrow()));
    }
}
