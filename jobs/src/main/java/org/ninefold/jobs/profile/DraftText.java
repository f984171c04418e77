package org.ninefold.jobs.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ninefold.schema.Field;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;
import org.ninefold.study.StudyReader;

/** The mappings of a draft, table by table. */
final class DraftText {
    private static final int WIDE = 110;
    private static final String SUBJECT = "subject";
    private static final String ID = "subject_id";

    private final Codes codes;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> identified = new TreeSet<>();
    private final Set<String> guessed = new TreeSet<>();

    DraftText(Codes codes) {
        this.codes = codes;
    }

    /** A source with its guesses. */
    record Guessed(String source, Profile profile, List<Guess> guesses) {
        private FieldText text(Guess guess, Codes codes) {
            return FieldText.of(guess, guesses, profile, codes);
        }
    }

    /** The lines of all tables. */
    List<String> tables(List<Guessed> sources) {
        for (Table table : StandardSchema.standard().harmonized()) {
            List<List<String>> mappings = new ArrayList<>();
            for (Guessed source : sources) {
                groups(source, table.name())
                        .forEach((of, guesses) -> mappings.add(mapping(source, table, of, guesses)));
            }
            if (table.name().equals(SUBJECT) && mappings.isEmpty()) {
                mappings.add(mapping(sources.get(0), table, "", List.of()));
            }
            if (!mappings.isEmpty()) {
                lines.add("    " + table.name() + " = [");
                mappings.forEach(lines::addAll);
                lines.add("    ]");
            }
        }
        return List.copyOf(lines);
    }

    /** The fields for which no column was found, by table. */
    List<String> unmapped() {
        var unmapped = new ArrayList<String>();
        for (Table table : StandardSchema.standard().harmonized()) {
            List<String> open = table.fields().stream()
                    .map(Field::name)
                    .filter(field -> !StandardSchema.FILLED_BY_THE_PLATFORM.contains(field)
                            && !guessed.contains(table.name() + "." + field))
                    .toList();
            if (!open.isEmpty()) {
                unmapped.add(table.name() + ": " + (open.contains(ID) ? "the whole table" : String.join(", ", open)));
            }
        }
        return unmapped;
    }

    /** The guesses of a table by the constant that tells its mappings apart; those that cannot make a row are left out. */
    private static Map<String, List<Guess>> groups(Guessed source, String table) {
        Map<String, List<Guess>> groups = source.guesses().stream()
                .filter(guess -> guess.target().table().equals(table))
                .collect(Collectors.groupingBy(guess -> guess.target().of(), LinkedHashMap::new, Collectors.toList()));
        groups.values().removeIf(guesses -> !makesRows(table, guesses));
        return groups;
    }

    private static boolean makesRows(String table, List<Guess> guesses) {
        Set<String> fields =
                guesses.stream().map(guess -> guess.target().field()).collect(Collectors.toSet());
        String of = guesses.get(0).target().of();
        return switch (table) {
            case SUBJECT -> fields.size() > 1;
            case "infusion" -> fields.contains("date");
            case "event" -> fields.contains("date") || (of.endsWith("GVHD") && fields.contains("grade"));
            case "adverse_event" ->
                (fields.contains("grade") || fields.contains("onset_date"))
                        && (!of.isEmpty() || fields.contains("term"));
            default -> true;
        };
    }

    private List<String> mapping(Guessed source, Table table, String of, List<Guess> guesses) {
        List<String> text = new ArrayList<>();
        text.add("      {");
        text.add("        from = " + source.source());
        text.add("        fields {");
        for (Field field : table.fields()) {
            String name = field.name();
            guesses.stream()
                    .filter(guess -> guess.target().field().equals(name) && !name.equals(ID))
                    .findFirst()
                    .ifPresentOrElse(
                            guess -> line(text, table, StudyReader.GUESS + name, source.text(guess, codes)),
                            () -> constant(text, source, table, of, name));
        }
        text.add("        }");
        text.add("      }");
        return text;
    }

    private void constant(List<String> text, Guessed source, Table table, String of, String field) {
        switch (field) {
            case ID -> line(text, table, identified.add(source.source()) ? StudyReader.GUESS + ID : ID, id(source));
            case "type", "term" -> {
                if (!of.isEmpty()) {
                    line(text, table, field, new FieldText(of, ""));
                }
            }
            case "number", "infusion_number" ->
                line(text, table, StudyReader.GUESS + field, new FieldText("1", "if nobody was infused twice"));
            case "scale" -> {
                String scales = String.join(", ", table.field(field).vocabulary());
                line(text, table, StudyReader.GUESS + field, new FieldText("\"?\"", "ask the centre: " + scales));
            }
            default -> {}
        }
    }

    /** The column of the patients' numbers; said with its evidence where it is met first. */
    private FieldText id(Guessed source) {
        return source.guesses().stream()
                .filter(guess -> guess.target().kind() == Target.Kind.ID)
                .findFirst()
                .map(guess -> source.text(guess, codes))
                .orElse(new FieldText("{ column = \"?\" }", "no column was recognized: name it in all mappings"));
    }

    private void line(List<String> lines, Table table, String key, FieldText field) {
        guessed.add(table.name() + "."
                + (key.startsWith(StudyReader.GUESS) ? key.substring(StudyReader.GUESS.length()) : key));
        String comment = key.equals(ID) || field.evidence().isEmpty() ? "" : "# " + field.evidence();
        boolean object = field.value().startsWith("{");
        String whole = "          " + key + (object ? " " : " = ") + field.value();
        if (!comment.isEmpty() && whole.length() + comment.length() < WIDE) {
            whole += " " + comment;
        } else if (!comment.isEmpty()) {
            lines.add("          " + comment);
        }
        int codes = field.value().indexOf(", codes {");
        int cut = codes < 0 ? field.value().indexOf(", days-after {") : codes;
        if (whole.length() <= WIDE || cut < 0) {
            lines.add(whole);
        } else {
            lines.add("          " + key + " {");
            lines.add("            " + field.value().substring(2, cut));
            String rest = field.value().substring(cut + 2, field.value().length() - 1);
            lines.add("            " + rest.strip());
            lines.add("          }");
        }
    }
}
