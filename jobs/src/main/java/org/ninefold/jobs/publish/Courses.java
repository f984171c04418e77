package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ninefold.report.MeasurementRow;
import org.ninefold.report.SubjectEvent;
import org.ninefold.report.SwimmerRow;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.Field;

/**
 * The courses of single subjects, from the patients' tables {@code adsl} and {@code adlb}. Days count from the first
 * infusion, without one from the index date; no date leaves this class.
 *
 * @param subjects a lane a subject; those without a beginning or an end of follow-up have none
 * @param measurements of the tests that some subject had on several days
 */
record Courses(List<SwimmerRow> subjects, List<MeasurementRow> measurements) {

    static Courses of(PublishedSnapshot snapshot) throws IOException {
        SmallTable adsl = snapshot.patients("adsl");
        return new Courses(lanes(adsl), repeated(snapshot.patients("adlb"), origins(adsl)));
    }

    /** The day from which each subject's days count. */
    private static Map<String, Integer> origins(SmallTable adsl) {
        var columns = new Columns(adsl);
        var origins = new HashMap<String, Integer>();
        for (List<Object> row : adsl.rows()) {
            if (columns.origin(row) != null) {
                origins.put(columns.text(row, "USUBJID"), columns.origin(row));
            }
        }
        return origins;
    }

    private static List<SwimmerRow> lanes(SmallTable adsl) {
        var columns = new Columns(adsl);
        var lanes = new ArrayList<SwimmerRow>();
        for (List<Object> row : adsl.rows()) {
            Integer origin = columns.origin(row);
            Integer last = columns.day(row, "LSTALVDT");
            if (origin == null || last == null || last < origin) {
                continue;
            }
            var events = new ArrayList<SubjectEvent>();
            add(events, SubjectEvent.Kind.RESPONSE, origin, columns.day(row, "CRDT"));
            add(events, SubjectEvent.Kind.RELAPSE, origin, columns.day(row, "RELDT"));
            add(events, SubjectEvent.Kind.TRANSPLANT, origin, columns.day(row, "SCTDT"));
            add(events, SubjectEvent.Kind.DEATH, origin, columns.day(row, "DTHDT"));
            lanes.add(new SwimmerRow(
                    columns.text(row, "USUBJID"),
                    columns.text(row, "SITEID"),
                    last - origin,
                    columns.day(row, "DTHDT") == null,
                    events));
        }
        return lanes;
    }

    private static void add(List<SubjectEvent> events, SubjectEvent.Kind kind, int origin, Integer day) {
        if (day != null && day >= origin) {
            events.add(new SubjectEvent(kind, day - origin));
        }
    }

    private static List<MeasurementRow> repeated(SmallTable adlb, Map<String, Integer> origins) {
        var columns = new Columns(adlb);
        var all = new ArrayList<MeasurementRow>();
        for (List<Object> row : adlb.rows()) {
            Integer day = columns.day(row, "ADT");
            Integer origin = origins.get(columns.text(row, "USUBJID"));
            Double value = (Double) columns.cell(row, "AVAL");
            if (day != null && origin != null && value != null) {
                all.add(new MeasurementRow(
                        columns.text(row, "USUBJID"),
                        columns.text(row, "PARAMCD"),
                        columns.text(row, "AVALU"),
                        day - origin,
                        value));
            }
        }
        var seen = new HashSet<List<String>>();
        Set<String> courses = new HashSet<>();
        for (MeasurementRow row : all) {
            if (!seen.add(List.of(row.subject(), row.test()))) {
                courses.add(row.test());
            }
        }
        return all.stream().filter(row -> courses.contains(row.test())).toList();
    }

    /** Cells by the names of their columns; a date is its day since 1970. */
    private record Columns(List<String> names) {
        Columns(SmallTable table) {
            this(table.schema().fields().stream().map(Field::name).toList());
        }

        Object cell(List<Object> row, String name) {
            return row.get(names.indexOf(name));
        }

        Integer day(List<Object> row, String name) {
            return (Integer) cell(row, name);
        }

        Integer origin(List<Object> row) {
            Integer first = day(row, "TRTSDT");
            return first == null ? day(row, "INDEXDT") : first;
        }

        String text(List<Object> row, String name) {
            return (String) cell(row, name);
        }
    }
}
