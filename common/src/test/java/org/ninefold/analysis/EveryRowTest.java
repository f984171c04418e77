package org.ninefold.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ninefold.counting.CountedVariable;
import org.ninefold.results.CurveRow;
import org.ninefold.results.ResultRow;
import org.ninefold.schema.AnalysisKind;
import org.ninefold.stats.BetweenVariance;
import org.ninefold.stats.IncidenceInterval;
import org.ninefold.stats.IncidenceVariance;
import org.ninefold.stats.ProportionInterval;
import org.ninefold.stats.QuantileType;
import org.ninefold.stats.SurvivalInterval;
import org.ninefold.study.Analysis;
import org.ninefold.study.CorrelationAnalysis;
import org.ninefold.study.CorrelationMethod;
import org.ninefold.study.Denominator;
import org.ninefold.study.FollowUpAnalysis;
import org.ninefold.study.FrequencyAnalysis;
import org.ninefold.study.GradeWindow;
import org.ninefold.study.GradesAnalysis;
import org.ninefold.study.HartungKnapp;
import org.ninefold.study.Heterogeneity;
import org.ninefold.study.Horizon;
import org.ninefold.study.IncidenceAnalysis;
import org.ninefold.study.ProportionAnalysis;
import org.ninefold.study.SummaryAnalysis;
import org.ninefold.study.SurvivalAnalysis;

/**
 * Whatever few subjects there are — none, one, an empty group, events on day 0 only, no events, everybody dead, a cause never
 * seen, a time past the follow-up — each analysis ends, and each of its numbers is finite or null with a reason.
 */
class EveryRowTest {
    private static final List<String> SITES = List.of("C01", "C02", "C03");
    private static final List<Horizon> TIMES = List.of(
            Horizon.parse("1 day").orElseThrow(), Horizon.parse("12 months").orElseThrow());

    /** {@code n} subjects of a centre and a group with a value of the fact; day is of endpoints only. */
    record Cell(int site, String group, Integer day, String level, int n) {}

    private static List<Analysis> ofExits() {
        var analyses = new ArrayList<Analysis>();
        for (SurvivalInterval interval : SurvivalInterval.values()) {
            double rho = interval == SurvivalInterval.LOG ? 1 : 0;
            var between = new Heterogeneity(
                    interval == SurvivalInterval.PLAIN ? BetweenVariance.DL : BetweenVariance.PM,
                    interval == SurvivalInterval.LOG ? HartungKnapp.ADHOC : HartungKnapp.PLAIN);
            analyses.add(new SurvivalAnalysis(
                    new Analysis.Common(AnalysisKind.SURVIVAL, "os", "OS", "ALL", "ARM", 0.95, TinyStudy.AT),
                    "OS",
                    TIMES,
                    interval,
                    null,
                    null,
                    TIMES.get(1),
                    rho,
                    List.of("A", "B"),
                    between,
                    false));
        }
        for (IncidenceVariance variance : IncidenceVariance.values()) {
            for (IncidenceInterval interval : IncidenceInterval.values()) {
                analyses.add(new IncidenceAnalysis(
                        new Analysis.Common(AnalysisKind.INCIDENCE, "cir", "CIR", "ALL", "ARM", 0.95, TinyStudy.AT),
                        "RELAPSE",
                        TIMES,
                        interval,
                        variance,
                        null,
                        0,
                        new Heterogeneity(BetweenVariance.REML, HartungKnapp.PLAIN),
                        false));
            }
        }
        return analyses;
    }

    private static List<Analysis> ofLevels() {
        var analyses = new ArrayList<Analysis>();
        for (ProportionInterval interval : ProportionInterval.values()) {
            analyses.add(new ProportionAnalysis(
                    new Analysis.Common(AnalysisKind.PROPORTION, "cr", "CR", "ALL", "ARM", 0.95, TinyStudy.AT),
                    "true",
                    interval,
                    new Heterogeneity(BetweenVariance.REML, HartungKnapp.PLAIN),
                    Denominator.ASSESSED));
            analyses.add(new GradesAnalysis(
                    new Analysis.Common(AnalysisKind.GRADES, "crs", "CRS", "ALL", "ARM", 0.95, TinyStudy.AT),
                    "CRS",
                    interval,
                    GradeWindow.ANY_INFUSION,
                    null,
                    null));
        }
        analyses.add(new FrequencyAnalysis(
                new Analysis.Common(AnalysisKind.FREQUENCY, "best", "Best", "ALL", "ARM", 0.95, TinyStudy.AT),
                "BESTRESP",
                Denominator.ASSESSED));
        return analyses;
    }

    private static List<Analysis> ofNumbers() {
        return List.of(
                new SummaryAnalysis(
                        new Analysis.Common(AnalysisKind.SUMMARY, "age", "Age", "ALL", "ARM", 0.95, TinyStudy.AT),
                        "AGE",
                        1,
                        "years",
                        QuantileType.SAS_5),
                new SummaryAnalysis(
                        new Analysis.Common(AnalysisKind.SUMMARY, "dose", "Dose", "ALL", "ARM", 0.95, TinyStudy.AT),
                        "DOSE",
                        0,
                        null,
                        QuantileType.R_7));
    }

    @Property(tries = 150)
    void exits(@ForAll("exitCells") List<Cell> cells) {
        ofExits().forEach(analysis -> assertSound(analysis, cells));
    }

    @Property(tries = 60)
    void levels(@ForAll("levelCells") List<Cell> cells) {
        ofLevels().forEach(analysis -> assertSound(analysis, cells));
    }

    @Property(tries = 100)
    void numbers(@ForAll("numberCells") List<Cell> cells) {
        ofNumbers().forEach(analysis -> assertSound(analysis, cells));
    }

    @Property(tries = 100)
    void pairs(@ForAll("pairCells") List<Cell> cells) {
        for (CorrelationMethod method : CorrelationMethod.values()) {
            assertSound(
                    new CorrelationAnalysis(
                            new Analysis.Common(AnalysisKind.CORRELATION, "r", "R", "ALL", "ARM", 0.95, TinyStudy.AT),
                            "AGE",
                            "DOSE",
                            1,
                            method),
                    cells);
        }
    }

    @Property(tries = 100)
    void observations(@ForAll("observationCells") List<Cell> cells) {
        for (SurvivalInterval interval : SurvivalInterval.values()) {
            assertSound(
                    new FollowUpAnalysis(
                            new Analysis.Common(AnalysisKind.FOLLOW_UP, "fu", "FU", "ALL", "ARM", 0.95, TinyStudy.AT),
                            "OS",
                            interval,
                            TIMES),
                    cells);
        }
    }

    private static void assertSound(Analysis analysis, List<Cell> cells) {
        TinyStudy study = new TinyStudy(analysis, SITES.toArray(String[]::new));
        cells.forEach(cell -> {
            if (analysis instanceof FollowUpAnalysis) {
                int bar = cell.level.indexOf(CountedVariable.Potential.BAR);
                int potential = Integer.parseInt(cell.level.substring(0, bar));
                study.observed(
                        SITES.get(cell.site), cell.group, potential, cell.day, cell.level.substring(bar + 1), cell.n);
            } else {
                study.cell(SITES.get(cell.site), cell.group, cell.day, cell.level, cell.n);
            }
        });
        Estimates estimates = study.estimates();
        for (ResultRow row : estimates.results()) {
            assertThat(row.stat() == null ? row.warning() != null : Double.isFinite(row.stat()))
                    .as("%s", row)
                    .isTrue();
            assertThat(row.method()).as("%s", row).isNotNull();
        }
        for (CurveRow step : estimates.curves()) {
            assertThat(step.estimate()).isBetween(0.0, 1.0);
        }
    }

    @Provide
    Arbitrary<List<Cell>> exitCells() {
        Arbitrary<String> exits = Arbitraries.of(
                "EVENT:DEATH", "EVENT:RELAPSE", "EVENT:NRM", "CENSORED:END_OF_FOLLOW_UP", "NOT_EVALUABLE:no origin");
        Arbitrary<Integer> days = Arbitraries.of(0, 0, 1, 2, 30, 400);
        return cells(Combinators.combine(days, exits)
                .as((day, exit) -> new Cell(0, null, exit.startsWith("NOT") ? null : day, exit, 1)));
    }

    @Provide
    Arbitrary<List<Cell>> levelCells() {
        return cells(levels("Y", "N", "0", "1", "3", "5", "NOT_ASSESSED", "UNKNOWN", null));
    }

    @Provide
    Arbitrary<List<Cell>> numberCells() {
        return cells(levels("0", "-5", "170", "170", "99999", null));
    }

    @Provide
    Arbitrary<List<Cell>> pairCells() {
        return cells(levels("0|0", "1|5", "2|5", "3|-7", null));
    }

    @Provide
    Arbitrary<List<Cell>> observationCells() {
        return cells(Arbitraries.of(
                new Cell(0, null, 0, "0|EVENT:DEATH", 1),
                new Cell(0, null, 0, "0|CENSORED:CUTOFF", 1),
                new Cell(0, null, 400, "400|CENSORED:CUTOFF", 1),
                new Cell(0, null, 2, "900|EVENT:DEATH", 1),
                new Cell(0, null, 30, "900|CENSORED:END_OF_FOLLOW_UP", 1)));
    }

    private static Arbitrary<Cell> levels(String... levels) {
        return Arbitraries.of(levels).map(level -> new Cell(0, null, null, level, 1));
    }

    private static Arbitrary<List<Cell>> cells(Arbitrary<Cell> values) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, SITES.size() - 1),
                        Arbitraries.of("A", "B", "C", null),
                        values,
                        Arbitraries.integers().between(1, 3))
                .as((site, group, value, n) -> new Cell(site, group, value.day, value.level, n))
                .list()
                .ofMaxSize(8);
    }
}
