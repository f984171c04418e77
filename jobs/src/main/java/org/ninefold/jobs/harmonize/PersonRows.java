package org.ninefold.jobs.harmonize;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.ninefold.jobs.tables.FilesReader;
import org.ninefold.results.TextOrder;
import org.ninefold.schema.Field;
import org.ninefold.schema.Table;

/** The rows of one table in some files, ordered by person; one without a person is of a person of its own, behind all others. */
final class PersonRows implements Closeable {
    private final FilesReader rows;
    private final int subject;
    private List<Object> next;
    private String person;

    PersonRows(Table table, List<String> files, Configuration conf) {
        this.rows = new FilesReader(table, files.iterator(), conf);
        this.subject = table.fields().stream().map(Field::name).toList().indexOf("subject_id");
        advance();
    }

    /** Whose the next row is; null behind the last. */
    String person() {
        return person;
    }

    /** The name of the file of the next row. */
    String file() {
        return rows.file();
    }

    /** The place of the next row in its file. */
    long row() {
        return rows.row();
    }

    List<Object> take() {
        List<Object> taken = next;
        advance();
        return taken;
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
        String before = person;
        person = next == null ? null : whose((String) next.get(subject));
        if (before != null && person != null && TextOrder.compare(before, person) > 0) {
            throw new IllegalStateException(
                    "the rows of " + rows.file() + " are not ordered by subject; pool all centres anew with --full");
        }
    }

    private String whose(String subjectId) {
        return subjectId == null ? String.format(Locale.ROOT, "~%s%012d", rows.file(), rows.row()) : subjectId;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
