package org.ninefold.jobs.harmonize;

import java.util.ArrayList;
import java.util.List;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/** The tables that say what became of records, as they are written and read again. */
public final class AccountColumns {
    /** What was found, without the values. */
    public static final Table QUARANTINE = table(
            "quarantine",
            "site_id",
            "file",
            "line:BIGINT",
            "rule",
            "severity",
            "table",
            "field",
            "column",
            "shape",
            "subject_id");
    /** What a dry run found: the same with the texts. */
    public static final Table FINDING = withText(QUARANTINE);
    /** What each file said it had. */
    public static final Table TRAILER =
            table(KeptSubjects.TRAILER, "site_id", "file", "line:BIGINT", "records:BIGINT", "problem");
    /** By what a subject may be known elsewhere. */
    public static final Table LIKENESS =
            table(KeptSubjects.LIKENESS, "site_id", "file", "line:BIGINT", "hash:BIGINT", "subject_id");
    /** What became of the records of a file. */
    public static final Table LEDGER = table(KeptSubjects.LEDGER, "site_id", "file", "status", "reason", "n:BIGINT");

    /** Counts of a bucket: of what, of which of them, and how many. */
    public static final Table COUNTS =
            table("counts", "site_id", "of", "first", "second", "third", "fourth", "n:BIGINT");

    private AccountColumns() {}

    private static Table withText(Table found) {
        var fields = new ArrayList<>(found.fields());
        fields.add(fields.size() - 1, Field.of("text", FieldType.STRING, "text", false));
        return new Table("finding", found.label(), fields, List.of());
    }

    /** Columns of texts, or of a type behind a colon. */
    public static Table table(String name, String... columns) {
        var fields = new ArrayList<Field>();
        for (String column : columns) {
            String[] parts = column.split(":", 2);
            FieldType type = parts.length == 1 ? FieldType.STRING : FieldType.valueOf(parts[1]);
            fields.add(Field.of(parts[0], type, parts[0], false));
        }
        return new Table(name, name, fields, List.of());
    }
}
