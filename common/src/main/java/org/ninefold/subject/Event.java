package org.ninefold.subject;

/**
 * One row per event of the disease or of the graft, and per further therapy begun. Dates are days since 1970-01-01; each may be null, where nothing is known.
 *
 * @param type kind of event
 * @param date date of the event; may be absent for graft-versus-host disease
 * @param site site in the body, as recorded (marrow, CNS, testis, skin …)
 * @param cd19Status CD19 on the blasts at relapse
 * @param grade grade of the event
 * @param treatment therapy begun (salvage, bridging, consolidation …), as recorded
 * @param imputedDates dates completed by the mapping's rule; filled by the platform: the field and D where the day, M where month and day were absent, such as date:D
 */
public record Event(
        String type, Integer date, String site, String cd19Status, Integer grade, String treatment, String imputedDates)
        implements StandardRow {
    static Event of(Object[] cells) {
        return new Event(
                (String) cells[0],
                (Integer) cells[1],
                (String) cells[2],
                (String) cells[3],
                (Integer) cells[4],
                (String) cells[5],
                (String) cells[6]);
    }

    @Override
    public Object[] cells() {
        return new Object[] {type, date, site, cd19Status, grade, treatment, imputedDates};
    }

    /** No values: a row is of a patient. */
    @Override
    public String toString() {
        return "row of event";
    }
}
