package org.ninefold.risk;

import java.util.ArrayList;
import java.util.List;

/** The pooled tables with one centre removed, for each centre: what every pooled estimate would be without it. */
public final class LeaveOneOut {

    private LeaveOneOut() {}

    /**
     * For each centre the table of all others, in the order of the centres. Sums from the front and from the back are merged, so
     * that nothing is ever taken away from a table.
     *
     * @param empty the table of no subjects
     */
    public static <T extends Mergeable<T>> List<T> of(List<T> centres, T empty) {
        List<T> after = new ArrayList<>(List.of(empty));
        for (int i = centres.size() - 1; i > 0; i--) {
            after.add(centres.get(i).merge(after.get(after.size() - 1)));
        }
        List<T> without = new ArrayList<>();
        T before = empty;
        for (int i = 0; i < centres.size(); i++) {
            without.add(before.merge(after.get(centres.size() - 1 - i)));
            before = before.merge(centres.get(i));
        }
        return List.copyOf(without);
    }
}
