package org.ninefold.subject;

import java.time.LocalDate;
import java.util.List;
import org.ninefold.study.UnknownStatus;

/** Rows, records and persons for tests. */
public final class Persons {
    /** 20 March 2020, on which the first infusion is unless a test says otherwise; the cut-off of its study is day 651 after it. */
    public static final int INFUSED = day("2020-03-20");

    /** 31 December 2021. */
    public static final int CUTOFF = INFUSED + 651;

    private Persons() {}

    /** Days since 1970-01-01. */
    public static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    /** The row that describes a subject: names of fields, each with its value behind. */
    public static SubjectRow subject(Object... fields) {
        var cells = new Object[StandardTable.SUBJECT.fields().size()];
        for (int i = 0; i < fields.length; i += 2) {
            cells[StandardTable.SUBJECT.place((String) fields[i])] = fields[i + 1];
        }
        return ((SubjectRow) StandardTable.SUBJECT.row(cells)).from("a/0");
    }

    public static Infusion infusion(Integer number, int day) {
        return new Infusion(number, day, null, null, null);
    }

    public static Response response(String response, Integer day) {
        return new Response(day, response, null, null, null, null);
    }

    public static Event event(String type, Integer day) {
        return new Event(type, day, null, null, null, null, null);
    }

    public static AdverseEvent toxicity(String term, Integer grade, Integer day) {
        return new AdverseEvent(term, grade, null, day, null, null, null, null);
    }

    public static Measurement measurement(String test, Integer day, Double value, String unit) {
        return new Measurement(test, day, value, unit, null, null);
    }

    /** The same dates, completed as the text says, such as {@code date:D}. */
    public static Event imputed(Event row, String imputed) {
        return (Event) StandardTable.EVENT.with(row, StandardTable.IMPUTED_DATES, imputed);
    }

    /** The same dates, completed as the text says, such as {@code assessment_date:D}. */
    public static Response imputed(Response row, String imputed) {
        return (Response) StandardTable.RESPONSE.with(row, StandardTable.IMPUTED_DATES, imputed);
    }

    /** Rows of whatever tables, in their order. */
    public static StandardRows rows(StandardRow... said) {
        StandardRows rows = StandardRows.NONE;
        for (StandardRow one : said) {
            rows = table(one).add(rows, one);
        }
        return rows;
    }

    private static StandardTable table(StandardRow row) {
        if (row instanceof SubjectRow) {
            return StandardTable.SUBJECT;
        } else if (row instanceof Infusion) {
            return StandardTable.INFUSION;
        } else if (row instanceof Response) {
            return StandardTable.RESPONSE;
        } else if (row instanceof Event) {
            return StandardTable.EVENT;
        }
        return row instanceof AdverseEvent ? StandardTable.ADVERSE_EVENT : StandardTable.MEASUREMENT;
    }

    /** An accepted person of the centre C01 with these rows, one of them of the table of subjects. */
    public static MergedSubject person(StandardRow... said) {
        return new MergedSubject("C01", "C01-x", true, rows(said), List.of(), List.of(), List.of(), List.of());
    }

    /** A record that nothing is against. */
    public static MappedRecord record(String file, long line, StandardRow... said) {
        StandardRows rows = rows(said);
        boolean ofSubject = !rows.subjects().isEmpty();
        return new MappedRecord("C01-x", file, line, null, null, ofSubject, false, null, List.of(), rows);
    }

    /** Of a centre that says nothing of subjects without a vital status. */
    static SubjectMerge merged(List<MappedRecord> records) {
        return SubjectMerge.of(records, UnknownStatus.UNSTATED);
    }
}
