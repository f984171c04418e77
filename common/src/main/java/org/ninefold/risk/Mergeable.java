package org.ninefold.risk;

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
}
