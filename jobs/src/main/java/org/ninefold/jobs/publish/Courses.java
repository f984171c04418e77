package org.ninefold.jobs.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
        var columns = new Columns(adsl);
        var origins = new HashMap<String, Integer>();
        var lanes = new ArrayList<SwimmerRow>();
        for (List<Object> row : adsl.rows()) {
            Integer first = columns.day(row, "TRTSDT");
            Integer origin = first == null ? columns.day(row, "INDEXDT") : first;
            if (origin != null) {
                origins.put(columns.text(row, "USUBJID"), origin);
                Integer last = columns.day(row, "LSTALVDT");
                if (last != null && last >= origin) {
                    lanes.add(lane(columns, row, origin, last));
                }
            }
        }
        return new Courses(lanes, repeated(snapshot.patients("adlb"), origins));
    }

    private static SwimmerRow lane(Columns columns, List<Object> row, int origin, int last) {
        var events = new ArrayList<SubjectEvent>();
        add(events, SubjectEvent.Kind.RESPONSE, origin, columns.day(row, "CRDT"));
        add(events, SubjectEvent.Kind.RELAPSE, origin, columns.day(row, "RELDT"));
        add(events, SubjectEvent.Kind.TRANSPLANT, origin, columns.day(row, "SCTDT"));
        add(events, SubjectEvent.Kind.DEATH, origin, columns.day(row, "DTHDT"));
        return new SwimmerRow(
                columns.text(row, "USUBJID"),
                columns.text(row, "SITEID"),
                last - origin,
                columns.day(row, "DTHDT") == null,
                events);
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
        Set<String> courses = all.stream()
                .filter(row -> !seen.add(List.of(row.subject(), row.test())))
                .map(MeasurementRow::test)
                .collect(Collectors.toSet());
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

        String text(List<Object> row, String name) {
            return (String) cell(row, name);
        }
    }
}
