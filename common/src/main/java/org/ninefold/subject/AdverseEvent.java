package org.ninefold.subject;

/**
 * One row per adverse event, or per term assessed and found absent (grade 0). Dates are days since 1970-01-01; each may be null, where nothing is known.
 *
 * @param term adverse event, such as CRS or ICANS
 * @param grade grade; 0 says assessed and none
 * @param scale scale of the grade
 * @param onsetDate first day
 * @param endDate last day
 * @param infusionNumber infusion that this record belongs to, counted from 1
 * @param treatment treatment given for it, as recorded
 * @param imputedDates dates completed by the mapping's rule; filled by the platform: the field and D where the day, M where month and day were absent, such as date:D
 */
public record AdverseEvent(
        String term,
        Integer grade,
        String scale,
        Integer onsetDate,
        Integer endDate,
        Integer infusionNumber,
        String treatment,
        String imputedDates)
        implements StandardRow {
    static AdverseEvent of(Object[] cells) {
        return new AdverseEvent(
                (String) cells[0],
                (Integer) cells[1],
                (String) cells[2],
                (Integer) cells[3],
                (Integer) cells[4],
                (Integer) cells[5],
                (String) cells[6],
                (String) cells[7]);
    }

    @Override
    public Object[] cells() {
        return new Object[] {term, grade, scale, onsetDate, endDate, infusionNumber, treatment, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of adverse_event";
    }
}
