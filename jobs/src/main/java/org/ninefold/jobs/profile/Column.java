package org.ninefold.jobs.profile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A column, profiled.
 *
 * @param place its place in the records
 * @param words what its name, and its label if there is one, mean
 * @param text name and label
 * @param records the records of the file
 * @param filled the records with a value
 * @param type what the file's schema or a data dictionary says, or {@code UNKNOWN}
 * @param dates how the cells can be read as dates
 * @param identifying whether a data dictionary, or the name, says that it identifies a person
 * @param choices the codes and labels of a data dictionary, empty without one
 */
record Column(
        int place,
        String name,
        Set<String> words,
        String text,
        int records,
        int filled,
        int distinct,
        Type type,
        int numbers,
        int wholes,
        Dates dates,
        boolean identifying,
        List<RedcapDictionary.Choice> choices) {

    /** What is known of a column's type without looking at its cells. */
    enum Type {
        DATE,
        NUMBER,
        TEXT,
        UNKNOWN
    }

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,15})?([eE][+-]?\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,15}");
    private static final double MOST = 0.8;
    private static final int FEW = 20;
    private static final double RECURRING = 0.5;

    /** Profiles the cells, null where there is no value. */
    static Column of(
            int place, String name, Words words, RedcapDictionary.Variable variable, Type type, List<String> cells) {
        List<String> filled = cells.stream().filter(cell -> cell != null).toList();
        String text = (name + " " + variable.label()).strip();
        Set<String> found = words.in(Unit.without(text));
        return new Column(
                place,
                name,
                found,
                text,
                cells.size(),
                filled.size(),
                new HashSet<>(filled).size(),
                variable.type() == Type.UNKNOWN ? type : variable.type(),
                count(filled, NUMBER),
                count(filled, WHOLE),
                Dates.of(filled),
                variable.identifying() || found.contains("PRIVATE"),
                variable.choices());
    }

    private static int count(List<String> cells, Pattern pattern) {
        return (int)
                cells.stream().filter(cell -> pattern.matcher(cell).matches()).count();
    }

    boolean isEmpty() {
        return filled == 0;
    }

    boolean isDate() {
        return isEmpty() ? type == Type.DATE : dates.prevail();
    }

    boolean isNumber() {
        return isEmpty() ? type == Type.NUMBER : numbers >= MOST * filled;
    }

    /** Whether cells of this kind can be here; an empty column of unknown type can hold anything. */
    boolean canBe(Target.Kind kind) {
        if (isEmpty() && type == Type.UNKNOWN) {
            return kind != Target.Kind.ID;
        }
        if (!choices.isEmpty()) {
            return kind == Target.Kind.CODE || kind == Target.Kind.TEXT;
        }
        return switch (kind) {
            case ID -> filled >= MOST * records && (!isDate() || serials());
            case DATE -> isDate() && (!serials() || !words.contains("DAY"));
            case DAYS -> isNumber() && wholes >= MOST * filled;
            case NUMBER -> isNumber() && (!isDate() || serials());
            case CODE ->
                !isDate() && distinct <= FEW && (distinct <= RECURRING * filled || distinct <= 2 || filled <= FEW);
            case TEXT -> !isDate();
        };
    }

    /** Numbers that could be a spreadsheet's dates. */
    private boolean serials() {
        return !isEmpty() && dates.prevail() && dates.chosen().get(0).equals(Dates.EXCEL);
    }
}
