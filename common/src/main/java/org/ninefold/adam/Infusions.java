package org.ninefold.adam;

import org.ninefold.subject.Infusion;

/** To which infusion of a subject something belongs. */
public final class Infusions {
    private Infusions() {}

    /** The number of the last infusion on or before a day; null without one. */
    static Integer numberOn(StudySubject subject, Integer day) {
        Infusion last = null;
        for (Infusion infusion : subject.cut().infusions()) {
            if (day != null && infusion.date() <= day && (last == null || infusion.date() >= last.date())) {
                last = infusion;
            }
        }
        return last == null ? null : last.number();
    }

    /** The number of the first infusion of a subject of the study; null without one. */
    public static Integer firstNumber(StudySubject subject) {
        Integer number = null;
        Integer first = subject.treated();
        for (Infusion infusion : subject.cut().infusions()) {
            if (first.equals(infusion.date())) {
                number = Days.earlier(number, infusion.number());
            }
        }
        return number;
    }
}
