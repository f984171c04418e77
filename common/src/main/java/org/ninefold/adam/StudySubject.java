package org.ninefold.adam;

import java.util.List;
import java.util.Map;
import org.ninefold.subject.Infusion;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;

/**
 * A person as a study sees it.
 *
 * @param merged all that the centre says
 * @param excluded whether the study leaves it out
 * @param notInStudy why an accepted subject is not in the study; else null
 * @param cut its rows of the dated tables up to the cut-off, measurements in one unit a test
 * @param late how many rows of dated tables are later; tables without one are not among them
 * @param units what became of the units of its measurements
 * @param derived what is derived of it; null for those who are not in the study
 */
public record StudySubject(
        MergedSubject merged,
        boolean excluded,
        String notInStudy,
        StandardRows cut,
        Map<StandardTable, Integer> late,
        MeasurementUnits.Converted units,
        AdslDerivation.Derived derived) {

    /** Whether it is a subject of the study. */
    public boolean inStudy() {
        return derived != null;
    }

    /** Its row of ADSL; of a subject of the study. */
    public Adsl adsl() {
        return derived.adsl();
    }

    /** Where its milestones come from; of a subject of the study. */
    public List<Admile> trace() {
        return derived.trace();
    }

    /** The day on which the response of a subject without remission is settled, as {@link AdslDerivation} has it; else null. */
    public Integer settled() {
        return derived.settled();
    }

    /** The centre. */
    public String site() {
        return merged.siteId();
    }

    /** Values that were converted though the study names no unit of their test. */
    public long convertedUnits() {
        return units.converted();
    }

    /** Values whose unit is not known, or cannot be converted, though the study names one. */
    public long unusableUnits() {
        return units.setAside();
    }

    /** The first infusion up to the cut-off, null without one; of a subject of the study. */
    Integer treated() {
        return adsl().day(AdslVariable.TRTSDT);
    }

    /** The number of the last infusion on or before a day; null without one. */
    Integer infusionNumberOn(Integer day) {
        Infusion last = null;
        for (Infusion infusion : cut.infusions()) {
            if (day != null && infusion.date() <= day && (last == null || infusion.date() >= last.date())) {
                last = infusion;
            }
        }
        return last == null ? null : last.number();
    }

    /** The number of the first infusion of a subject of the study; null without one. */
    public Integer firstInfusionNumber() {
        Integer number = null;
        Integer first = treated();
        for (Infusion infusion : cut.infusions()) {
            if (first.equals(infusion.date())) {
                number = Days.earlier(number, infusion.number());
            }
        }
        return number;
    }

    /** No values: it is a patient's. */
    @Override
    public String toString() {
        return merged.toString();
    }
}
