package org.ninefold.jobs.derive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;

/** The cells of ADSL of one subject while they are filled, and where its milestones come from. */
final class MilestoneCells {
    private static final Map<String, Integer> PLACES = new HashMap<>();
    /** For each standard variable the place of the flag that says what of it is imputed; -1 where it has none. */
    private static final int[] FLAGS;

    static {
        List<String> names = StandardSchema.standard().table("adsl").fields().stream()
                .map(Field::name)
                .toList();
        FLAGS = new int[names.size()];
        for (int i = 0; i < FLAGS.length; i++) {
            PLACES.put(names.get(i), i);
            FLAGS[i] = names.get(i).endsWith("DT") ? names.indexOf(flag(names.get(i))) : -1;
        }
    }

    private final Object[] cells;
    private final Pedigree pedigree = new Pedigree();

    MilestoneCells(int width) {
        cells = new Object[width];
    }

    /** The name of the flag of a date: DTF in place of DT, within the eight letters of a name DF. */
    static String flag(String date) {
        return date.substring(0, date.length() - 1) + (date.length() < 8 ? "TF" : "F");
    }

    /** The place of the flag of a date of ADSL, by its place; -1 where it has none, and of -1. */
    static int flag(int date) {
        return date >= 0 && date < FLAGS.length ? FLAGS[date] : -1;
    }

    /** The cells in the order of ADSL. */
    Object[] cells() {
        return cells;
    }

    Pedigree pedigree() {
        return pedigree;
    }

    /** A date; null where it has none. */
    Integer day(String variable) {
        return (Integer) value(variable);
    }

    Object value(String variable) {
        return cells[PLACES.get(variable)];
    }

    void put(String variable, Object value) {
        put(PLACES.get(variable), value);
    }

    void put(int place, Object value) {
        cells[place] = value;
    }

    /**
     * A milestone from a record; none from null.
     *
     * @param moved the rule that moved its date, null where none did
     */
    void milestone(String variable, Candidate record, Pedigree.Rule moved) {
        if (record != null) {
            milestone(variable, record, record.day(), moved);
        }
    }

    /** A milestone from a record, on another of the days that its imputed date can be. */
    void milestone(String variable, Candidate record, int day, Pedigree.Rule moved) {
        put(variable, day, record.flag());
        pedigree.used(variable, record, moved);
    }

    /** A milestone on another day than its record says, which is known. */
    void truncated(String variable, Candidate record, int day) {
        put(variable, day, null);
        pedigree.used(variable, record, Pedigree.Rule.AFTER_CUTOFF);
    }

    /** A milestone that is another one. */
    void copy(String from, String to) {
        put(to, value(from));
        cells[FLAGS[PLACES.get(to)]] = cells[FLAGS[PLACES.get(from)]];
        pedigree.copy(from, to);
    }

    private void put(String variable, Integer day, UTF8String flag) {
        put(variable, day);
        cells[FLAGS[PLACES.get(variable)]] = flag;
    }
}
