package org.ninefold.counting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.Adtte;
import org.ninefold.adam.StudySubject;
import org.ninefold.study.Population;
import org.ninefold.study.Study;

/**
 * What is counted of a subject: to which populations and groups it belongs, and what it gives to each variable of a plan. It
 * knows no cut-off but that of the subject's rows, so that the cells stay what they are when the cut-off moves beyond all
 * dates: how long a follow-up could have been stands there as the day it began.
 */
public final class SubjectCounter implements Serializable {

    private final int populations;
    private final int groupings;
    private final ArrayList<VariableReaders.Reader> readers = new ArrayList<>();
    private final List<Cells.Scope> scopes;
    /** For each variable the place of its scope. */
    private final int[] scopeOf;

    private final ArrayList<Question> questions = new ArrayList<>();

    /**
     * A subject of the study with all that is derived of it.
     *
     * @param subject the subject, the study's own variables filled in
     * @param adtte its rows, in the order of the study's endpoints
     * @param answers to the {@link #questions}, in their order
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Derived(
            StudySubject subject, List<Adtte> adtte, List<AdaeDerivation.Toxicity> adae, Object[] answers) {
        String text(int place) {
            return (String) answers[place];
        }
    }

    /** Counts the variables of a plan. */
    public SubjectCounter(Study study, TablePlan plan, AdaeDerivation adae) {
        populations = plan.populations().size();
        groupings = plan.groupings().size();
        plan.populations().forEach(id -> questions.add(population(study, id)));
        plan.groupings().forEach(name -> questions.add(new Question.Column(name, Question.at(study, name))));
        var reader = new VariableReaders(study, adae, questions);
        plan.variables().forEach(variable -> readers.add(variable.reader(reader)));
        List<Cells.Scope> each = plan.variables().stream()
                .map(variable -> Cells.Scope.of(variable, plan))
                .toList();
        scopes = each.stream().distinct().toList();
        scopeOf = each.stream().mapToInt(scopes::indexOf).toArray();
    }

    private static Question population(Study study, String id) {
        if (id.equals(TablePlan.EVERYONE)) {
            return new Question.Condition("true", null);
        }
        Population population = study.population(id);
        return new Question.Condition(population.where(), population.at());
    }

    /** The condition over ADSL of a population in use. */
    public static String where(Study study, String population) {
        return population(study, population).written();
    }

    /** What it must know of each subject, populations first, then groups. */
    public List<Question> questions() {
        return List.copyOf(questions);
    }

    /** No cells yet. */
    public Cells cells() {
        return new Cells(scopes, Cells.LIMIT);
    }

    /** Counts a subject. */
    public void count(Derived derived, Cells cells) {
        var member = new boolean[populations];
        for (int i = 0; i < populations; i++) {
            member[i] = (Boolean) derived.answers()[i];
        }
        var groups = new String[groupings];
        for (int i = 0; i < groupings; i++) {
            groups[i] = derived.text(populations + i);
        }
        int[] members = cells.members(member, groups);
        for (int i = 0; i < readers.size(); i++) {
            cells.add(members[scopeOf[i]], i, readers.get(i).read(derived));
        }
    }
}
