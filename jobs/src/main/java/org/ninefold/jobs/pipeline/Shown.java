package org.ninefold.jobs.pipeline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ninefold.analysis.CountedTables;
import org.ninefold.analysis.Fact;
import org.ninefold.analysis.TablePlan;
import org.ninefold.analysis.TableSpec;
import org.ninefold.jobs.sql.Reach;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.Adsl;
import org.ninefold.study.Analysis;
import org.ninefold.study.Center;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Problem;
import org.ninefold.study.Study;
import org.ninefold.study.TableMapping;
import org.ninefold.study.Take;
import org.ninefold.study.ValueSource;
import org.ninefold.study.Variable;

/**
 * What the figures of a study would show of its subjects: identifiers and calendar days never, levels that are centres' own
 * words or very many only where the study accepts it.
 */
final class Shown {
    /** A level that as many share is nobody's own. */
    private static final int FEW = 5;

    private static final int MOST_LEVELS = 50;

    private static final Set<String> IDENTIFIERS = Set.of("USUBJID", "subject_id");
    private static final Set<String> CENTERS = Set.of("SITEID", "site_id");

    /** The fields of the standard schema behind texts of ADSL. */
    private static final Map<String, String> BEHIND = Map.of(
            "ARM",
            "subject.arm",
            "DISEASE",
            "subject.disease",
            "DTHCAUS",
            "subject.death_cause",
            "RELSITE",
            "event.site");

    private final Study study;
    /** Fields that a mapping takes as they are written, {@code table.field}. */
    private final Set<String> freeTexts;

    private final Map<String, Set<Reach>> variables = new HashMap<>();

    Shown(Study study) {
        this.study = study;
        freeTexts =
                Set.copyOf(study.centers().stream().flatMap(Shown::freeTexts).toList());
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
        Variable.Rows rows = variable.rows();
        if (rows == null) {
            return of(variable.sql());
        }
        boolean value = rows.take() != Take.COUNT && rows.take() != Take.ANY && rows.of() != null;
        Set<Reach> reached = EnumSet.noneOf(Reach.class);
        if (value) {
            reached.addAll(Reach.of(rows.of(), column -> ofRow(rows.table(), column)));
        }
        // Which rows are taken is a comparison.
        Stream.of(rows.where(), rows.by())
                .filter(Objects::nonNull)
                .flatMap(sql -> Reach.of(sql, column -> ofRow(rows.table(), column)).stream())
                .filter(reach -> reach == Reach.IDENTIFIER || reach == Reach.CENTER)
                .forEach(reached::add);
        return reached;
    }

    private Set<Reach> of(String sql) {
        return Reach.of(sql, this::ofAdsl);
    }

    private Set<Reach> ofRow(String table, String column) {
        if (column.equalsIgnoreCase(Adsl.DAY)) {
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
        boolean text = field.type() == FieldType.STRING
                && field.vocabulary().isEmpty()
                && !field.name().equals("STUDYID");
        return text && freeTexts.contains(source) ? EnumSet.of(Reach.FREE_TEXT) : EnumSet.noneOf(Reach.class);
    }

    /** What an analysis shows of single subjects: who they are, or on which day something was. */
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        for (Analysis analysis : study.analyses()) {
            for (String sql : values(analysis)) {
                Set<Reach> reached = of(sql);
                if (reached.contains(Reach.IDENTIFIER)) {
                    problems.add(new Problem(
                            analysis.at(),
                            "`%s` tells subjects by their identifier, which no figure may; leave it out"
                                    .formatted(sql)));
                } else if (reached.contains(Reach.DATE) || reached.contains(Reach.OF_DATE)) {
                    problems.add(new Problem(
                            analysis.at(),
                            "`%s` shows a calendar day of a subject, which no figure may; take the days between two dates (datediff), or whether one is before another"
                                    .formatted(sql)));
                }
            }
            if (isOfTime(analysis) && analysis.by() != null && of(analysis.by()).contains(Reach.CENTER)) {
                problems.add(new Problem(
                        analysis.at(),
                        "by = %s would put the days of each centre beside the figures of all; leave it out: every figure is computed of each centre anyway, and heterogeneity compares them"
                                .formatted(analysis.by())));
            }
        }
        return problems;
    }

    private static boolean isOfTime(Analysis analysis) {
        return analysis instanceof Analysis.Survival
                || analysis instanceof Analysis.Incidence
                || analysis instanceof Analysis.FollowUp;
    }

    /** The SQL whose values stand in the figures of an analysis, its groups among them. */
    private static List<String> values(Analysis analysis) {
        var values = new ArrayList<String>();
        if (analysis instanceof Analysis.Proportion proportion) {
            values.add(proportion.of());
        } else if (analysis instanceof Analysis.Frequency frequency) {
            values.add(frequency.of());
        } else if (analysis instanceof Analysis.Summary summary) {
            values.add(summary.of());
        } else if (analysis instanceof Analysis.Correlation correlation) {
            values.add(correlation.x());
            values.add(correlation.y());
        }
        if (analysis.by() != null) {
            values.add(analysis.by());
        }
        return values;
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
        if (table.fact() instanceof Fact.Category category) {
            List<Long> sizes =
                    List.copyOf(counts.overall(table, null).levels().counts().values());
            refusal(analysis, category.of(), sizes).ifPresent(refusals::add);
        }
        if (table.by() != null && !CENTERS.contains(table.by()) && !table.by().equals("STUDYID")) {
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
        } else if (few > 0 && of(sql).contains(Reach.FREE_TEXT)) {
            return Optional.of(
                    "%s: %d of %d levels of `%s` are texts as a centre wrote them, each of fewer than %d subjects; give the mapping codes, group them, or say levels = accepted there"
                            .formatted(analysis.at(), few, sizes.size(), sql, FEW));
        }
        return Optional.empty();
    }
}
