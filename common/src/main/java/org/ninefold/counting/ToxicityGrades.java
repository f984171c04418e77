package org.ninefold.counting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.ninefold.adam.Adae;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.Days;
import org.ninefold.adam.StudySubject;
import org.ninefold.results.TextOrder;
import org.ninefold.study.GradeWindow;

/**
 * Reads the worst grade of a term in a subject, of the records since the infusion that count.
 *
 * @param counts place of the answer that says which records count, or {@link #ALL}
 */
record ToxicityGrades(AdaeDerivation toxicities, String term, GradeWindow worst, int counts) implements Serializable {
    /** In place of an answer: all records count. */
    static final int ALL = -1;

    private static final String NOUGHT = "0";

    /** Whatever the scale; without a record, grade 0 where the centre's list is complete, else not assessed. */
    CountedValue worst(SubjectCounter.Derived derived) {
        List<Adae> records = records(derived);
        if (records.isEmpty()) {
            return CountedValue.level(isComplete(derived.subject()) ? NOUGHT : CountedVariable.WorstGrade.NOT_ASSESSED);
        }
        Integer grade = null;
        for (Adae row : records) {
            grade = Days.later(grade, row.aetoxgr());
        }
        return CountedValue.level(grade == null ? CountedVariable.WorstGrade.UNKNOWN : grade.toString());
    }

    /** On each scale, as {@link CountedVariable.ScaleGrades} has it. */
    CountedValue byScale(SubjectCounter.Derived derived) {
        List<Adae> records = records(derived);
        if (records.isEmpty()) {
            return CountedValue.level(isComplete(derived.subject()) ? NOUGHT : null);
        }
        var grades = new TreeMap<String, Integer>(TextOrder.NULLS_FIRST);
        for (Adae row : records) {
            String scale = row.aescale();
            if (scale == null && row.aetoxgr() != null && row.aetoxgr() >= 1) {
                scale = CountedVariable.ScaleGrades.UNSTATED;
            }
            grades.put(scale, Days.later(grades.get(scale), row.aetoxgr()));
        }
        var parts = new StringJoiner(CountedVariable.ScaleGrades.PLUS);
        grades.forEach((scale, grade) -> {
            String text = grade == null ? CountedVariable.ScaleGrades.UNUSABLE : grade.toString();
            parts.add(scale == null ? text : scale + CountedVariable.ScaleGrades.SPACE + text);
        });
        return CountedValue.level(parts.toString());
    }

    private boolean isComplete(StudySubject subject) {
        return toxicities.completeTerms(subject).contains(term);
    }

    private List<Adae> records(SubjectCounter.Derived derived) {
        var records = new ArrayList<Adae>();
        Integer last = worst == GradeWindow.FIRST_INFUSION ? derived.subject().firstInfusionNumber() : null;
        boolean[] chosen = counts == ALL ? null : (boolean[]) derived.answers()[counts];
        for (AdaeDerivation.Toxicity toxicity : derived.adae()) {
            boolean isChosen = chosen == null
                    || (toxicity.record() != AdaeDerivation.Toxicity.NO_RECORD && chosen[toxicity.record()]);
            if (isChosen && isAbout(toxicity.row(), last)) {
                records.add(toxicity.row());
            }
        }
        return records;
    }

    /**
     * Whether a record is of the term since the first infusion.
     *
     * @param last the number of the last infusion that it can belong to, null for any; a record of no infusion can belong to it
     */
    private boolean isAbout(Adae row, Integer last) {
        return term.equals(row.aeterm())
                && (row.astdy() == null || row.astdy() >= 0)
                && (last == null || row.infnum() == null || row.infnum() <= last);
    }
}
