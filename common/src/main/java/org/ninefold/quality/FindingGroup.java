package org.ninefold.quality;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;

/**
 * Findings that one change would settle: the same rule, column and shape in one source.
 *
 * @param source id of the source, as in the centre's file
 * @param severity what it did
 * @param table the standard table, or null
 * @param field the standard field, or null
 * @param column the column of the file, {@code sql}, or null
 * @param shape the masked shape of the value, or null
 * @param findings how many
 * @param records in how many records
 * @param orphans further records that are rejected for want of their subject, whose own record is among these
 * @param places the first of them
 * @param values values that enough subjects share to be shown
 */
public record FindingGroup(
        String siteId,
        String source,
        Rule rule,
        Severity severity,
        String table,
        String field,
        String column,
        String shape,
        long findings,
        long records,
        long orphans,
        List<Place> places,
        List<SharedValue> values) {

    /** What rejects records first, then what leaves rows out, blanks fields, warns; what concerns most records first. */
    public static final Comparator<FindingGroup> BY_WHAT_IT_UNBLOCKS = Comparator.comparing(FindingGroup::severity)
            .thenComparing(Comparator.comparingLong((FindingGroup group) -> group.records() + group.orphans())
                    .reversed())
            .thenComparing(FindingGroup::rule)
            .thenComparing(group -> String.valueOf(group.table()))
            .thenComparing(group -> String.valueOf(group.field()))
            .thenComparing(group -> String.valueOf(group.column()))
            .thenComparing(group -> String.valueOf(group.shape()))
            .thenComparing(FindingGroup::source);

    /** How many examples are shown. */
    public static final int PLACES = 5;

    /** A value is shown if at least so many subjects of the source have it. */
    public static final int SUBJECTS_THAT_HIDE_ONE = 5;

    /**
     * Where a finding is.
     *
     * @param subjectId pseudonym, where it is needed to act on the finding; else null
     */
    public record Place(String file, long line, String subjectId) implements Serializable {
        /** Such as {@code c03/patients.csv:17}. */
        public String text() {
            return file + ":" + line + (subjectId == null ? "" : " (" + subjectId + ")");
        }
    }

    /** A value that so many subjects share. */
    public record SharedValue(String text, long subjects) {}

    public FindingGroup {
        places = List.copyOf(places);
        values = List.copyOf(values);
    }

    /** Such as {@code subject.sex ← 性别}; the record where the rule is about none of its fields. */
    public String where() {
        String standard = table == null ? "record" : field == null ? table : table + "." + field;
        return column == null ? standard : standard + " ← " + column;
    }
}
