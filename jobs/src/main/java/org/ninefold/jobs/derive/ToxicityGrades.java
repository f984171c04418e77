package org.ninefold.jobs.derive;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.counting.CountedVariable;
import org.ninefold.study.GradeWindow;

/** Reads the worst grade of a term in a subject, of the records since the infusion that count. */
final class ToxicityGrades implements Serializable {
    /** In place of an answer: all records count. */
    static final int ALL = -1;

    private static final UTF8String NOUGHT = UTF8String.fromString("0");
    private static final UTF8String UNSTATED = UTF8String.fromString(CountedVariable.ScaleGrades.UNSTATED);

    private final Domains domains;
    private final UTF8String term;
    private final boolean firstInfusion;
    /** Place of the answer that says which records count, or {@link #ALL}. */
    private final int counts;

    ToxicityGrades(Domains domains, String term, GradeWindow worst, int counts) {
        this.domains = domains;
        this.term = UTF8String.fromString(term);
        this.firstInfusion = worst == GradeWindow.FIRST_INFUSION;
        this.counts = counts;
    }

    /** Whatever the scale; without a record, grade 0 where the centre's list is complete, else not assessed. */
    UTF8String worst(Subject subject, Domains.Toxicities adae, Object[] answers) {
        List<InternalRow> records = records(subject, adae, answers);
        if (records.isEmpty()) {
            return isComplete(subject) ? NOUGHT : UTF8String.fromString(CountedVariable.WorstGrade.NOT_ASSESSED);
        }
        Integer worst = null;
        for (InternalRow row : records) {
            worst = Places.later(worst, Places.integer(row, Domains.AETOXGR));
        }
        return UTF8String.fromString(worst == null ? CountedVariable.WorstGrade.UNKNOWN : worst.toString());
    }

    /** On each scale, as {@link CountedVariable.ScaleGrades} has it. */
    UTF8String byScale(Subject subject, Domains.Toxicities adae, Object[] answers) {
        List<InternalRow> records = records(subject, adae, answers);
        if (records.isEmpty()) {
            return isComplete(subject) ? NOUGHT : null;
        }
        var worst = new TreeMap<UTF8String, Integer>(Sums.TEXTS);
        for (InternalRow row : records) {
            Integer grade = Places.integer(row, Domains.AETOXGR);
            UTF8String scale = Places.text(row, Domains.AESCALE);
            if (scale == null && grade != null && grade >= 1) {
                scale = UNSTATED;
            }
            worst.put(scale, Places.later(worst.get(scale), grade));
        }
        var parts = new ArrayList<UTF8String>();
        worst.forEach((scale, grade) -> {
            UTF8String text =
                    UTF8String.fromString(grade == null ? CountedVariable.ScaleGrades.UNUSABLE : grade.toString());
            parts.add(
                    scale == null
                            ? text
                            : UTF8String.concatWs(
                                    UTF8String.fromString(CountedVariable.ScaleGrades.SPACE), scale, text));
        });
        return UTF8String.concatWs(
                UTF8String.fromString(CountedVariable.ScaleGrades.PLUS), parts.toArray(UTF8String[]::new));
    }

    private boolean isComplete(Subject subject) {
        return domains.completeTerms(subject).contains(term);
    }

    private List<InternalRow> records(Subject subject, Domains.Toxicities adae, Object[] answers) {
        var records = new ArrayList<InternalRow>();
        Integer last = firstInfusion ? Domains.firstInfusion(subject) : null;
        ArrayData chosen = counts == ALL ? null : (ArrayData) answers[counts];
        for (int i = 0; i < adae.rows().length; i++) {
            InternalRow row = adae.rows()[i];
            int place = adae.places()[i];
            if (isAbout(row, last) && (chosen == null || (place >= 0 && chosen.getBoolean(place)))) {
                records.add(row);
            }
        }
        return records;
    }

    /**
     * Whether a record is of the term since the first infusion.
     *
     * @param last the number of the last infusion that it can belong to, null for any; a record of no infusion can belong to it
     */
    private boolean isAbout(InternalRow row, Integer last) {
        return term.equals(Places.text(row, Domains.AETERM))
                && (row.isNullAt(Domains.ASTDY) || row.getInt(Domains.ASTDY) >= 0)
                && (last == null || row.isNullAt(Domains.INFNUM) || row.getInt(Domains.INFNUM) <= last);
    }
}
