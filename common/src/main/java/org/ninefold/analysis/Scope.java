package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ninefold.results.CurveRow;
import org.ninefold.results.ResultRow;
import org.ninefold.stats.Interval;
import org.ninefold.stats.Reason;
import org.ninefold.stats.Value;
import org.ninefold.study.Analysis;

/**
 * Whom the rows are about — one analysis, all centres or one, one group — and the rows themselves. A part of it
 * ({@link #about}, {@link #at}) fills in further key columns.
 */
public final class Scope {
    /** What is said where an interval shrinks to one point. */
    static final String DEGENERATE = "The method's interval is a single point here and says nothing.";

    private static final String SITEID = "SITEID";

    private final Whole whole;
    private String group;
    private String caution;
    private String variable;
    private String variableLevel;
    private String paramcd;
    private String cause;
    private Integer timeDay;
    private String method;
    private String comparison;
    private String stratum;

    /** What all parts of a scope share. */
    private record Whole(
            List<ResultRow> rows, List<CurveRow> curve, String studyId, Analysis analysis, String siteId) {}

    private Scope(Whole whole) {
        this.whole = whole;
    }

    /** A scope without rows, about everybody in one centre, or in all together for null. */
    static Scope of(String studyId, Analysis analysis, String siteId) {
        return new Scope(new Whole(new ArrayList<>(), new ArrayList<>(), studyId, analysis, siteId));
    }

    private Scope with(Consumer<Scope> change) {
        var copy = new Scope(whole);
        copy.group = group;
        copy.caution = caution;
        copy.variable = variable;
        copy.variableLevel = variableLevel;
        copy.paramcd = paramcd;
        copy.cause = cause;
        copy.timeDay = timeDay;
        copy.method = method;
        copy.comparison = comparison;
        copy.stratum = stratum;
        change.accept(copy);
        return copy;
    }

    List<ResultRow> rows() {
        return whole.rows();
    }

    List<CurveRow> curve() {
        return whole.curve();
    }

    /** Whether the rows are about one group. */
    public boolean grouped() {
        return group != null;
    }

    /** The same about one group; about everybody for null. */
    public Scope inGroup(String level) {
        return with(scope -> scope.group = level);
    }

    /** The same about a variable, and perhaps one level of it. */
    public Scope about(String newVariable, String level) {
        return with(scope -> {
            scope.variable = newVariable;
            scope.variableLevel = level;
        });
    }

    /** The same about an endpoint, and perhaps one cause of it. */
    public Scope endpoint(String newParamcd, String newCause) {
        return with(scope -> {
            scope.paramcd = newParamcd;
            scope.cause = newCause;
        });
    }

    /** The same on a day. */
    public Scope at(int day) {
        return with(scope -> scope.timeDay = day);
    }

    /** Rows that compare groups: {@code GROUPS}, {@code TREND} or one level against another. */
    public Scope comparing(String what, boolean stratifiedByCentre) {
        return with(scope -> {
            scope.comparison = what;
            scope.stratum = stratifiedByCentre ? SITEID : null;
        });
    }

    /** The same by a method. */
    public Scope by(String newMethod) {
        return with(scope -> scope.method = newMethod);
    }

    /** The same with a warning more beside each number, if there is one. */
    public Scope cautious(String more) {
        return with(scope -> scope.caution = Sentences.joined(caution, more));
    }

    /** A count. */
    public Scope count(String name, String label, long n) {
        add(name, label, (double) n, null, null, null);
        return this;
    }

    /** A number, or the reason why there is none. */
    public Scope value(String name, String label, Value value) {
        add(name, label, nullable(value), null, null, Sentences.joined(why(value), caution));
        return this;
    }

    /** A share and its interval, both clipped to 0–1; an interval of a single point is none. */
    public Scope share(String name, String label, Value estimate, Interval interval, String confType) {
        return value(name, label, estimate).within(interval, 1, confType);
    }

    /**
     * Limits for a centre that is not among those seen; shares, clipped to 0–1; an interval of a single point is none.
     *
     * @param distribution whose quantile they have
     */
    public Scope prediction(Interval interval, String distribution) {
        return limits(
                "pred", " for a new centre, " + distribution, new Limits(interval, "prediction").clipped(1), true);
    }

    /** Limits of a time within a horizon, clipped to it; an interval of a single point is none. */
    public Scope within(Interval interval, double horizon, String confType) {
        return limits("conf", "", new Limits(interval, confType).clipped(horizon), true);
    }

    /** Limits of a point of a curve, clipped to 0–1; an interval of a single point is none. */
    public Scope within(Limits limits) {
        return limits("conf", "", limits.clipped(1), true);
    }

    /** Limits of a difference; an interval of a single point is none. */
    public Scope differing(Interval interval, String confType) {
        return limits("conf", "", new Limits(interval, confType), true);
    }

    /** Limits that are not shares and may fall together, such as those of a median. */
    public Scope limits(Interval interval, String confType) {
        return limits("conf", "", new Limits(interval, confType), false);
    }

    private Scope limits(String name, String of, Limits limits, boolean pointIsNone) {
        boolean degenerate = pointIsNone && limits.isPoint();
        limit(name + ".low", "Lower limit" + of, limits.interval().lower(), degenerate, limits.confType());
        limit(name + ".high", "Upper limit" + of, limits.interval().upper(), degenerate, limits.confType());
        return this;
    }

    private void limit(String name, String label, Value value, boolean degenerate, String confType) {
        String why = degenerate ? DEGENERATE : why(value);
        add(
                name,
                label,
                degenerate ? null : nullable(value),
                whole.analysis.confLevel(),
                confType,
                Sentences.joined(why, caution));
    }

    private static String why(Value value) {
        return value.reason().map(Reason::sentence).orElse(null);
    }

    private void add(String name, String label, Double stat, Double confLevel, String confType, String warning) {
        whole.rows.add(new ResultRow(
                whole.studyId,
                whole.analysis.id(),
                whole.analysis.kind().key(),
                whole.analysis.population(),
                whole.siteId == null ? null : SITEID,
                whole.siteId,
                group == null && comparison == null ? null : whole.analysis.groupVariable(),
                group,
                variable,
                variableLevel,
                paramcd,
                cause,
                timeDay,
                comparison,
                stratum,
                name,
                label,
                stat,
                null,
                confLevel,
                confType,
                method,
                warning));
    }

    /** One step of the curve. */
    public void step(int day, long atRisk, long events, long censored, Value estimate, Value error, Limits limits) {
        Limits clipped = limits.clipped(1);
        boolean degenerate = clipped.isPoint();
        whole.curve.add(new CurveRow(
                whole.studyId,
                whole.analysis.id(),
                whole.analysis.kind().key(),
                whole.analysis.population(),
                whole.siteId == null ? null : SITEID,
                whole.siteId,
                group == null ? null : whole.analysis.groupVariable(),
                group,
                paramcd,
                cause,
                day,
                atRisk,
                events,
                censored,
                nullable(estimate),
                nullable(error),
                degenerate ? null : nullable(clipped.interval().lower()),
                degenerate ? null : nullable(clipped.interval().upper()),
                whole.analysis.confLevel(),
                limits.confType(),
                method));
    }

    private static Double nullable(Value value) {
        return value.optional().isPresent() ? value.optional().getAsDouble() : null;
    }
}
