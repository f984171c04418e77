package org.ninefold.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ninefold.counting.TablePlan;
import org.ninefold.results.Definition;
import org.ninefold.schema.StandardSchema;
import org.ninefold.study.AdslVariables;
import org.ninefold.study.Analysis;
import org.ninefold.study.Center;
import org.ninefold.study.Endpoint;
import org.ninefold.study.Population;
import org.ninefold.study.ResponseRules;
import org.ninefold.study.Study;
import org.ninefold.study.UnknownStatus;
import org.ninefold.study.Variable;

/**
 * What the names of a study stand for, in whole sentences as an analysis plan has them: the study, its centres, populations,
 * variables, endpoints and analyses, in the order of the study file. They follow from the study alone, never from data.
 */
public final class Definitions {
    private static final String EVERYONE = "true";

    private final Study study;
    private final List<Definition> definitions = new ArrayList<>();

    private Definitions(Study study) {
        this.study = study;
    }

    /** The definitions of a study whose analyses are counted by a plan. */
    public static List<Definition> of(Study study, TablePlan plan) {
        var all = new Definitions(study);
        all.add("STUDY", study.id(), study.title(), all.study(), null, null);
        study.centers().forEach(center -> all.add("CENTRE", center.id(), center.name(), center(center), null, null));
        study.populations()
                .forEach(population -> all.add(
                        "POPULATION", population.id(), population.id(), all.population(population), null, null));
        study.adsl()
                .variables()
                .forEach(variable ->
                        all.add("VARIABLE", variable.name(), variable.label(), all.variable(variable), null, null));
        for (Endpoint endpoint : study.endpoints()) {
            all.add("ENDPOINT", endpoint.id(), endpoint.label(), new EndpointText(study, endpoint).text(), null, null);
            List<String> causes = endpoint.causeNames();
            for (int i = 0; i < causes.size(); i++) {
                all.add(
                        Definition.CAUSE,
                        endpoint.id() + Definition.CAUSE_OF + causes.get(i),
                        causes.get(i),
                        "Cause %d of %d of %s, in the order of the study."
                                .formatted(i + 1, causes.size(), endpoint.id()),
                        null,
                        null);
            }
        }
        for (Analysis analysis : study.analyses()) {
            all.add(
                    "ANALYSIS",
                    analysis.id(),
                    all.label(analysis),
                    AnalysisText.of(study, analysis),
                    plan.specs().get(analysis.id()).tableId(),
                    analysis.kind().key());
        }
        return List.copyOf(all.definitions);
    }

    private void add(String kind, String id, String label, String text, String tableId, String context) {
        definitions.add(new Definition(definitions.size() + 1, kind, id, label, text, tableId, context));
    }

    /** The label of an analysis, or of its endpoint where it has none of its own. */
    private String label(Analysis analysis) {
        String endpoint = analysis.endpoint();
        boolean unnamed = analysis.label().equals(analysis.id());
        return unnamed && endpoint != null ? study.endpoint(endpoint).label() : analysis.label();
    }

    private String study() {
        var text = new Sentences();
        text.add(
                "%s pools the extracts of %s, as observed until %s",
                study.id(), Sentences.counted(study.centers().size(), "centre"), study.cutoff());
        text.add("Records of later days are not seen");
        responses(text, study.responses());
        if (!study.exclusions().isEmpty()) {
            text.add(
                    "%s left out by the study, because they are known at another centre",
                    study.exclusions().size() == 1
                            ? "1 subject is"
                            : study.exclusions().size() + " subjects are");
        }
        if (study.synthetic()) {
            text.add("The data are invented; they describe nobody");
        }
        return text.text();
    }

    private static void responses(Sentences text, ResponseRules responses) {
        text.add(
                "A response counts from day %d to day %d after %s%s",
                responses.from(),
                responses.to(),
                switch (responses.origin()) {
                    case LATEST -> "the later of first infusion and index date";
                    case INFUSION -> "the first infusion, or without one the index date";
                    case INDEX -> "the index date";
                },
                responses.until().isEmpty() ? "" : ", and not after " + until(responses.until()));
        text.add(
                responses.remissions().size() == 1
                        ? "A remission is " + responses.remissions().get(0) + " alone"
                        : "Remissions are CR and CRI, complete remission without recovery of the counts");
    }

    private static String until(List<String> ends) {
        return ends.stream()
                .map(end -> end.equals("RELDT") ? "the first relapse" : "the first other therapy")
                .collect(Collectors.joining(" or "));
    }

    private static String center(Center center) {
        var text = new Sentences();
        text.add("Delivers %s", Sentences.counted(center.sources().size(), "source"));
        List<String> complete = center.sources().stream()
                .flatMap(source -> source.completeFor().stream())
                .distinct()
                .sorted()
                .toList();
        if (!complete.isEmpty()) {
            text.add("Its sources list %s completely: a subject without a record had none", Sentences.listed(complete));
        }
        if (center.assessmentsAtLastContact()) {
            text.add("Its subjects are taken to have been assessed on the day of the last contact");
        }
        if (center.unknownStatus() != UnknownStatus.UNSTATED) {
            text.add(
                    center.unknownStatus() == UnknownStatus.ALIVE
                            ? "A subject without a vital status was alive at the last contact"
                            : "A subject without a vital status is not evaluable where it has no event");
        }
        return text.text();
    }

    private String population(Population population) {
        if (population.where().strip().equals(EVERYONE)) {
            return "All subjects of the study.";
        }
        return "The subjects of the study for whom " + condition(study.adsl(), population.where()) + ".";
    }

    private String variable(Variable variable) {
        var text = new Sentences();
        Variable.Rows rows = variable.rows();
        if (rows == null) {
            text.add("Computed for each subject as %s", condition(study.adsl(), variable.sql()));
        } else {
            text.add(
                    "Taken from the subject's rows of the table %s%s: %s",
                    StandardSchema.standard().table(rows.table()).name(),
                    rows.where() == null ? "" : " for which " + rows.where(),
                    taken(rows));
        }
        String known = variable.known();
        if (Variable.BASELINE.equals(known)) {
            text.add("Known at the infusion");
        } else if (known != null) {
            text.add("Known on the day of %s", known);
        }
        return text.text();
    }

    private static String taken(Variable.Rows rows) {
        return switch (rows.take()) {
            case MIN -> "the smallest " + rows.of();
            case MAX -> "the largest " + rows.of();
            case SUM -> "the sum of " + rows.of();
            case MEAN -> "the mean of " + rows.of();
            case COUNT -> "how many there are";
            case ANY -> "Y where there is one";
            case FIRST -> rows.of() + " of the earliest";
            case LAST -> rows.of() + " of the latest";
            case AT_MAX -> rows.of() + " of the row in which " + rows.by() + " is largest";
            case AT_MIN -> rows.of() + " of the row in which " + rows.by() + " is smallest";
        };
    }

    /** An expression over ADSL with what its columns are. */
    static String condition(AdslVariables adsl, String sql) {
        String meanings = adsl.namedIn(sql).stream()
                .map(field -> field.name() + ": " + Sentences.small(field.label()))
                .collect(Collectors.joining("; "));
        return sql.strip() + (meanings.isEmpty() ? "" : " (" + meanings + ")");
    }
}
