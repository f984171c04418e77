package org.ninefold.adam;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.subject.Measurement;

/** ADLB: every measurement, in the unit of its test. */
public final class AdlbDerivation {
    private AdlbDerivation() {}

    /** The rows of a subject of the study, in the order of its measurements. */
    public static List<Adlb> of(StudySubject subject) {
        Integer index = subject.adsl().day(AdslVariable.INDEXDT);
        var rows = new ArrayList<Adlb>(subject.cut().measurements().size());
        for (Measurement row : subject.cut().measurements()) {
            rows.add(new Adlb(
                    row.test(),
                    row.value(),
                    row.unit(),
                    row.date(),
                    Days.between(index, row.date()),
                    row.infusionNumber()));
        }
        return rows;
    }
}
