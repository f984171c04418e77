package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
final class Scope {
    /** What is said where an interval shrinks to one point. */
    static final String DEGENERATE = "The method's interval is a single point here and says nothing.";

    private static final String SITEID = "SITEID";

    private final List<ResultRow> rows;
    private final List<CurveRow> curve;
    private final String studyId;
    private final Analysis analysis;
    private final String context;
    private final String siteId;
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

    private Scope(
            List<ResultRow> rows,
            List<CurveRow> curve,
            String studyId,
            Analysis analysis,
            String context,
            String siteId,
            String group,
            String caution) {
        this.rows = rows;
        this.curve = curve;
        this.studyId = studyId;
        this.analysis = analysis;
        this.context = context;
        this.siteId = siteId;
        this.group = group;
        this.caution = caution;
    }

    /**
     * A scope without rows.
     *
     * @param siteId the centre, or null for all together
     * @param group the level of the analysis' groups, or null
     * @param caution a warning that stands beside each estimate, or null
     */
    static Scope of(String studyId, Analysis analysis, String context, String siteId, String group, String caution) {
        return new Scope(new ArrayList<>(), new ArrayList<>(), studyId, analysis, context, siteId, group, caution);
    }

    private Scope copy() {
        var copy = new Scope(rows, curve, studyId, analysis, context, siteId, group, caution);
        copy.variable = variable;
        copy.variableLevel = variableLevel;
        copy.paramcd = paramcd;
        copy.cause = cause;
        copy.timeDay = timeDay;
        copy.method = method;
        copy.comparison = comparison;
        copy.stratum = stratum;
        return copy;
    }

    List<ResultRow> rows() {
        return rows;
    }

    List<CurveRow> curve() {
        return curve;
    }

    /** Whether the rows are about one group. */
    boolean grouped() {
        return group != null;
    }

    /** The same about one group. */
    Scope inGroup(String level) {
        Scope scope = copy();
        scope.group = level;
        return scope;
    }

    Scope about(String newVariable, String level) {
        Scope scope = copy();
        scope.variable = newVariable;
        scope.variableLevel = level;
        return scope;
    }

    Scope endpoint(String newParamcd, String newCause) {
        Scope scope = copy();
        scope.paramcd = newParamcd;
        scope.cause = newCause;
        return scope;
    }

    Scope at(int day) {
        Scope scope = copy();
        scope.timeDay = day;
        return scope;
    }

    /** Rows that compare groups: {@code GROUPS}, {@code TREND} or one level against another. */
    Scope comparing(String what, boolean stratifiedByCentre) {
        Scope scope = copy();
        scope.comparison = what;
        scope.stratum = stratifiedByCentre ? SITEID : null;
        return scope;
    }

    Scope by(String newMethod) {
        Scope scope = copy();
        scope.method = newMethod;
        return scope;
    }

    /** The same with a warning more beside each number, if there is one. */
    Scope cautious(String more) {
        Scope scope = copy();
        scope.caution = joined(caution, more);
        return scope;
    }

    /** A count. */
    Scope count(String name, String label, long n) {
        add(name, label, (double) n, null, null, null);
        return this;
    }

    /** A number, or the reason why there is none. */
    Scope value(String name, String label, Value value) {
        add(
                name,
                label,
                nullable(value),
                null,
                null,
                warning(value.reason().map(Reason::sentence).orElse(null)));
        return this;
    }

    /** A share and its interval, both clipped to 0–1; an interval of a single point is none. */
    Scope share(String name, String label, Value estimate, Interval interval, String confType) {
        return value(name, label, estimate).within(interval, 1, confType);
    }

    /**
     * Limits for a centre that is not among those seen; shares, clipped to 0–1; an interval of a single point is none.
     *
     * @param distribution whose quantile they have
     */
    Scope prediction(Interval interval, String distribution) {
        Value low = clipped(interval.lower());
        Value high = clipped(interval.upper());
        boolean degenerate = degenerate(low, high);
        limit("pred.low", "Lower limit for a new centre, " + distribution, low, degenerate, "prediction");
        limit("pred.high", "Upper limit for a new centre, " + distribution, high, degenerate, "prediction");
        return this;
    }

    private static boolean degenerate(Value low, Value high) {
        return low.optional().isPresent() && low.optional().equals(high.optional());
    }

    /** Limits of a time within a horizon, clipped to it; an interval of a single point is none. */
    Scope within(Interval interval, double horizon, String confType) {
        Value low = clipped(interval.lower(), horizon);
        Value high = clipped(interval.upper(), horizon);
        boolean degenerate = degenerate(low, high);
        limit("conf.low", "Lower limit", low, degenerate, confType);
        limit("conf.high", "Upper limit", high, degenerate, confType);
        return this;
    }

    /** Limits of a point of a curve, clipped to 0–1; an interval of a single point is none. */
    Scope within(Limits limits) {
        return within(limits.interval(), 1, limits.confType());
    }

    /** Limits of a difference; an interval of a single point is none. */
    Scope differing(Interval interval, String confType) {
        boolean degenerate = degenerate(interval.lower(), interval.upper());
        limit("conf.low", "Lower limit", interval.lower(), degenerate, confType);
        limit("conf.high", "Upper limit", interval.upper(), degenerate, confType);
        return this;
    }

    /** Limits that are not shares and may fall together, such as those of a median. */
    Scope limits(Interval interval, String confType) {
        limit("conf.low", "Lower limit", interval.lower(), false, confType);
        limit("conf.high", "Upper limit", interval.upper(), false, confType);
        return this;
    }

    private void limit(String name, String label, Value value, boolean degenerate, String confType) {
        Double number = degenerate ? null : nullable(value);
        String why =
                degenerate ? DEGENERATE : value.reason().map(Reason::sentence).orElse(null);
        add(name, label, number, analysis.confLevel(), confType, warning(why));
    }

    static Value clipped(Value value) {
        return clipped(value, 1);
    }

    private static Value clipped(Value value, double most) {
        return value.optional().isPresent()
                ? Value.of(Math.min(most, Math.max(0, value.optional().getAsDouble())))
                : value;
    }

    private String warning(String own) {
        return joined(own, caution);
    }

    private static String joined(String one, String other) {
        String text = Stream.of(one, other).filter(w -> w != null).collect(Collectors.joining(" "));
        return text.isEmpty() ? null : text;
    }

    private void add(String name, String label, Double stat, Double confLevel, String confType, String warning) {
        rows.add(new ResultRow(
                studyId,
                analysis.id(),
                context,
                analysis.population(),
                siteId == null ? null : SITEID,
                siteId,
                group == null && comparison == null ? null : analysis.groupVariable(),
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
    void step(int day, long atRisk, long events, long censored, Value estimate, Value error, Limits limits) {
        Double low = nullable(clipped(limits.interval().lower()));
        Double high = nullable(clipped(limits.interval().upper()));
        boolean degenerate = low != null && low.equals(high);
        curve.add(new CurveRow(
                studyId,
                analysis.id(),
                context,
                analysis.population(),
                siteId == null ? null : SITEID,
                siteId,
                group == null ? null : analysis.groupVariable(),
                group,
                paramcd,
                cause,
                day,
                atRisk,
                events,
                censored,
                nullable(estimate),
                nullable(error),
                degenerate ? null : low,
                degenerate ? null : high,
                analysis.confLevel(),
                limits.confType(),
                method));
    }

    private static Double nullable(Value value) {
        return value.optional().isPresent() ? value.optional().getAsDouble() : null;
    }
}
