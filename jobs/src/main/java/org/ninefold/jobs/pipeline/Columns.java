package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.ninefold.jobs.spark.Reach;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.Center;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.RowSummary;
import org.ninefold.study.Study;
import org.ninefold.study.TableMapping;
import org.ninefold.study.ValueSource;
import org.ninefold.study.Variable;

/** What of a subject can be read from the columns of a study, and from SQL over them. */
final class Columns {
    private static final Set<String> IDENTIFIERS = Set.of("USUBJID", "SUBJID", "subject_id");
    private static final Set<String> CENTERS = Set.of("SITEID", "site_id");
    private static final String STUDY = "STUDYID";

    /** The fields of the standard schema behind texts of ADSL. */
    private static final Map<String, String> BEHIND = Map.ofEntries(
            Map.entry("ARM", "subject.arm"),
            Map.entry("TRT01P", "subject.arm"),
            Map.entry("TRT01A", "subject.arm"),
            Map.entry("DISEASE", "subject.disease"),
            Map.entry("DTHCAUS", "subject.death_cause"),
            Map.entry("RELSITE", "event.site"));

    /** Fields that a mapping takes as they are written, {@code table.field}. */
    private final Set<String> freeTexts;

    private final Map<String, Set<Reach>> variables = new HashMap<>();

    Columns(Study study) {
        freeTexts =
                Set.copyOf(study.centers().stream().flatMap(Columns::freeTexts).toList());
        for (Variable variable : study.adsl().variables()) {
            variables.put(variable.name(), of(variable));
        }
    }

    private static Stream<String> freeTexts(Center center) {
        var texts = new ArrayList<String>();
        for (TableMapping mapping : center.tables()) {
            for (FieldMapping field : mapping.fields()) {
                if (isFree(field.value())) {
                    texts.add(mapping.table() + "." + field.field());
                }
            }
        }
        return texts.stream();
    }

    /** A constant, a list of codes, or SQL that chooses among texts of its own shows no text of a cell. */
    private static boolean isFree(ValueSource value) {
        if (value instanceof ValueSource.Column column) {
            return column.reading().codes().isEmpty();
        }
        return value instanceof ValueSource.Sql sql
                && sql.reading().codes().isEmpty()
                && Reach.of(sql.expression(), column -> EnumSet.of(Reach.FREE_TEXT))
                        .contains(Reach.FREE_TEXT);
    }

    private Set<Reach> of(Variable variable) {
        Set<Reach> reached = EnumSet.noneOf(Reach.class);
        reached.addAll(values(variable));
        if (variable.type() != FieldType.DATE && reached.remove(Reach.DATE)) {
            reached.add(Reach.OF_DATE); // a number or a text, which is no day any more
        }
        return reached;
    }

    private Set<Reach> values(Variable variable) {
        Variable.Rows rows = variable.rows();
        if (rows == null) {
            return of(variable.sql());
        }
        boolean value = rows.take() != RowSummary.COUNT && rows.take() != RowSummary.ANY && rows.of() != null;
        Set<Reach> reached = EnumSet.noneOf(Reach.class);
        if (value) {
            reached.addAll(ofRows(rows.table(), rows.of()));
        }
        // Which rows are taken is a comparison.
        Stream.of(rows.where(), rows.by())
                .filter(Objects::nonNull)
                .flatMap(sql -> ofRows(rows.table(), sql).stream())
                .filter(reach -> reach == Reach.IDENTIFIER || reach == Reach.CENTER)
                .forEach(reached::add);
        return reached;
    }

    /** Of SQL over ADSL. */
    Set<Reach> of(String sql) {
        return Reach.of(sql, this::ofAdsl);
    }

    /** Of SQL over the rows of a table, and ADSL. */
    Set<Reach> ofRows(String table, String sql) {
        return Reach.of(sql, column -> ofRow(table, column));
    }

    /** Whether a column is of the study, and of no subject. */
    static boolean isOfTheStudy(String column) {
        return CENTERS.contains(column) || column.equals(STUDY);
    }

    private Set<Reach> ofRow(String table, String column) {
        if (column.equalsIgnoreCase(AdslVariables.DAY)) {
            return EnumSet.noneOf(Reach.class);
        }
        for (Field field : StandardSchema.standard().table(table).fields()) {
            if (field.name().equals(column.toLowerCase(Locale.ROOT))) {
                return of(field, table + "." + field.name());
            }
        }
        return ofAdsl(column);
    }

    private Set<Reach> ofAdsl(String column) {
        String name = column.toUpperCase(Locale.ROOT);
        Set<Reach> own = variables.get(name);
        return own != null
                ? own
                : of(StandardSchema.standard().table("adsl").field(name), BEHIND.getOrDefault(name, name));
    }

    private Set<Reach> of(Field field, String source) {
        if (IDENTIFIERS.contains(field.name())) {
            return EnumSet.of(Reach.IDENTIFIER);
        } else if (CENTERS.contains(field.name())) {
            return EnumSet.of(Reach.CENTER);
        } else if (field.type() == FieldType.DATE) {
            return EnumSet.of(Reach.DATE);
        }
        boolean text = field.type() == FieldType.STRING && field.vocabulary().isEmpty() && !isOfTheStudy(field.name());
        return text && freeTexts.contains(source) ? EnumSet.of(Reach.FREE_TEXT) : EnumSet.noneOf(Reach.class);
    }
}
