package org.ninefold.risk;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that adds up over disjoint sets of subjects. Implementations are immutable, {@link #merge} is associative and
 * commutative, and each has an {@code EMPTY} that changes nothing; so the tables of the centres, merged in any order, are
 * the table of all subjects.
 *
 * @param <T> the implementing type
 */
public interface Mergeable<T extends Mergeable<T>> {

    /** The table of the subjects of both; neither operand changes. */
    T merge(T other);

    /**
     * For each centre the table of all others, which every pooled estimate would rest on without it, in the order of the centres. Sums from the front and from the back are merged, so
     * that nothing is ever taken away from a table.
     *
     * @param empty the table of no subjects
     */
    static <T extends Mergeable<T>> List<T> leaveOneOut(List<T> centres, T empty) {
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
