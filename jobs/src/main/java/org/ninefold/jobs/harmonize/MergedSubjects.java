package org.ninefold.jobs.harmonize;

import java.util.List;
import java.util.stream.Stream;
import org.ninefold.jobs.engine.Parts;
import org.ninefold.subject.MergedSubject;

/**
 * Merged subjects, ordered by person in each partition, which has a bucket of one site: all its persons, or a range of them.
 *
 * @param rows the subjects
 * @param shares for each partition the number of the bucket among those of its site, from 0 on, in the order of the persons
 */
public record MergedSubjects(Parts<MergedSubject> rows, List<Integer> shares) {
    public MergedSubjects {
        shares = List.copyOf(shares);
    }

    /** These and those of other sites. */
    public MergedSubjects union(MergedSubjects others) {
        return new MergedSubjects(
                rows.union(others.rows),
                Stream.concat(shares.stream(), others.shares.stream()).toList());
    }
}
