package org.ninefold.jobs.derive;

import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ninefold.jobs.harmonize.Sql;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Adsl;
import org.ninefold.study.Center;
import org.ninefold.study.Study;
import org.ninefold.study.Variable;

/**
 * The dates and flags of a subject, as columns named as in ADSL. Records dated after the cut-off are ignored and
 * counted, follow-up is truncated at it; a subject without an index date up to the cut-off is not in the study.
 */
final class Milestones {
    /** The date that decides whether a row is after the cut-off, by table. */
    private static final Map<String, String> DATED = new TreeMap<>(Adsl.DATED);

    private final Study study;
    private final String cutoff;

    Milestones(Study study) {
        this.study = study;
        this.cutoff = date(study.cutoff());
    }

    /** A date literal. */
    static String date(LocalDate day) {
        return "date'" + day + "'";
    }

    /** The tables whose rows have dates. */
    static List<String> datedTables() {
        return List.copyOf(DATED.keySet());
    }

    /**
     * Adds to dossiers the columns of ADSL, {@code in_study}, {@code not_in_study} (why not), and for each dated table
     * {@code c_<table>}, its rows up to the cut-off, and {@code late_<table>}, how many came later.
     */
    Dataset<Row> add(Dataset<Row> dossiers) {
        Dataset<Row> rows = dossiers;
        for (Map<String, String> step : List.of(cut(), index(), inStudy(), window(), subject(), ends(), followUp())) {
            var columns = new LinkedHashMap<String, Column>();
            step.forEach((name, definition) -> columns.put(name, expr(definition)));
            rows = rows.withColumns(columns);
        }
        var typed = new LinkedHashMap<String, Column>();
        for (Field field : StandardSchema.standard().table("adsl").fields()) {
            typed.put(field.name(), expr(field.name()).cast(Sql.type(field.type())));
        }
        rows = rows.withColumns(typed);
        for (Variable variable : study.adsl().variables()) {
            rows = rows.withColumn(variable.name(), expr(Variables.sql(variable)));
        }
        return rows;
    }

    private Map<String, String> cut() {
        var step = new LinkedHashMap<String, String>();
        step.put("m_subject", "get(subject, 0)");
        DATED.forEach((table, field) -> {
            step.put("c_" + table, "filter(%s, x -> x.%s is null or x.%2$s <= %s)".formatted(table, field, cutoff));
            step.put("late_" + table, "size(filter(%s, x -> x.%s > %s))".formatted(table, field, cutoff));
        });
        return step;
    }

    private Map<String, String> index() {
        var step = new LinkedHashMap<String, String>();
        step.put("TRTSDT", "array_min(transform(c_infusion, x -> x.date))");
        step.put("m_index_given", "coalesce(m_subject.index_date, array_min(transform(infusion, x -> x.date)))");
        step.put("m_transplants", """
                array_compact(array_append(
                  transform(filter(c_event, x -> x.type = 'TRANSPLANT'), x -> x.date),
                  if(m_subject.prior_transplant_date <= %s, m_subject.prior_transplant_date, null)))""".formatted(cutoff));
        // Evidence later than the cut-off shows that the subject was alive at the cut-off.
        step.put("m_alive", """
                greatest(m_subject.last_contact_date, m_subject.death_date, m_subject.index_date,
                  array_max(transform(infusion, x -> x.date)),
                  array_max(transform(response, x -> x.assessment_date)),
                  array_max(transform(event, x -> x.date)),
                  array_max(transform(adverse_event, x -> greatest(x.onset_date, x.end_date))),
                  array_max(transform(measurement, x -> x.date)))""");
        return step;
    }

    private Map<String, String> inStudy() {
        var step = new LinkedHashMap<String, String>();
        step.put("INDEXDT", "if(m_index_given <= %s, m_index_given, null)".formatted(cutoff));
        step.put("excluded", excluded());
        step.put(
                "in_study",
                "accepted and not %s and coalesce(m_index_given <= %s, false)".formatted(excluded(), cutoff));
        step.put("not_in_study", """
                case when not accepted then null
                     when %2$s then 'excluded by the study'
                     when m_index_given is null then 'no index date'
                     when m_index_given > %1$s then 'index date after the cut-off' end""".formatted(cutoff, excluded()));
        return step;
    }

    private String excluded() {
        String subjects = study.exclusions().stream()
                .map(exclusion -> Sql.text(exclusion.subject()))
                .collect(Collectors.joining(", "));
        return subjects.isEmpty() ? "false" : "person in (" + subjects + ")";
    }

    private Map<String, String> window() {
        var step = new LinkedHashMap<String, String>();
        step.put("m_in_window", """
                filter(c_response, x -> x.assessment_date is null
                  or datediff(x.assessment_date, INDEXDT) between %d and %d)""".formatted(study.responseFrom(), study.responseTo()));
        step.put("m_relapses", """
                array_sort(filter(c_event, x -> x.type = 'RELAPSE' and x.date > INDEXDT),
                  (a, b) -> case when a.date < b.date then -1 when a.date > b.date then 1 else 0 end)""");
        return step;
    }

    private Map<String, String> subject() {
        var step = new LinkedHashMap<String, String>();
        step.put("STUDYID", Sql.text(study.id()));
        step.put("SITEID", "site_id");
        step.put("USUBJID", "person");
        step.put("AGE", "coalesce(m_subject.age_years, floor(months_between(INDEXDT, m_subject.birth_date) / 12))");
        step.put("SEX", "m_subject.sex");
        step.put("ARM", "m_subject.arm");
        step.put("DISEASE", "m_subject.disease");
        step.put("PHSTAT", "m_subject.ph_status");
        step.put("CYTORISK", "m_subject.cytogenetic_risk");
        step.put("DISSTAT", "m_subject.disease_status_at_infusion");
        step.put("BLASTPCT", "m_subject.marrow_blasts_percent");
        step.put("MRDPCT", "m_subject.mrd_percent");
        step.put("DONORTYP", "m_subject.donor_type");
        step.put("DOSE", "get(filter(c_infusion, x -> x.date = TRTSDT), 0).dose_1e6_per_kg");
        step.put("NINF", "size(c_infusion)");
        step.put("HSCTDT", """
                coalesce(array_max(filter(m_transplants, d -> d <= coalesce(TRTSDT, INDEXDT))),
                  if(TRTSDT is null, array_min(m_transplants), null))""");
        step.put("SCTDT", "array_min(filter(m_transplants, d -> d > INDEXDT))");
        step.put(
                "CRDT",
                "array_min(transform(filter(m_in_window, x -> x.response in ('CR', 'CRI')), x -> x.assessment_date))");
        step.put("CRFL", "if(exists(m_in_window, x -> coalesce(x.response in ('CR', 'CRI'), false)), 'Y', null)");
        step.put(
                "BESTRESP",
                "case %s end"
                        .formatted(List.of("CR", "CRI", "PR", "NR").stream()
                                .map(response -> ("when exists(m_in_window, x -> coalesce(x.response = '%s', false))"
                                                + " then '%1$s'")
                                        .formatted(response))
                                .collect(Collectors.joining(" "))));
        step.put("RELDT", "get(m_relapses, 0).date");
        step.put("RELSITE", "get(m_relapses, 0).site");
        step.put("RELCD19", "get(m_relapses, 0).cd19_status");
        return step;
    }

    private Map<String, String> ends() {
        var step = new LinkedHashMap<String, String>();
        step.put("DTHDT", "if(m_subject.death_date <= %s, m_subject.death_date, null)".formatted(cutoff));
        // A death without a date is a death all the same: whether it was before the cut-off, nobody knows.
        String dead = "coalesce(m_subject.death_date <= %s, m_subject.vital_status = 'DEAD', false)".formatted(cutoff);
        step.put("DTHFL", "if(" + dead + ", 'Y', null)");
        step.put("DTHCAUS", "if(" + dead + ", m_subject.death_cause, null)");
        step.put(
                "LSTALVDT",
                "if(m_subject.death_date <= %1$s, m_subject.death_date, least(m_alive, %1$s))".formatted(cutoff));
        return step;
    }

    private Map<String, String> followUp() {
        var step = new LinkedHashMap<String, String>();
        step.put(
                "LSTASSDT",
                "if(%s, LSTALVDT, greatest(array_max(transform(c_response, x -> x.assessment_date)), RELDT))"
                        .formatted(assessedAtLastContact()));
        step.put("NRDT", """
                case when CRFL = 'Y' then null
                     when array_min(transform(m_in_window, x -> if(x.response is null, null, x.assessment_date))) is not null
                       then array_min(transform(m_in_window, x -> if(x.response is null, null, x.assessment_date)))
                     when LSTALVDT >= date_add(INDEXDT, %1$d) then date_add(INDEXDT, %1$d) end""".formatted(study.responseTo()));
        return step;
    }

    private String assessedAtLastContact() {
        String sites = study.centers().stream()
                .filter(Center::assessmentsAtLastContact)
                .map(center -> Sql.text(center.id()))
                .collect(Collectors.joining(", "));
        return sites.isEmpty() ? "false" : "site_id in (" + sites + ")";
    }

    /** The ADSL row of a subject, over the columns that {@link #add} adds. */
    static String adslRow(Study study) {
        return study.adsl().table().fields().stream()
                .map(Field::name)
                .collect(Collectors.joining(", ", "struct(", ")"));
    }
}
