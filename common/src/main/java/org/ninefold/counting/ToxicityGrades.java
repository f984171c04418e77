package org.ninefold.counting;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.ninefold.adam.Adae;
import org.ninefold.adam.AdaeDerivation;
import org.ninefold.adam.Days;
import org.ninefold.adam.Infusions;
import org.ninefold.adam.StudySubject;
import org.ninefold.results.TextOrder;
import org.ninefold.study.GradeWindow;

/** Reads the worst grade of a term in a subject, of the records since the infusion that count. */
final class ToxicityGrades implements Serializable {
    /** In place of an answer: all records count. */
    static final int ALL = -1;

    private static final String NOUGHT = "0";

    private final AdaeDerivation toxicities;
    private final String term;
    private final boolean firstInfusion;
    /** Place of the answer that says which records count, or {@link #ALL}. */
    private final int counts;

    ToxicityGrades(AdaeDerivation toxicities, String term, GradeWindow worst, int counts) {
        this.toxicities = toxicities;
        this.term = term;
        this.firstInfusion = worst == GradeWindow.FIRST_INFUSION;
        this.counts = counts;
    }

    /** Whatever the scale; without a record, grade 0 where the centre's list is complete, else not assessed. */
    String worst(SubjectCounter.Derived derived) {
        List<Adae> records = records(derived);
        if (records.isEmpty()) {
            return isComplete(derived.subject()) ? NOUGHT : CountedVariable.WorstGrade.NOT_ASSESSED;
        }
        Integer worst = null;
        for (Adae row : records) {
            worst = Days.later(worst, row.aetoxgr());
        }
        return worst == null ? CountedVariable.WorstGrade.UNKNOWN : worst.toString();
    }

    /** On each scale, as {@link CountedVariable.ScaleGrades} has it. */
    String byScale(SubjectCounter.Derived derived) {
        List<Adae> records = records(derived);
        if (records.isEmpty()) {
            return isComplete(derived.subject()) ? NOUGHT : null;
        }
        var worst = new TreeMap<String, Integer>(TextOrder.NULLS_FIRST);
        for (Adae row : records) {
            String scale = row.aescale();
            if (scale == null && row.aetoxgr() != null && row.aetoxgr() >= 1) {
                scale = CountedVariable.ScaleGrades.UNSTATED;
            }
            worst.put(scale, Days.later(worst.get(scale), row.aetoxgr()));
        }
        var parts = new StringJoiner(CountedVariable.ScaleGrades.PLUS);
        worst.forEach((scale, grade) -> {
            String text = grade == null ? CountedVariable.ScaleGrades.UNUSABLE : grade.toString();
            parts.add(scale == null ? text : scale + CountedVariable.ScaleGrades.SPACE + text);
        });
        return parts.toString();
    }

    private boolean isComplete(StudySubject subject) {
        return toxicities.completeTerms(subject).contains(term);
    }

    private List<Adae> records(SubjectCounter.Derived derived) {
        var records = new ArrayList<Adae>();
        Integer last = firstInfusion ? Infusions.firstNumber(derived.subject()) : null;
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
