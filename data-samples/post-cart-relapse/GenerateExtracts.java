import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the invented extracts of one children's hospital, 37 patients who relapsed after CAR-T cells, from the plain table
 * under {@code source}: French, from an old spreadsheet of a Mac (MacRoman, carriage returns, serial dates of the 1904
 * system), patients in one file and what happened to them, one row an act, in another.
 *
 * <p>The same source gives the same bytes: there is no clock, no randomness and no dependence on locale. Whatever the
 * source does not have (file numbers, months of age, the day on which a salvage began) follows from a subject's place in it.
 *
 * <p>Run from the project root:
 *
 * <pre>java -Dfile.encoding=UTF-8 data-samples/post-cart-relapse/GenerateExtracts.java [targetDir]</pre>
 */
public final class GenerateExtracts {

    private static final Path HOME = Path.of("data-samples", "post-cart-relapse");
    private static final LocalDate DAY_0 = LocalDate.of(1904, 1, 1);
    private static final Map<String, String> SITES = Map.of("BM", "moelle", "CNS", "SNC", "EMD_OTHER", "extramédullaire");
    private static final Map<String, String> SALVAGE =
            Map.of("CHEMO", "chimiothérapie", "IMMUNO", "immunothérapie", "CART2", "CAR-T");
    private static final Map<String, String> RESPONSES =
            Map.of("CR", "rémission complète", "PR", "rémission partielle", "NR", "échec");
    private static final Map<String, String> CAUSES = Map.of("RELAPSE", "leucémie", "TREATMENT", "toxicité du traitement");

    private final List<Map<String, String>> subjects;
    private final Path target;

    private GenerateExtracts(List<Map<String, String>> subjects, Path target) {
        this.subjects = subjects;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        if (!"é".equals("\u00e9")) {
            throw new IllegalStateException("This source is UTF-8: run it with java -Dfile.encoding=UTF-8 …");
        }
        GenerateExtracts extracts = new GenerateExtracts(
                readAll(HOME.resolve("source/ipd_001.csv")), args.length == 0 ? HOME : Path.of(args[0]));
        extracts.writePatients();
        extracts.writeFollowUp();
    }

    /** A title above the header and a sum below the table; the last row is a child who never relapsed. */
    private void writePatients() throws IOException {
        Sheet sheet = new Sheet(
                "Dossier", "Sexe", "Âge (mois)", "Ph", "Maladie avant CAR-T", "Rechute", "Dernières nouvelles", "Médecin");
        for (int i = 0; i < subjects.size(); i++) {
            Map<String, String> s = subjects.get(i);
            sheet.row(
                    number(i), s.get("sex").equals("M") ? "garçon" : "fille",
                    Integer.toString(12 * Integer.parseInt(s.get("age_years")) + i * 7 % 12),
                    s.get("ph_status").equals("POS") ? "oui" : "non",
                    s.get("disease_status_prior").equals("RR") ? "réfractaire ou en rechute" : "MRD réapparue", "oui",
                    s.get("death_date") == null ? serial(s, "last_followup_date") : "", i % 2 == 0 ? "Dr Lefèvre" : "Dr Noël");
        }
        sheet.row("E-990", "fille", "101", "non", "MRD réapparue", "non", serial(LocalDate.of(2023, 9, 12)), "Dr Noël");
        String text = "Cohorte CAR-T CD19 pédiatrique\rextraction pour l'étude des rechutes\r" + sheet.text()
                + "Total;" + (subjects.size() + 1) + "\r";
        write("p01/patients.csv", text);
    }

    /** One row an act, in the order of time; one relapse is written twice, and visits say nothing that is taken. */
    private void writeFollowUp() throws IOException {
        Sheet sheet = new Sheet("Dossier", "Date", "Acte", "Rang", "Précision", "CD19", "Réponse");
        int unsure = 0;
        for (int i = 0; i < subjects.size(); i++) {
            Map<String, String> s = subjects.get(i);
            List<String[]> acts = new ArrayList<>();
            acts.add(act(i, serial(s, "infusion_date"), "CAR-T", "1", "", "", ""));
            if (s.get("consolidative_hsct_date") != null) {
                acts.add(act(i, serial(s, "consolidative_hsct_date"), "allogreffe", "1", "consolidation", "", ""));
            }
            boolean dim = "NEG".equals(s.get("cd19_status_at_relapse")) && unsure++ % 3 == 2;
            acts.add(act(i, serial(s, "index_date"), "rechute", "1", SITES.get(s.get("relapse_site")), cd19(s, dim), ""));
            if (!s.get("salvage").equals("NONE")) {
                LocalDate begun = date(s, "index_date").plusDays(3 + i * 5 % 12);
                acts.add(act(i, serial(begun), "traitement de rattrapage", "1", SALVAGE.get(s.get("salvage")), "", ""));
                acts.add(act(i, serial(s, "response_date"), "évaluation", "1", "", "", RESPONSES.get(s.get("best_response"))));
            }
            if (s.get("subsequent_hsct_date") != null) {
                acts.add(act(i, serial(s, "subsequent_hsct_date"), "allogreffe", s.get("subsequent_hsct_number"), "", "", ""));
            }
            if (s.get("second_relapse_date") != null) {
                acts.add(act(i, serial(s, "second_relapse_date"), "rechute", "2", "", "", ""));
            }
            if (s.get("death_date") != null) {
                acts.add(act(i, serial(s, "death_date"), "décès", "", CAUSES.get(s.get("death_cause")), "", ""));
            } else {
                acts.add(act(i, serial(s, "last_followup_date"), "consultation", "", "", "", ""));
            }
            acts.forEach(sheet::row);
        }
        sheet.row("E-990", serial(LocalDate.of(2021, 3, 30)), "CAR-T", "1", "", "", "");
        sheet.repeat(3);
        write("p01/suivi.csv", sheet.text());
    }

    private static String[] act(
            int subject, String date, String what, String rank, String detail, String cd19, String response) {
        return new String[] {number(subject), date, what, rank, detail, cd19, response};
    }

    /** The source tells lost or weak CD19 as one; which of them is weak is made up. */
    private static String cd19(Map<String, String> s, boolean dim) {
        return switch (s.get("cd19_status_at_relapse")) {
            case "POS" -> "positif";
            case "NEG" -> dim ? "faible" : "négatif";
            default -> "non fait";
        };
    }

    private static String number(int subject) {
        return String.format(Locale.ROOT, "E-%03d", 104 + 17 * subject);
    }

    private static LocalDate date(Map<String, String> s, String column) {
        return s.get(column) == null ? null : LocalDate.parse(s.get(column));
    }

    private static String serial(Map<String, String> s, String column) {
        return serial(date(s, column));
    }

    /** Days since 1904-01-01: the number a Mac's spreadsheet kept for a date. */
    private static String serial(LocalDate date) {
        return date == null ? "" : Long.toString(ChronoUnit.DAYS.between(DAY_0, date));
    }

    private void write(String file, String text) throws IOException {
        Charset charset = Charset.forName("x-MacRoman");
        if (!charset.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + charset + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(charset));
    }

    /** The rows of the source by column; no entry where a cell is empty. */
    private static List<Map<String, String>> readAll(Path source) throws IOException {
        List<String> lines = Files.readAllLines(source, StandardCharsets.UTF_8);
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    row.put(header.get(i), cells[i]);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    /** A header and its rows, separated by semicolons; no cell of them needs quotes. */
    private static final class Sheet {
        private final List<String[]> rows = new ArrayList<>();

        Sheet(String... header) {
            rows.add(header);
        }

        void row(String... cells) {
            if (cells.length != rows.get(0).length || Arrays.stream(cells).anyMatch(cell -> cell.contains(";"))) {
                throw new IllegalArgumentException(Arrays.toString(cells) + " under " + Arrays.toString(rows.get(0)));
            }
            rows.add(cells);
        }

        /** Delivers a row a second time, at the end; row 1 is the first below the header. */
        void repeat(int row) {
            rows.add(rows.get(row));
        }

        String text() {
            StringBuilder text = new StringBuilder();
            rows.forEach(row -> text.append(String.join(";", row)).append('\r'));
            return text.toString();
        }
    }
}
