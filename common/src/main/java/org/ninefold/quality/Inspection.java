package org.ninefold.quality;

import java.util.List;
import org.ninefold.study.Center;
import org.ninefold.study.FieldMapping;
import org.ninefold.study.Origin;
import org.ninefold.study.Source;
import org.ninefold.study.ValueSource;

/**
 * What a dry run found at one centre.
 *
 * @param files what became of the records of each file
 * @param subjects how many subjects they gave
 * @param groups the findings, by what settling them unblocks
 */
public record Inspection(Center center, List<FileAccount> files, long subjects, List<FindingGroup> groups) {

    public Inspection {
        files = List.copyOf(files);
        groups = groups.stream().sorted(FindingGroup.BY_WHAT_IT_UNBLOCKS).toList();
    }

    /** The lines of the centre's file to look at: the mappings of the field, or the source where no field is concerned. */
    public List<Origin> mapping(FindingGroup group) {
        String field = group.rule() == Rule.RECORD_KEY ? "subject_id" : group.field();
        List<Origin> lines = center.tables().stream()
                .filter(table -> table.from().equals(group.source()))
                .filter(table -> group.table() == null || table.table().equals(group.table()))
                .flatMap(table -> table.fields().stream())
                .filter(mapped -> mapped.field().equals(field) && reads(mapped, group.column()))
                .map(FieldMapping::at)
                .limit(field != null && group.table() == null ? 1 : Long.MAX_VALUE)
                .toList();
        return lines.isEmpty() ? source(group) : lines;
    }

    private List<Origin> source(FindingGroup group) {
        return center.sources().stream()
                .filter(source -> source.id().equals(group.source()))
                .map(Source::at)
                .toList();
    }

    private static boolean reads(FieldMapping mapped, String column) {
        if (column == null) {
            return true;
        }
        return mapped.value() instanceof ValueSource.Column named
                ? named.column().equals(column)
                : mapped.value() instanceof ValueSource.Sql && column.equals("sql");
    }

    /** How many records of all files met that fate. */
    public long records(java.util.function.ToLongFunction<FileAccount> fate) {
        return files.stream().mapToLong(fate).reduce(0L, Math::addExact);
    }
}
