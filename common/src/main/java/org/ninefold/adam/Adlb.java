package org.ninefold.adam;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.subject.Measurement;

/**
 * One row per measurement: the variables of the schema's table {@code adlb}, which
 * describes them, behind study, site and subject. Dates are days since 1970-01-01; a component is null where there is nothing to say.
 */
public record Adlb(String paramcd, Double aval, String avalu, Integer adt, Integer ady, Integer infnum, String param)
        implements AdamRow {
    /** Every measurement of a subject of the study, in the order of its measurements and the unit of its test. */
    public static List<Adlb> of(StudySubject subject) {
        Integer index = subject.adsl().day(AdslVariable.INDEXDT);
        var rows = new ArrayList<Adlb>(subject.cut().measurements().size());
        for (Measurement row : subject.cut().measurements()) {
            Integer since = Days.between(index, row.date());
            rows.add(
                    new Adlb(row.test(), row.value(), row.unit(), row.date(), since, row.infusionNumber(), param(row)));
        }
        return rows;
    }

    /** What was measured, with its unit. */
    private static String param(Measurement row) {
        return row.unit() == null ? row.test() : row.test() + " (" + row.unit() + ")";
    }

    @Override
    public Object[] cells() {
        return new Object[] {paramcd, aval, avalu, adt, ady, infnum, param};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adlb";
    }
}
