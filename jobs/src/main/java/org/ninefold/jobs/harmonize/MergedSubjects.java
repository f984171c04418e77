package org.ninefold.jobs.harmonize;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.ninefold.subject.MergedSubject;

/**
 * Dossiers, ordered by person in each partition, which has a share of one site: all its persons, or a range of them.
 *
 * @param rows columns: {@code site_id, person, accepted, records} (array of {@code file, status, reason, n}), {@code trailers}
 *     (array of {@code file, line, records, problem}), {@code findings}, then for each standard table an array of its
 *     rows, empty where the person is not accepted, and {@code likenesses} (array of {@code file, line, hash})
 * @param shares for each partition the number of the share among those of its site, from 0 on, in the order of the persons
 */
public record MergedSubjects(JavaRDD<MergedSubject> rows, List<Integer> shares) {
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
