package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ninefold.results.Reproduced;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.QuantileType;
import org.ninefold.study.Analysis;
import org.ninefold.study.Denominator;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.Reproduction;
import org.ninefold.study.SummaryAnalysis;

class ReproductionsTest {
    private static final Analysis CR = new ProportionAnalysis(
            new Analysis.Common(AnalysisKind.PROPORTION, "cr", "CR", "ALL", "ARM", 0.95, TinyStudy.AT),
            "CRFL = 'Y'",
            ProportionInterval.WALD,
            null,
            Denominator.ASSESSED);
    private static final Analysis AGE = new SummaryAnalysis(
            new Analysis.Common(AnalysisKind.SUMMARY, "age", "Age", "ALL", null, 0.95, TinyStudy.AT),
            "AGE",
            0,
            "years",
            QuantileType.R_7);

    private static Reproduction.Rows rows(String analysis, String group) {
        return new Reproduction.Rows(analysis, null, group, null, null, null, null, null, null, false);
    }

    private static Reproduction figure(
            Map<String, Reproduction.Rows> figures, String printed, String show, List<String> holds) {
        return new Reproduction("F1", "a figure", printed, figures, show, holds, null, false, TinyStudy.AT);
    }

    private static Reproduced reproduced(Reproduction figure) {
        return new TinyStudy(CR, "C01")
                .level("C01", "A", "Y", 3)
                .level("C01", "A", "N", 1)
                .level("C01", "B", "Y", 1)
                .level("C01", "B", "N", 3)
                .reproduced(figure);
    }

    @Test
    void aFigureIsWrittenAsItIsPrinted() {
        Reproduced whole = reproduced(figure(
                Map.of(Reproduction.ITSELF, rows("cr", null)), "4/8=50.0%", "{n}/{N}={estimate:%1}%", List.of()));
        assertThat(whole.computed()).isEqualTo("4/8=50.0%");
        assertThat(whole.agrees()).isTrue();

        Reproduced group =
                reproduced(figure(Map.of(Reproduction.ITSELF, rows("cr", "A")), "74", "{estimate:%0}", List.of()));
        assertThat(group.computed()).isEqualTo("75");
        assertThat(group.agrees()).isFalse();
    }

    @Test
    void severalFiguresMakeOne() {
        Reproduced both = reproduced(figure(
                Map.of("a", rows("cr", "A"), "b", rows("cr", "B")), "3 against 1", "{a.n} against {b.n}", List.of()));
        assertThat(both.agrees()).isTrue();
    }

    @Test
    void conditionsAllHoldOrSayWhichDoesNot() {
        Map<String, Reproduction.Rows> groups = Map.of("a", rows("cr", "A"), "b", rows("cr", "B"));
        assertThat(reproduced(figure(groups, "higher", null, List.of("{a.estimate} > {b.estimate}", "{a.n} = 3")))
                        .agrees())
                .isTrue();
        Reproduced not =
                reproduced(figure(groups, "higher", null, List.of("{a.n} >= 1", "{a.estimate} < {b.estimate}")));
        assertThat(not.agrees()).isFalse();
        assertThat(not.computed()).isEqualTo("not 0.75 < 0.25");
    }

    @Test
    void aFigureThatTheResultsDoNotHaveIsSaidSo() {
        Reproduced absent = reproduced(figure(Map.of(Reproduction.ITSELF, rows("cr", "C")), "1", "{n}", List.of()));
        assertThat(absent.computed()).isNull();
        assertThat(absent.agrees()).isFalse();
        assertThat(absent.reason()).isEqualTo("cr has 0 rows of n that match");
    }

    /** A median that is not reached, say, where nothing is printed: not a disagreement. */
    @Test
    void whatIsNotDefinedDisagreesOnlyWithSomethingPrinted() {
        Map<String, Reproduction.Rows> cr = Map.of(Reproduction.ITSELF, rows("cr", null));
        for (boolean informative : new boolean[] {true, false}) {
            Reproduced undefined = new TinyStudy(CR, "C01")
                    .reproduced(new Reproduction(
                            "F1", "a figure", "none", cr, "{estimate:1}", List.of(), null, informative, TinyStudy.AT));
            assertThat(undefined.computed()).isNull();
            assertThat(undefined.agrees()).isEqualTo(informative ? null : false);
            assertThat(undefined.reason()).isEqualTo("cr: estimate is not defined (There are no subjects.)");
        }
    }

    /** A list is shown where it is the published one, and only there. */
    @Test
    void valuesAreShownInOrderWhereTheyArePublished() {
        TinyStudy study = new TinyStudy(AGE, "C01").level("C01", null, "34", 1).level("C01", null, "7", 2);
        Map<String, Reproduction.Rows> age = Map.of(Reproduction.ITSELF, rows("age", null));

        assertThat(study.reproduced(figure(age, "7, 7, 34", "{values:0}", List.of()))
                        .computed())
                .isEqualTo("7, 7, 34");
        Reproduced other = study.reproduced(figure(age, "7, 8, 34", "{values:0}", List.of()));
        assertThat(other.computed()).isEqualTo("another list");
        assertThat(other.agrees()).isFalse();

        Reproduced named =
                study.reproduced(figure(Map.of("a", rows("age", null)), "7, 8, 34", "{a.values:0}", List.of()));
        assertThat(named.computed()).isEqualTo("another list");
        Reproduced informative = study.reproduced(
                new Reproduction("F1", "a figure", "7, 8, 34", age, "{values:0}", List.of(), null, true, TinyStudy.AT));
        assertThat(informative.computed()).isEqualTo("another list");
        assertThat(informative.agrees()).isNull();
    }
}
