package org.ninefold.jobs.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ninefold.schema.Field;
import org.ninefold.study.Population;

/** What names, labels and codes of ADaM may be, whatever they are exported to: nothing is cut. */
final class AdamLimits {
    private static final int NAME = 8;
    private static final int LABEL = 40;
    private static final Pattern LEGAL = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final String CODE = "PARAMCD";

    private AdamLimits() {}

    /** Sentences about what of a table does not fit; no values of subjects. */
    static List<String> problems(Dataset dataset, ExportForm form) throws IOException {
        var problems = new ArrayList<String>();
        List<Field> fields = dataset.table().fields();
        label(dataset.name(), dataset.table().brief(), problems);
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            String column = dataset.name() + "." + field.name();
            if (field.name().length() > NAME || !LEGAL.matcher(field.name()).matches()) {
                problems.add(dataset.name() + ": ADaM has names of at most " + NAME
                        + " capital letters, digits and _, a letter first, found " + field.name() + "; "
                        + (field.vocabulary().equals(Population.YES_OR_NO) && field.required()
                                ? "give its population a flag"
                                : "give the variable another name"));
            }
            numbers(column, dataset, i, form, problems);
            label(column, field.brief(), problems);
            if (field.name().equals(CODE) && dataset.bytes()[i] > NAME) {
                problems.add(column + ": ADaM has codes of at most " + NAME + " letters, found " + dataset.bytes()[i]
                        + codes(dataset, i));
            }
            if (form == ExportForm.XPT && dataset.bytes()[i] > SasTransport.MOST_BYTES) {
                problems.add(column + ": SAS transport files have texts of at most " + SasTransport.MOST_BYTES
                        + " bytes, found " + dataset.bytes()[i]
                        + "; shorten them in the mapping or the variable, or export "
                        + ExportForm.DATASET_JSON.key());
            }
        }
        return problems;
    }

    /** Sentences about numbers that a form cannot hold. */
    static void numbers(String column, Dataset dataset, int i, ExportForm form, List<String> problems) {
        if (dataset.notFinite()[i]) {
            problems.add(
                    column + ": expected numbers, found one that is none or infinite; correct the SQL of the variable");
        } else if (form == ExportForm.XPT && dataset.beyondSas()[i]) {
            problems.add(column + ": SAS transport files have numbers from about 5e-79 to 7e75, found another;"
                    + " correct its unit, or export " + ExportForm.DATASET_JSON.key());
        }
    }

    private static void label(String of, String label, List<String> problems) {
        int bytes = label.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LABEL) {
            problems.add(of + ": ADaM has labels of at most " + LABEL + " bytes, found " + bytes
                    + "; shorten the label in the study");
        }
    }

    /** Which codes, where they are the study's own. */
    private static String codes(Dataset dataset, int column) throws IOException {
        if (!dataset.name().equals("adtte")) {
            return "; use shorter names in the mapping";
        }
        var codes = new TreeSet<String>();
        dataset.forEach(cells -> {
            String code = (String) cells.get(column);
            if (code.length() > NAME) {
                codes.add(code);
            }
        });
        return " in " + String.join(", ", codes) + "; give the endpoint a paramcd";
    }
}
