package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.ninefold.results.ResultRow;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.Horizon;

/** A subject that is followed to the cut-off was treated as many days before it as it could have been observed. */
class PotentialDaysTest {
    private static final String ALIVE = "CENSORED:CUTOFF";
    private static final String DEATH = "EVENT:DEATH";
    private static final String WHY =
            "Not told: of fewer than five subjects the days to the cut-off would tell a calendar day.";

    private static TinyStudy study() {
        return new TinyStudy(
                new FollowUpAnalysis(
                        new Analysis.Common(AnalysisKind.FOLLOW_UP, "fu", "Follow-up", "ALL", null, 0.95, TinyStudy.AT),
                        "OS",
                        SurvivalInterval.LOG_LOG,
                        List.of(new Horizon("500 days", 500))),
                "A",
                "B");
    }

    private static void assertTold(TinyStudy study, String site, Double days) {
        for (String statistic : List.of("potential", "estimate")) {
            var row = study.row(site, null, "completeness", null, null, statistic);
            assertThat(row.stat() == null).as("%s of %s", statistic, site).isEqualTo(days == null);
            assertThat(row.warning()).isEqualTo(days == null ? WHY : null);
        }
        assertThat(study.row(site, null, "completeness", null, null, "potential")
                        .stat())
                .isEqualTo(days);
    }

    @Test
    void ofACentreOfOneTheyAreNotToldNorWhatIsLeftWhenTheOtherIsTakenAway() {
        TinyStudy study = study().observed("A", null, 100, 100, ALIVE, 6).observed("B", null, 321, 321, ALIVE, 1);
        assertTold(study, null, 921.0);
        assertTold(study, "A", null);
        assertTold(study, "B", null);
    }

    @Test
    void ofFiveAndMoreTheyAreTold() {
        TinyStudy study = study().observed("A", null, 100, 100, ALIVE, 6).observed("B", null, 300, 300, ALIVE, 5);
        assertTold(study, null, 2100.0);
        assertTold(study, "A", 600.0);
        assertTold(study, "B", 1500.0);
    }

    @Test
    void whoDiedIsNotFollowedToTheCutoff() {
        TinyStudy study = study().observed("A", null, 400, 100, DEATH, 20).observed("A", null, 321, 321, ALIVE, 4);
        assertTold(study, null, null);
        assertTold(study, "A", null);
    }

    /** When the status could be known is a number of days before the cut-off, too. */
    @Test
    void ofHowManyTheStatusCouldBeKnownIsNotToldOfFew() {
        TinyStudy study = study().observed("A", null, 600, 600, ALIVE, 6).observed("B", null, 321, 321, ALIVE, 1);

        assertThat(known(study, null)).extracting(ResultRow::statName).contains("n", "N", "estimate");
        assertThat(known(study, "B")).singleElement().satisfies(row -> {
            assertThat(row.statName()).isEqualTo("estimate");
            assertThat(row.stat()).isNull();
            assertThat(row.warning()).isEqualTo(WHY);
        });
    }

    private static List<ResultRow> known(TinyStudy study, String site) {
        return study.estimates().results().stream()
                .filter(row -> Objects.equals(site, row.group1Level()) && "status known".equals(row.variable()))
                .toList();
    }
}
