package org.ninefold.jobs.profile;

import com.typesafe.config.ConfigUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ninefold.schema.Field;

/** A guess as the mapping says it, {@code "?"} for what the file does not say, and the comment beside it. */
record FieldText(String value, String evidence) {
    private static final String UNKNOWN = "?";
    private static final List<String> OPEN = List.of("term", "type");

    /** The text of a guess among those of its source. */
    static FieldText of(Guess guess, List<Guess> guesses, Profile profile, Codes codes) {
        Column column = guess.column();
        List<String> evidence = new ArrayList<>();
        evidence.add(
                column.isEmpty()
                        ? "empty in " + SourceText.counted(column.records(), "record")
                        : column.filled() + " of " + column.records() + " filled");
        String text = "column = " + quoted(column.name());
        switch (guess.target().kind()) {
            case ID -> evidence.add(column.distinct() + " different");
            case DATE -> text += format(column, profile, evidence);
            case DAYS -> {
                notNumbers(column, evidence);
                text += ", " + daysAfter(guess, guesses, profile, evidence);
            }
            case NUMBER -> {
                notNumbers(column, evidence);
                text += unit(guess, profile, evidence);
            }
            case CODE -> text += codes(guess, guesses, profile, codes, evidence);
            case TEXT -> evidence.add("as recorded");
        }
        return new FieldText("{ " + text + " }", String.join("; ", evidence));
    }

    private static void notNumbers(Column column, List<String> evidence) {
        if (column.numbers() < column.filled()) {
            evidence.add((column.filled() - column.numbers()) + " not a number");
        }
    }

    private static String format(Column column, Profile profile, List<String> evidence) {
        if (column.isEmpty()) {
            return profile.usualDate()
                    .map(usual -> {
                        evidence.add("the format of the other dates");
                        return ", format = " + quoted(usual);
                    })
                    .orElse("");
        }
        Dates dates = column.dates();
        List<String> formats = new ArrayList<>(dates.chosen());
        if (dates.fitting() < dates.cells()) {
            evidence.add((dates.cells() - dates.fitting()) + " not a date in this format");
        }
        if (formats.size() > 1) {
            formats.forEach(format -> evidence.add(dates.fits(format) + " fit " + format));
        }
        String first = formats.get(0);
        if (first.equals(Dates.EXCEL)) {
            evidence.add("serial numbers of a spreadsheet, or excel-1904");
        } else if (dates.ambiguous()) {
            formats = orderOfTheFile(dates, profile, evidence)
                    .map(dayFirst -> dates.chosen().stream()
                            .map(format -> Dates.oriented(format, dayFirst))
                            .toList())
                    .orElse(List.of(UNKNOWN));
        } else if (dates.ordered()) {
            evidence.add(
                    dates.onlyDayFirst() + " can only be day first, " + dates.onlyMonthFirst() + " only month first");
        }
        if (formats.equals(List.of(Dates.DEFAULT))) {
            return "";
        }
        return ", format = "
                + (formats.size() == 1
                        ? quoted(formats.get(0))
                        : formats.stream().map(FieldText::quoted).collect(Collectors.joining(", ", "[", "]")));
    }

    /** Whether the day comes first, if the other columns of the file say so. */
    private static Optional<Boolean> orderOfTheFile(Dates dates, Profile profile, List<String> evidence) {
        int day = profile.columns().stream()
                .mapToInt(column -> column.dates().onlyDayFirst())
                .sum();
        int month = profile.columns().stream()
                .mapToInt(column -> column.dates().onlyMonthFirst())
                .sum();
        String first = dates.chosen().get(0);
        String both =
                Dates.oriented(first, true) + " and " + Dates.oriented(first, false) + " fit all " + dates.fits(first);
        if (day > 0 == month > 0) {
            evidence.add(both + (day == 0 ? "" : ", and other columns disagree") + ": ask the centre");
            return Optional.empty();
        }
        evidence.add(both + "; " + Math.max(day, month) + " dates of other columns fit the one chosen only");
        return Optional.of(day > 0);
    }

    private static String daysAfter(Guess guess, List<Guess> guesses, Profile profile, List<String> evidence) {
        Optional<Guess> earlier = guess.target().field().equals("end_date")
                ? Guess.find(guesses, guess.target().table(), guess.target().of(), "onset_date")
                : Optional.empty();
        evidence.add("days after the " + (earlier.isPresent() ? "onset" : "infusion"));
        Optional<Guess> base = earlier.or(() -> Guess.find(guesses, "infusion", "", "date"));
        if (base.isEmpty()) {
            return "days-after { column = \"" + UNKNOWN + "\" }";
        }
        Column column = base.get().column();
        var unsaid = new ArrayList<String>();
        String text = "column = " + quoted(column.name())
                + (base.get().target().kind() == Target.Kind.DATE
                        ? format(column, profile, unsaid)
                        : ", " + daysAfter(base.get(), guesses, profile, unsaid));
        return "days-after { " + text + " }";
    }

    private static String unit(Guess guess, Profile profile, List<String> evidence) {
        Field field = Guess.field(guess.target());
        Column column = guess.column();
        if (field.units().isEmpty()) {
            return "";
        } else if (field.units().containsKey("months")) {
            return column.words().contains("MONTHS") ? ", unit = months" : "";
        }
        Optional<String> unit = Unit.in(column.text(), column.words())
                .filter(name -> field.units().containsKey(name));
        if (unit.isEmpty()) {
            evidence.add("the name says no unit: one of "
                    + String.join(", ", field.units().keySet()));
            return ", unit = \"" + UNKNOWN + "\"";
        }
        String text = ", unit = " + quoted(unit.get());
        if (unit.get().endsWith("/kg")) {
            return text;
        }
        Optional<Column> weight = profile.columns().stream()
                .filter(other -> other.words().contains("WEIGHT") && other.isNumber())
                .findFirst();
        evidence.add("a total, divided by the weight in kg");
        return text + ", per-kg { column = " + quoted(weight.map(Column::name).orElse(UNKNOWN)) + " }";
    }

    private static String codes(Guess guess, List<Guess> guesses, Profile profile, Codes codes, List<String> evidence) {
        Field field = Guess.field(guess.target());
        Column column = guess.column();
        boolean closed = !field.vocabulary().isEmpty() || field.name().equals("grade") || OPEN.contains(field.name());
        if (!closed) {
            evidence.add("as recorded");
            return "";
        }
        List<String> entries = new ArrayList<>();
        if (!column.choices().isEmpty()) {
            evidence.add("codes of the data dictionary");
            column.choices()
                    .forEach(choice -> entries.add(
                            quoted(choice.code()) + " = " + code(codes.code(field, column.words(), choice.label()))));
        } else if (column.isEmpty() || profile.distinct(column).stream().allMatch(value -> legal(field, value))) {
            return "";
        } else {
            Profile.Values values = profile.values(column, Guess.id(guesses));
            values.shown()
                    .forEach(value ->
                            entries.add(quoted(value) + " = " + code(codes.code(field, column.words(), value))));
            if (values.hidden() > 0) {
                evidence.add(SourceText.counted(values.hidden(), entries.isEmpty() ? "value" : "further value")
                        + (values.hidden() == 1 ? ", of" : ", each of") + " fewer than " + Profile.SHARED
                        + " patients: see " + (values.hidden() == 1 ? "it" : "them") + " in your file");
            }
        }
        return ", codes {" + (entries.isEmpty() ? "" : " " + String.join(", ", entries)) + " }";
    }

    private static String code(Optional<String> known) {
        return known.map(code -> code.matches("\\w+") ? code : quoted(code)).orElse("\"" + UNKNOWN + "\"");
    }

    /** Whether the cell needs no code. */
    private static boolean legal(Field field, String cell) {
        return field.name().equals("grade")
                ? cell.matches("[0-5]")
                : field.vocabulary().contains(cell);
    }

    static String quoted(String text) {
        return ConfigUtil.quoteString(text);
    }
}
