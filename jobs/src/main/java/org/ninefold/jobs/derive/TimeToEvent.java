package org.ninefold.jobs.derive;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.AtTransplant;
import org.ninefold.study.Cause;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Study;

/**
 * An endpoint as an ADTTE row, in SQL over the columns of ADSL.
 *
 * <p>Truncating dates (a transplant that censors) cut events too: an event counts on or before them. The end of
 * observation counts only where there is no event. On one day, an event comes before a censoring, and of two causes the
 * first listed wins.
 */
final class TimeToEvent {
    private final Study study;
    private final Endpoint endpoint;

    TimeToEvent(Study study, Endpoint endpoint) {
        this.study = study;
        this.endpoint = endpoint;
    }

    /** The dates of one cause, each with the ADSL variable it comes from. */
    private record Dated(String cause, String variable, String date) {}

    /** An array with the one ADTTE row of the subject: intermediate values live in nested lambdas. */
    String row() {
        List<Dated> dated = dated();
        String truncation = endpoint.atTransplant() == AtTransplant.CENSOR ? "SCTDT" : "cast(null as date)";
        String candidates = dated.stream()
                .map(d -> "struct(%s as d, %d as rank, %s as cause, %s as var)"
                        .formatted(
                                d.date(),
                                endpoint.causeNames().indexOf(d.cause()),
                                Sql.text(d.cause()),
                                Sql.text(d.variable())))
                .collect(Collectors.joining(", ", "array(", ")"));
        String given = """
                struct(%1$s as origin, %2$s as entry, %3$s as trunc, %4$s as last,
                  get(array_sort(filter(%5$s, x -> x.d is not null and x.d <= coalesce(%3$s, x.d))), 0) as ev)""".formatted(
                firstOf(endpoint.origin()), firstOf(endpoint.entry()), truncation, endpoint.censor(), candidates);
        String exits = """
                transform(array(%s), g -> struct(g.origin as origin, g.entry as entry, g.ev as ev, g.trunc as trunc,
                  coalesce(g.ev.d, least(g.trunc, g.last)) as adt))""".formatted(given);
        return "transform(%s, e -> %s)".formatted(exits, adtteRow());
    }

    private String adtteRow() {
        String notEvaluable = """
                case when e.origin is null then 'no origin'
                     when e.ev is null and %s and coalesce(e.adt < e.trunc, true) then 'death without a date'
                     when e.adt is null then 'no follow-up'
                     when e.ev is not null and e.adt < e.origin then 'event before the origin'
                     when e.adt < e.origin then 'follow-up ends before the origin'
                     when e.entry is not null and e.adt <= e.entry then 'follow-up ends before entry' end""".formatted(endsAtDeath() ? "DTHFL = 'Y' and DTHDT is null" : "false");
        String evaluable = "(" + notEvaluable + ") is null";
        String reason = """
                case when e.ev is not null then null
                     when e.trunc is not null and e.adt = e.trunc then '%s'
                     when e.adt = %s then '%s' else '%s' end""".formatted(
                Censoring.TRANSPLANT, Milestones.date(study.cutoff()), Censoring.CUTOFF, Censoring.END_OF_FOLLOW_UP);
        Table adtte = StandardSchema.standard().table("adtte");
        return adtte.fields().stream()
                .map(field -> "cast(%s as %s) as %s"
                        .formatted(
                                value(field, notEvaluable, evaluable, reason),
                                Sql.type(field.type()).catalogString(),
                                field.name()))
                .collect(Collectors.joining(", ", "struct(", ")"));
    }

    private String value(Field field, String notEvaluable, String evaluable, String reason) {
        return switch (field.name()) {
            case "STUDYID", "SITEID", "USUBJID" -> field.name();
            case "PARAMCD" -> Sql.text(endpoint.id());
            case "PARAM" -> Sql.text(endpoint.label());
            case "STARTDT" -> "e.origin";
            case "ADT" -> "if(%s, e.adt, null)".formatted(evaluable);
            case "AVAL" -> "if(%s, datediff(e.adt, e.origin), null)".formatted(evaluable);
            case "ENTRYDY" -> "if(%s and e.entry >= e.origin, datediff(e.entry, e.origin), null)".formatted(evaluable);
            case "CNSR" -> "if(%s, %s, null)".formatted(evaluable, code(reason));
            case "EVNTDESC", "CAUSE" -> "if(%s, e.ev.cause, null)".formatted(evaluable);
            case "CNSDTDSC" -> "if(%s, %s, null)".formatted(evaluable, reason);
            case "SRCDOM" -> "if(%s, 'adsl', null)".formatted(evaluable);
            case "SRCVAR" ->
                "if(%s, coalesce(e.ev.var, if(e.trunc is not null and e.adt = e.trunc, 'SCTDT', %s)), null)"
                        .formatted(evaluable, Sql.text(endpoint.censor()));
            case "NOTEVAL" -> notEvaluable;
            default -> throw new IllegalStateException("no definition of the ADTTE variable " + field.name());
        };
    }

    private boolean endsAtDeath() {
        return dated().stream().anyMatch(dated -> dated.variable().equals("DTHDT"));
    }

    private static String code(String reason) {
        var cases = new StringBuilder("case coalesce(").append(reason).append(", '')");
        for (Censoring censoring : Censoring.values()) {
            cases.append(" when '").append(censoring).append("' then ").append(censoring.code());
        }
        return cases.append(" else ").append(Censoring.EVENT).append(" end").toString();
    }

    private static String firstOf(List<String> dates) {
        return dates.isEmpty() ? "cast(null as date)" : "coalesce(" + String.join(", ", dates) + ", null)";
    }

    private List<Dated> dated() {
        var dated = new ArrayList<Dated>();
        for (Cause cause : endpoint.causes()) {
            cause.dates().forEach(date -> dated.add(new Dated(cause.name(), date, date)));
        }
        if (endpoint.atTransplant() == AtTransplant.COMPETE) {
            dated.add(new Dated(Endpoint.TRANSPLANT, "SCTDT", "SCTDT"));
        }
        String first = endpoint.causes().get(0).name();
        String failed = "if(NRDT is null, null, %s)";
        switch (endpoint.nonResponse()) {
            case NONE -> {}
            case ASSESSMENT -> dated.add(new Dated(first, "NRDT", "NRDT"));
            case LANDMARK ->
                dated.add(new Dated(
                        first, "NRDT", failed.formatted("date_add(INDEXDT, %d)".formatted(study.responseTo()))));
            case ORIGIN -> dated.add(new Dated(first, "NRDT", failed.formatted(firstOf(endpoint.origin()))));
        }
        return dated;
    }
}
