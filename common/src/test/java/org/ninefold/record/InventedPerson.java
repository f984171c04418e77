package org.ninefold.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ninefold.study.PartialDate;
import org.ninefold.study.UnknownStatus;
import org.ninefold.subject.MappedRecord;
import org.ninefold.subject.MergedSubject;
import org.ninefold.subject.StandardRow;
import org.ninefold.subject.StandardRows;
import org.ninefold.subject.StandardTable;
import org.ninefold.subject.SubjectMerge;
import org.ninefold.subject.SubjectRow;

/**
 * One person in a line of records, each a sign and, mostly, a date: {@code I 2020-03-20; R 2020-03; L 2020-12}. A date is
 * exact, a month or a year; {@code ?} is none.
 *
 * <table>
 * <tr><td>I</td><td>infusion; the n-th is number n</td><td>X</td><td>index date</td></tr>
 * <tr><td>B</td><td>birth</td><td>P</td><td>prior transplant</td></tr>
 * <tr><td>L</td><td>last contact</td><td>D</td><td>death; {@code D ?} says dead without a date</td></tr>
 * <tr><td>CR CRI PR NR</td><td>response</td><td>R T E</td><td>relapse, transplant, other therapy</td></tr>
 * <tr><td>G1 … G4</td><td>acute GVHD of that grade</td><td>A0 … A5</td><td>CRS of that grade; {@code A3#2} of infusion 2</td></tr>
 * <tr><td>M</td><td>measurement</td><td>S ALIVE</td><td>vital status</td></tr>
 * </table>
 */
public final class InventedPerson {
    private static final Map<String, String> OF_SUBJECT = Map.of(
            "X",
            "index_date",
            "B",
            "birth_date",
            "P",
            "prior_transplant_date",
            "L",
            "last_contact_date",
            "D",
            "death_date");
    private static final Map<String, String> EVENTS = Map.of("R", "RELAPSE", "T", "TRANSPLANT", "E", "THERAPY");

    private final DateReader dates;
    private final Object[] subject = cells("subject");
    private final List<MappedRecord> fragments = new ArrayList<>();
    private int infusions;

    private InventedPerson(PartialDate partial) {
        dates = new DateReader(List.of("yyyy-MM-dd", "yyyy-MM", "yyyy"), partial);
    }

    /** A person at the centre C01, merged. */
    public static MergedSubject merged(String records, PartialDate partial, UnknownStatus unknown) {
        SubjectMerge merge = read(records, partial, unknown);
        return new MergedSubject(
                "C01",
                "C01-x",
                merge.accepted(),
                merge.rows(),
                merge.dispositions(),
                List.of(),
                merge.findings(),
                List.of());
    }

    /** The rules that its records break. */
    public static List<String> findings(String records, PartialDate partial, UnknownStatus unknown) {
        return read(records, partial, unknown).findings().stream()
                .map(found -> found.finding().rule().id())
                .toList();
    }

    private static SubjectMerge read(String records, PartialDate partial, UnknownStatus unknown) {
        var person = new InventedPerson(partial);
        for (String record : records.split("\\s*;\\s*", -1)) {
            String[] parts = record.strip().split("\\s+", -1);
            person.add(parts[0], parts.length == 1 ? "?" : parts[1]);
        }
        person.row("subject", person.subject);
        return SubjectMerge.of(person.fragments, unknown);
    }

    private void add(String sign, String text) {
        if (OF_SUBJECT.containsKey(sign)) {
            if (text.equals("?")) {
                subject[StandardTable.of("subject").place("vital_status")] = "DEAD";
            } else {
                date("subject", subject, OF_SUBJECT.get(sign), text);
            }
        } else if (sign.equals("S")) {
            subject[StandardTable.of("subject").place("vital_status")] = text;
        } else if (sign.equals("I")) {
            infusions++;
            row("infusion", date("infusion", said("infusion", "number", infusions), "date", text));
        } else if (EVENTS.containsKey(sign)) {
            row("event", date("event", said("event", "type", EVENTS.get(sign)), "date", text));
        } else if (sign.equals("M")) {
            row("measurement", date("measurement", said("measurement", "test", "CART"), "date", text));
        } else if (sign.matches("G\\d")) {
            Object[] event = said("event", "type", "AGVHD");
            event[StandardTable.of("event").place("grade")] = sign.charAt(1) - '0';
            row("event", date("event", event, "date", text));
        } else if (sign.matches("A\\d(#\\d)?")) {
            Object[] toxicity = said("adverse_event", "term", "CRS");
            toxicity[StandardTable.of("adverse_event").place("grade")] = sign.charAt(1) - '0';
            toxicity[StandardTable.of("adverse_event").place("infusion_number")] =
                    sign.length() == 2 ? null : Integer.valueOf(sign.charAt(3) - '0');
            row("adverse_event", date("adverse_event", toxicity, "onset_date", text));
        } else if (List.of("CR", "CRI", "PR", "NR").contains(sign)) {
            row("response", date("response", said("response", "response", sign), "assessment_date", text));
        } else {
            throw new IllegalArgumentException("no record is written " + sign);
        }
    }

    private static Object[] cells(String table) {
        return new Object[StandardTable.of(table).fields().size()];
    }

    private static Object[] said(String table, String field, Object value) {
        Object[] cells = cells(table);
        cells[StandardTable.of(table).place(field)] = value;
        return cells;
    }

    private Object[] date(String table, Object[] cells, String field, String text) {
        if (!text.equals("?")) {
            Cell read = dates.read(text);
            if (read.value() == null) {
                throw new IllegalArgumentException("no date: " + text);
            }
            cells[StandardTable.of(table).place(field)] = read.value();
            if (read.imputed() != null) {
                int place = StandardTable.of(table).place("imputed_dates");
                String code = field + ":" + read.imputed();
                cells[place] = cells[place] == null ? code : cells[place] + " " + code;
            }
        }
        return cells;
    }

    private void row(String table, Object[] cells) {
        StandardRow row = StandardTable.of(table).row(Arrays.copyOf(cells, cells.length));
        StandardRows rows =
                StandardTable.of(table).add(StandardRows.NONE, row instanceof SubjectRow one ? one.from("a/0") : row);
        boolean ofSubject = table.equals("subject");
        fragments.add(new MappedRecord(
                "C01-x", "a.csv", fragments.size() + 2L, null, null, ofSubject, false, null, List.of(), rows));
    }
}
