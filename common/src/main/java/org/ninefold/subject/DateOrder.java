package org.ninefold.subject;

import java.util.List;

/**
 * One date is not after another.
 *
 * @param gap how many days it is before it at least
 * @param inDoubt whether the other order is possible, too, if the delivered dates allow it
 */
record DateOrder(DatePoint first, DatePoint then, int gap, boolean inDoubt) {
    boolean narrow() {
        boolean later = then.notBefore(first, gap);
        return first.notAfter(then, gap) || later;
    }

    /** Narrows the days that are possible until no order narrows them further; an order that is ruled out does not. */
    static void narrow(List<DateOrder> by) {
        boolean narrowed = true;
        while (narrowed) {
            narrowed = false;
            for (DateOrder order : by) {
                narrowed |= order.narrow();
            }
        }
    }
}
