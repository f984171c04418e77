package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ninefold.counting.CountedTables;
import org.ninefold.counting.TablePlan;
import org.ninefold.counting.TableSpec;
import org.ninefold.jobs.spark.Reach;
import org.ninefold.study.Analysis;
import org.ninefold.study.Analysis.Use;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Origin;
import org.ninefold.study.Population;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/**
 * What the figures of a study would show of its subjects: identifiers and calendar days never, levels that are centres' own
 * words or very many only where the study accepts it.
 */
record Shown(Study study, Columns columns) {
    /** A level that as many share is nobody's own. */
    private static final int FEW = 5;

    private static final int MOST_LEVELS = 50;

    Shown(Study study) {
        this(study, new Columns(study));
    }

    /** What a study shows of single subjects: who they are, or on which day something was. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        for (Variable variable : study.adsl().variables()) {
            identifier(columns.of(variable.name()), variable.written(), variable.at())
                    .ifPresent(problems::add);
        }
        for (Population population : study.populations()) {
            identifier(columns.of(population.where()), population.where(), population.at())
                    .ifPresent(problems::add);
        }
        for (Endpoint endpoint : study.endpoints()) {
            Stream.concat(
                            Stream.of(endpoint.origin(), endpoint.entry(), List.of(endpoint.censor())),
                            endpoint.causes().stream().map(Cause::dates))
                    .flatMap(List::stream)
                    .flatMap(date -> noDay(date, endpoint.at()).stream())
                    .forEach(problems::add);
        }
        for (Analysis analysis : study.analyses()) {
            problems.addAll(problems(analysis));
        }
        return problems;
    }

    private List<Problem> problems(Analysis analysis) {
        var problems = new ArrayList<Problem>();
        for (String sql : values(analysis)) {
            identifier(columns.of(sql), sql, analysis.at())
                    .or(() -> day(sql, analysis.at()))
                    .ifPresent(problems::add);
        }
        for (String sql : sql(analysis, Use.NUMBER)) {
            problem(
                            columns.of(sql).contains(Reach.FREE_TEXT),
                            analysis.at(),
                            "`%s` is made of a text as a centre wrote it, of which a figure would tell the numbers; give the mapping codes, or map the number",
                            sql)
                    .ifPresent(problems::add);
        }
        for (String sql : sql(analysis, Use.RECORDS)) {
            identifier(columns.ofRows("adverse_event", sql), sql, analysis.at()).ifPresent(problems::add);
        }
        for (String sql : sql(analysis, Use.DATE)) {
            noDay(sql, analysis.at()).ifPresent(problems::add);
        }
        if (analysis.endpoint() != null && !study.levelsAccepted().contains(analysis.id())) {
            String population = study.population(analysis.population()).where();
            Stream.concat(Stream.ofNullable(analysis.by()), Stream.of(population))
                    .filter(sql -> columns.of(sql).contains(Reach.CENTER))
                    .map(sql -> new Problem(
                            analysis.at(),
                            "`%s` puts the days of single centres beside the figures of all, and every figure is computed of each centre anyway; leave it out, or say levels = accepted there"
                                    .formatted(sql)))
                    .forEach(problems::add);
        }
        return problems;
    }

    private static Optional<Problem> identifier(Set<Reach> reached, String sql, Origin at) {
        return problem(
                reached.contains(Reach.IDENTIFIER),
                at,
                "`%s` tells subjects by their identifier, which no figure may; leave it out",
                sql);
    }

    private Optional<Problem> day(String sql, Origin at) {
        return problem(
                !Collections.disjoint(columns.of(sql), EnumSet.of(Reach.DATE, Reach.OF_DATE)),
                at,
                "`%s` shows a calendar day of a subject, which no figure may; take the days between two dates (datediff), or whether one is before another",
                sql);
    }

    /** The days between a day that everybody knows and one of a subject tell the latter, and so does a day reckoned from other things. */
    private Optional<Problem> noDay(String date, Origin at) {
        return problem(
                !columns.of(date).equals(EnumSet.of(Reach.DATE)),
                at,
                "%s is not a day of the subject throughout, so that its distance from one would tell a calendar day or a text; choose among days of the subject (coalesce, least, case), or move one by a number of days",
                date);
    }

    private static Optional<Problem> problem(boolean shown, Origin at, String sentence, String sql) {
        return shown ? Optional.of(new Problem(at, sentence.formatted(sql))) : Optional.empty();
    }

    /** The SQL of an analysis that has one of some uses. */
    private static List<String> sql(Analysis analysis, Use... uses) {
        return analysis.own().stream()
                .filter(own -> List.of(uses).contains(own.use()))
                .map(Analysis.Expression::sql)
                .toList();
    }

    /** The SQL whose values stand in the figures of an analysis, its groups among them. */
    private static List<String> values(Analysis analysis) {
        return Stream.concat(
                        sql(analysis, Use.CONDITION, Use.TEXT, Use.NUMBER).stream(), Stream.ofNullable(analysis.by()))
                .toList();
    }

    /** Why figures may not be published: levels that the study does not accept. */
    List<String> refusals(TablePlan plan, CountedTables counts) {
        var refusals = new ArrayList<String>();
        for (Analysis analysis : study.analyses()) {
            if (!study.levelsAccepted().contains(analysis.id())) {
                refusals(analysis, plan.specs().get(analysis.id()), counts, refusals);
            }
        }
        return refusals;
    }

    private void refusals(Analysis analysis, TableSpec table, CountedTables counts, List<String> refusals) {
        for (String sql : sql(analysis, Use.TEXT)) {
            List<Long> sizes =
                    List.copyOf(counts.overall(table, null).levels().counts().values());
            refusal(analysis, sql, sizes).ifPresent(refusals::add);
        }
        if (table.by() != null && !Columns.isOfTheStudy(table.by())) {
            List<Long> sizes = counts.groups(table).stream()
                    .map(group -> counts.pooled(table, group).subjects())
                    .toList();
            refusal(analysis, table.by(), sizes).ifPresent(refusals::add);
        }
    }

    private Optional<String> refusal(Analysis analysis, String sql, List<Long> sizes) {
        long few = sizes.stream().filter(n -> n < FEW).count();
        if (sizes.size() > MOST_LEVELS) {
            return Optional.of("%s: `%s` has %d levels, expected %d at most; group them, or say levels = accepted there"
                    .formatted(analysis.at(), sql, sizes.size(), MOST_LEVELS));
        } else if (few > 0 && columns.of(sql).contains(Reach.FREE_TEXT)) {
            return Optional.of(
                    "%s: %d of %d levels of `%s` are texts as a centre wrote them, each of fewer than %d subjects; give the mapping codes, group them, or say levels = accepted there"
                            .formatted(analysis.at(), few, sizes.size(), sql, FEW));
        }
        return Optional.empty();
    }
}
