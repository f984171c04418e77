package org.ninefold.jobs.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ninefold.quality.DataGateException;

/** A data dictionary as REDCap exports it: what columns are called, their choices, their validation. */
record RedcapDictionary(Map<String, RedcapDictionary.Variable> variables) {
    private static final int VARIABLES = 100_000;
    private static final int MOST_BYTES = 1 << 26;
    private static final List<String> NAME = List.of("variable / field name", "field_name");
    private static final List<String> LABEL = List.of("field label", "field_label");
    private static final List<String> CHOICES =
            List.of("choices, calculations, or slider labels", "select_choices_or_calculations");
    private static final List<String> FIELD_TYPE = List.of("field type", "field_type");
    private static final List<String> VALIDATION =
            List.of("text validation type or show slider number", "text_validation_type_or_show_slider_number");
    private static final List<String> IDENTIFIER = List.of("identifier?", "identifier");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern CHOICE = Pattern.compile("\\s*([^,|]+?)\\s*,\\s*(.*?)\\s*");

    /** A value that a variable may have, as the data hold it and as people read it. */
    record Choice(String code, String label) {}

    /**
     * What the dictionary says of a column: what people read, empty where it says nothing; the type by its validation; whether it
     * is flagged as an identifier; its values, none where any is allowed.
     */
    record Variable(String label, Column.Type type, boolean identifying, List<Choice> choices) {}

    /** Reads a dictionary; a file that is none is a {@link DataGateException}. */
    static RedcapDictionary read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new DataGateException(List.of(file + " is larger than a data dictionary can be, which has at most "
                    + MOST_BYTES + " bytes; export it from REDCap as CSV and give that file"));
        }
        byte[] bytes = Files.readAllBytes(file);
        List<List<String>> records = Encoding.of(bytes, true)
                .flatMap(encoding -> Encoding.decoded(bytes, encoding.name(), true))
                .map(text -> Dialect.of(text, VARIABLES).records())
                .orElse(List.of());
        List<String> header = records.isEmpty()
                ? List.of()
                : records.get(0).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList();
        if (place(header, NAME) < 0 || place(header, LABEL) < 0) {
            throw new DataGateException(
                    List.of(file + " is not a REDCap data dictionary: expected columns \"Variable / Field Name\" and"
                            + " \"Field Label\"; export it from REDCap as CSV and give that file"));
        }
        var variables = new HashMap<String, Variable>();
        for (List<String> cells : records.subList(1, records.size())) {
            variables.put(cell(cells, header, NAME), variable(cells, header));
        }
        return new RedcapDictionary(variables);
    }

    /** What is said of a column; says nothing of those that the dictionary does not have. */
    Variable variable(String column) {
        return variables.getOrDefault(column, new Variable("", Column.Type.UNKNOWN, false, List.of()));
    }

    private static Variable variable(List<String> cells, List<String> header) {
        String validation = cell(cells, header, VALIDATION);
        Column.Type type = validation.startsWith("date")
                ? Column.Type.DATE
                : validation.matches("(integer|number).*") ? Column.Type.NUMBER : Column.Type.UNKNOWN;
        List<Choice> choices = new ArrayList<>();
        String fieldType = cell(cells, header, FIELD_TYPE);
        if (fieldType.matches("radio|dropdown")) {
            for (String choice : cell(cells, header, CHOICES).split("\\|", -1)) {
                Matcher parts = CHOICE.matcher(TAG.matcher(choice).replaceAll(""));
                if (parts.matches()) {
                    choices.add(new Choice(parts.group(1), parts.group(2)));
                }
            }
        } else if (fieldType.matches("yesno|truefalse")) {
            choices.add(new Choice("1", "Yes"));
            choices.add(new Choice("0", "No"));
        }
        return new Variable(
                TAG.matcher(cell(cells, header, LABEL)).replaceAll(" ").strip(),
                type,
                cell(cells, header, IDENTIFIER).equalsIgnoreCase("y"),
                choices);
    }

    private static String cell(List<String> cells, List<String> header, List<String> names) {
        int place = place(header, names);
        return place < 0 || place >= cells.size() ? "" : cells.get(place);
    }

    private static int place(List<String> header, List<String> names) {
        return names.stream()
                .map(header::indexOf)
                .filter(place -> place >= 0)
                .findFirst()
                .orElse(-1);
    }
}
