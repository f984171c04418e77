package org.ninefold.jobs.derive;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.Center;
import org.ninefold.study.Source;
import org.ninefold.study.Study;

/** The analysis datasets of records — toxicity, response, measurements — as arrays of rows, in SQL over ADSL's columns. */
final class Domains {
    private Domains() {}

    /**
     * ADAE: adverse events, graft-versus-host disease, and for each treated subject a grade 0 of every term that its
     * centre lists completely and that no record of the subject names. A subject of whom a record of such a source was
     * rejected gets none: nobody knows what it would have said.
     */
    static String adae(Study study) {
        String reported = """
                transform(c_adverse_event, x -> struct(x.term as term, x.grade as grade, x.scale as scale,
                  x.onset_date as start, if(x.end_date <= %s, x.end_date, null) as stop, x.infusion_number as inf, x.treatment as treatment,
                  'adverse_event' as dom, cast(null as string) as compl))""".formatted(Milestones.date(study.cutoff()));
        String disease = """
                transform(filter(c_event, x -> x.type in ('AGVHD', 'CGVHD')), x -> struct(x.type as term,
                  x.grade as grade, cast(null as string) as scale, x.date as start, cast(null as date) as stop,
                  cast(null as int) as inf, cast(null as string) as treatment, 'event' as dom,
                  cast(null as string) as compl))""";
        String given = "concat(%s, %s)".formatted(reported, disease);
        String none = """
                transform(filter(%s, t -> not exists(g, x -> x.term = t)), t -> struct(t as term, 0 as grade,
                  cast(null as string) as scale, cast(null as date) as start, cast(null as date) as stop,
                  cast(null as int) as inf, cast(null as string) as treatment, 'adverse_event' as dom, 'Y' as compl))""".formatted(completeTerms(study));
        String all = "flatten(transform(array(%s), g -> array_sort(concat(g, %s))))".formatted(given, none);
        return rows(
                "adae",
                all,
                Map.ofEntries(
                        Map.entry("AETERM", "x.term"),
                        Map.entry("AETOXGR", "x.grade"),
                        Map.entry("AESCALE", "x.scale"),
                        Map.entry("ASTDT", "x.start"),
                        Map.entry("AENDT", "x.stop"),
                        Map.entry("ASTDY", "datediff(x.start, TRTSDT)"),
                        Map.entry("ADURN", "datediff(x.stop, x.start)"),
                        Map.entry("INFNUM", "x.inf"),
                        Map.entry("AETRT", "x.treatment"),
                        Map.entry("SRCDOM", "x.dom"),
                        Map.entry("COMPFL", "x.compl")));
    }

    /** The terms that are known to be absent in a subject where no record names them, as an array in SQL. */
    static String completeTerms(Study study) {
        var terms = new TreeMap<String, TreeSet<String>>();
        for (Center center : study.centers()) {
            for (Source source : center.sources()) {
                terms.computeIfAbsent(center.id(), id -> new TreeSet<>()).addAll(source.completeFor());
            }
        }
        String cases = terms.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> " when site_id = %s then array(%s)"
                        .formatted(
                                Sql.text(entry.getKey()),
                                entry.getValue().stream().map(Sql::text).collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
        String none = "cast(array() as array<string>)";
        return "case when TRTSDT is null or m_subject.has_rejected_records then %s%s else %1$s end"
                .formatted(none, cases);
    }

    /** ADRS: every response and every measurement of residual disease, then the best response in the window. */
    static String adrs() {
        String responses = """
                transform(filter(c_response, x -> x.response is not null), x -> struct('OVRLRESP' as code,
                  'Overall response' as label, x.response as val, x.assessment_date as day))""";
        String residual = """
                transform(filter(c_response, x -> x.mrd_status is not null), x -> struct('MRD' as code,
                  'Measurable residual disease' as label, x.mrd_status as val, x.assessment_date as day))""";
        String best = """
                if(BESTRESP is null, array(), array(struct('BESTRESP' as code,
                  'Best response in the response window' as label, BESTRESP as val, cast(null as date) as day)))""";
        return rows(
                "adrs",
                "array_sort(concat(%s, %s, %s))".formatted(responses, residual, best),
                Map.of(
                        "PARAMCD", "x.code",
                        "PARAM", "x.label",
                        "AVALC", "x.val",
                        "ADT", "x.day",
                        "ADY", "datediff(x.day, INDEXDT)",
                        "SRCDOM", "'response'"));
    }

    /** ADLB: every measurement. */
    static String adlb() {
        return rows(
                "adlb",
                "c_measurement",
                Map.of(
                        "PARAMCD", "x.test",
                        "AVAL", "x.value",
                        "AVALU", "x.unit",
                        "ADT", "x.date",
                        "ADY", "datediff(x.date, INDEXDT)",
                        "INFNUM", "x.infusion_number"));
    }

    private static String rows(String table, String elements, Map<String, String> definitions) {
        Table target = StandardSchema.standard().table(table);
        String fields = target.fields().stream()
                .map(field -> column(field, definitions))
                .collect(Collectors.joining(", "));
        return "transform(%s, x -> struct(%s))".formatted(elements, fields);
    }

    private static String column(Field field, Map<String, String> definitions) {
        String definition =
                switch (field.name()) {
                    case "STUDYID", "SITEID", "USUBJID" -> field.name();
                    default -> {
                        if (!definitions.containsKey(field.name())) {
                            throw new IllegalStateException("no definition of the variable " + field.name());
                        }
                        yield definitions.get(field.name());
                    }
                };
        return "cast(%s as %s) as %s"
                .formatted(definition, Sql.type(field.type()).catalogString(), field.name());
    }
}
