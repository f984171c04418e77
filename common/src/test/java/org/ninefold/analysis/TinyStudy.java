package org.ninefold.analysis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ninefold.counting.Count;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.results.Reproduced;
import org.ninefold.results.ResultRow;
import org.ninefold.study.Analysis;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.GateRules;
import org.ninefold.study.NonResponse;
import org.ninefold.study.Origin;
import org.ninefold.study.Population;
import org.ninefold.study.Reproduction;
import org.ninefold.study.Study;

/** A study of one analysis, and its counts put together cell by cell. */
final class TinyStudy {
    static final Origin AT = new Origin("tiny.conf", 1, "study");
    static final Endpoint OS = endpoint("OS", List.of(new Cause("DEATH", List.of("DTHDT"))));
    static final Endpoint RELAPSE =
            endpoint("RELAPSE", List.of(new Cause("RELAPSE", List.of("RELDT")), new Cause("NRM", List.of("DTHDT"))));

    /** What stands beside an estimate at the same time. */
    private static final List<String> BESIDE = List.of("cumulative hazard", "conditional", "event-free");

    private final Study study;
    private final TablePlan plan;
    private final TableSpec table;
    private final List<Count> counts = new ArrayList<>();
    private final List<String> sites;
    private final SortedMap<String, LocalDate> carried = new TreeMap<>();

    TinyStudy(Analysis analysis, String... sites) {
        this.sites = Arrays.asList(sites);
        study = new Study(
                "TINY",
                "A tiny study",
                true,
                LocalDate.of(2020, 6, 30),
                "data",
                org.ninefold.study.ResponseRules.DEFAULT,
                new TreeMap<>(),
                GateRules.DEFAULT,
                org.ninefold.study.StudyLimits.DEFAULT,
                List.of(),
                new org.ninefold.study.AdslVariables(List.of()),
                List.of(new Population("ALL", "true", "ALLFL", "Population ALL", AT)),
                List.of(OS, RELAPSE),
                List.of(analysis),
                Set.of(),
                List.of(),
                List.of(),
                List.of());
        plan = AnalysisPlan.of(study);
        table = plan.specs().get(analysis.id());
    }

    private static Endpoint endpoint(String id, List<Cause> causes) {
        return new Endpoint(
                id, id, List.of("TRTSDT"), causes, "LSTALVDT", AtTransplant.IGNORE, NonResponse.NONE, List.of(), AT);
    }

    /** A centre that is carried forward. */
    TinyStudy carried(String site, LocalDate cutoff) {
        carried.put(site, cutoff);
        return this;
    }

    TinyStudy exits(String site, String group, String exit, int... days) {
        for (int day : days) {
            counts.add(new Count(table, site, group, day, exit, 1));
        }
        return this;
    }

    TinyStudy level(String site, String group, String level, long n) {
        counts.add(new Count(table, site, group, null, level, n));
        return this;
    }

    TinyStudy cell(String site, String group, Integer day, String level, long n) {
        counts.add(new Count(table, site, group, day, level, n));
        return this;
    }

    /** Subjects who left on a day of those until which they could be observed. */
    TinyStudy observed(String site, String group, int potential, int day, String exit, long n) {
        TableSpec exits = AnalysisPlan.further(study, study.analyses().get(0)).get(0);
        counts.add(new Count(exits, site, group, day, exit, n));
        return level(site, group, potential + CountedVariable.Potential.BAR + exit, n);
    }

    /** Subjects whose records are graded by these scales. */
    TinyStudy scale(String site, String scales, long n) {
        TableSpec spec = AnalysisPlan.further(study, study.analyses().get(0)).get(0);
        counts.add(new Count(spec, site, null, null, scales, n));
        return this;
    }

    /** What the screen says. */
    List<Headline> headlines() {
        return Headline.of(study, estimates().results());
    }

    Estimates estimates() {
        return Estimates.of(study, plan, CountedTables.of(counts, sites), carried);
    }

    /** A published figure held against the estimates. */
    Reproduced reproduced(Reproduction figure) {
        Study printed = new Study(
                study.id(),
                study.title(),
                study.synthetic(),
                study.cutoff(),
                study.dataRoot(),
                study.responses(),
                study.units(),
                study.gates(),
                study.limits(),
                study.exclusions(),
                study.adsl(),
                study.populations(),
                study.endpoints(),
                study.analyses(),
                study.levelsAccepted(),
                List.of(figure),
                study.centers(),
                study.files());
        return Reproductions.of(
                        printed,
                        plan,
                        CountedTables.of(counts, sites),
                        estimates().results())
                .get(0);
    }

    /** The one row with these keys that is about the thing itself, not beside it; null keys match null. */
    ResultRow row(String site, String group, String variableLevel, String cause, String comparison, String stat) {
        List<ResultRow> rows = estimates().results().stream()
                .filter(row -> java.util.Objects.equals(row.group1Level(), site)
                        && java.util.Objects.equals(row.group2Level(), group)
                        && java.util.Objects.equals(row.variableLevel(), variableLevel)
                        && java.util.Objects.equals(row.cause(), cause)
                        && java.util.Objects.equals(row.comparison(), comparison)
                        && row.statName().equals(stat))
                .filter(row -> !BESIDE.contains(String.valueOf(row.variable())))
                .toList();
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows of " + stat + ": " + rows);
        }
        return rows.get(0);
    }
}
