package org.ninefold.study;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Files of one shape, as a centre delivers them.
 *
 * @param id the name that mappings use
 * @param path the path or glob, relative to the study's data root
 * @param csv how its text files are written; null for Parquet
 * @param guards the sizes at which reading ends
 * @param decimal the decimal mark
 * @param thousands the mark between groups of three digits, null where there is none
 * @param missing the texts that mean "no value", after trimming
 * @param completeFor the adverse events that the source lists completely
 * @param filters which records are kept; the others are counted under the filter's reason
 * @param joins other sources of the centre whose columns stand beside this one's
 */
public record Source(
        String id,
        String path,
        SourceFormat format,
        CsvDialect csv,
        Guards guards,
        char decimal,
        Character thousands,
        List<String> missing,
        SortedSet<String> completeFor,
        List<Filter> filters,
        List<Join> joins,
        Origin at)
        implements Serializable {

    public Source {
        missing = List.copyOf(missing);
        completeFor = Collections.unmodifiableSortedSet(new TreeSet<>(completeFor));
        filters = List.copyOf(filters);
        joins = List.copyOf(joins);
        if ((format == SourceFormat.CSV) != (csv != null)) {
            throw new IllegalArgumentException("The source " + id + " has a dialect if, and only if, it is CSV.");
        }
    }
}
