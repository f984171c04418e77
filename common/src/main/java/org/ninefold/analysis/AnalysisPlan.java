package org.ninefold.analysis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ninefold.counting.CountedVariable;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.study.Analysis;
import org.ninefold.study.Center;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;

/** Which tables the analyses of a study need. */
public final class AnalysisPlan {
    private AnalysisPlan() {}

    /** The plan of a study: the tables of its analyses, and each endpoint in {@link TablePlan#EVERYONE}. */
    public static TablePlan of(Study study) {
        var populations = new LinkedHashSet<String>();
        var groupings = new LinkedHashSet<String>();
        var specs = new LinkedHashMap<String, TableSpec>();
        var parts = new LinkedHashMap<String, Map<String, TableSpec>>();
        for (Analysis analysis : study.analyses()) {
            Kind kind = Kind.of(study, analysis);
            populations.add(analysis.population());
            if (analysis.by() != null) {
                groupings.add(analysis.by());
            }
            specs.put(analysis.id(), TableSpec.of(analysis, kind.counted()));
            if (!kind.parts().isEmpty()) {
                parts.put(analysis.id(), kind.parts());
            }
        }
        var tables = new LinkedHashSet<TableSpec>(specs.values());
        parts.values().forEach(groups -> tables.addAll(groups.values()));
        study.analyses().forEach(analysis -> tables.addAll(further(study, analysis)));
        for (Endpoint endpoint : study.endpoints()) {
            tables.add(TablePlan.everyone(endpoint));
        }
        tables.addAll(Mixtures.tables(study));
        study.analyses().forEach(analysis -> imputed(study, analysis).ifPresent(tables::add));
        populations.add(TablePlan.EVERYONE);
        List<CountedVariable> variables =
                tables.stream().map(TableSpec::variable).distinct().toList();
        return new TablePlan(
                variables, List.copyOf(populations), List.copyOf(groupings), specs, parts, List.copyOf(tables));
    }

    /** The tables that an analysis needs beside its own. */
    public static List<TableSpec> further(Study study, Analysis analysis) {
        return Kind.of(study, analysis).further();
    }

    /** The table that tells whose time rests on an imputed date; none for an analysis of no endpoint, and where no centre completes dates. */
    static Optional<TableSpec> imputed(Study study, Analysis analysis) {
        return study.centers().stream().anyMatch(Center::completesDates)
                ? Kind.of(study, analysis).time().map(time -> TableSpec.of(analysis, new CountedVariable.Imputed(time)))
                : Optional.empty();
    }
}
