import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the invented extract of one French centre from the plain tables under {@code source}: seven subjects with a
 * relapse outside the marrow. Four files in ISO-8859-1, semicolons, decimal commas, thousands apart by a space.
 *
 * <p>The same source gives the same bytes: there is no clock, no randomness and no dependence on locale. What the source
 * does not have (patient numbers, courses before the infusion, the days of a neurotoxicity) follows from a subject's
 * place in it.
 *
 * <p>Run from the project root:
 *
 * <pre>java -Dfile.encoding=UTF-8 data-samples/extramedullary/GenerateExtracts.java [targetDir]</pre>
 */
public final class GenerateExtracts {

    private static final Path HOME = Path.of("data-samples", "extramedullary");
    private static final Charset LATIN_1 = StandardCharsets.ISO_8859_1;
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private final List<Map<String, String>> subjects;
    private final Path target;

    private GenerateExtracts(List<Map<String, String>> subjects, Path target) {
        this.subjects = subjects;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        if (!"é".equals("\u00E9")) {
            throw new IllegalStateException("This source is UTF-8: run it with java -Dfile.encoding=UTF-8 …");
        }
        Path target = args.length == 0 ? HOME : Path.of(args[0]);
        GenerateExtracts extracts = new GenerateExtracts(read("ipd_002.csv"), target);
        extracts.writePatients();
        extracts.writeRelapses();
        extracts.writeToxicities();
        extracts.writeKinetics();
    }

    /** One row a patient; one patient was never infused. */
    private void writePatients() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("N° dossier;Sexe;Âge;Risque avant greffe;Chr. Philadelphie;Allogreffe;Cures avant perfusion;Perfusion CAR-T;"
                + "Dose (10^6/kg);Réponse;Date de la RC;1re évaluation (J);Dernières nouvelles;Statut;Observations");
        for (Map<String, String> s : subjects) {
            lines.add(String.join(
                    ";",
                    file(s.get("patient_id")),
                    s.get("sex").equals("M") ? "H" : "F",
                    s.get("age_years") + " ans",
                    s.get("high_risk").equals("Y") ? "élevé" : "standard",
                    s.get("ph_status").equals("POS") ? "oui" : "non",
                    date(s.get("transplant_date")),
                    Integer.toString(s.get("bridging").equals("Y") ? 1 + place(s.get("patient_id")) % 2 : 0),
                    date(s.get("infusion_date")),
                    comma(new BigDecimal(s.get("dose_1e6_per_kg"))),
                    s.get("best_response").equals("CR") ? "RC" : "échec",
                    date(s.get("response_date")),
                    s.get("first_assessment_day"),
                    date(s.get("last_followup_date")),
                    "vivant",
                    place(s.get("patient_id")) == 4 ? "\"2e avis; dossier transmis\"" : ""));
        }
        lines.add("EM-1998;F;52 ans;élevé;non;14/03/2019;1;;;;;;02/08/2020;décédé;échec de fabrication");
        write("e01/patients.csv", lines);
    }

    /** A record a relapse: the one outside the marrow that led to the infusion, and what came after it. */
    private void writeRelapses() throws IOException {
        Map<String, String> sites = Map.of("CNS", "SNC", "TESTIS", "testicule", "EXTENSIVE_EMD", "extramédullaire étendue");
        List<String> lines = new ArrayList<>();
        lines.add("N° dossier;Date;Localisation;BCR-ABL;CD19");
        for (Map<String, String> s : subjects) {
            String molecular = s.get("ph_status").equals("NEG")
                    ? "sans objet"
                    : s.get("bcrabl_molecular_relapse").equals("1") ? "positif" : "négatif";
            lines.add(String.join(
                    ";", file(s.get("patient_id")), date(s.get("emr_date")), sites.get(s.get("emr_site")), molecular, "positif"));
            if (!s.get("relapse_date").isEmpty()) {
                lines.add(String.join(
                        ";",
                        file(s.get("patient_id")),
                        date(s.get("relapse_date")),
                        sites.get(s.get("relapse_site")),
                        molecular,
                        "inconnu"));
            }
        }
        write("e01/rechutes.csv", lines);
    }

    /** A record a toxicity that occurred, in days after the infusion; the days of a neurotoxicity are invented here. */
    private void writeToxicities() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("N° dossier;Toxicité;Grade;Début (J);Fin (J);Évolution");
        for (Map<String, String> record : read("ae_002.csv")) {
            Map<String, String> s = subject(record.get("patient_id"));
            boolean crs = record.get("term").startsWith("Cytokine");
            int onset = Integer.parseInt(s.get("crs_onset_day")) + (crs ? 0 : 2);
            int days = crs ? Integer.parseInt(s.get("crs_duration_days")) : 5;
            lines.add(String.join(
                    ";",
                    file(record.get("patient_id")),
                    crs ? "Relargage cytokinique" : "Neurotoxicité (ICANS)",
                    "grade " + List.of("0", "I", "II", "III", "IV").get(Integer.parseInt(record.get("ctcae_grade"))),
                    Integer.toString(onset),
                    record.get("resolved").equals("Y") ? Integer.toString(onset + days) : "",
                    record.get("resolved").equals("Y") ? "résolu" : "en cours"));
        }
        lines.add(file("S2-03") + ";Mucite;grade I;9;16;résolu");
        write("e01/toxicites.csv", lines);
    }

    /** CAR copies in blood and cerebrospinal fluid, a record a sample, in copies per 100 ng; one delivered twice, one unreadable. */
    private void writeKinetics() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("N° dossier;Prélèvement;J;Copies / 100 ng ADN");
        for (Map<String, String> record : read("measurements_002.csv")) {
            lines.add(String.join(
                    ";",
                    file(record.get("patient_id")),
                    record.get("analyte").equals("CART_COPIES") ? "sang" : "LCR",
                    "J" + record.get("day"),
                    spaced(new BigDecimal(record.get("value")).movePointLeft(1))));
        }
        lines.add(file("S2-04") + ";sang;J120;n.i.");
        lines.add(lines.get(6));
        write("e01/suivi_cart.csv", lines);
    }

    private Map<String, String> subject(String id) {
        return subjects.stream().filter(s -> s.get("patient_id").equals(id)).findFirst().orElseThrow();
    }

    private static int place(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    /** An invented file number. */
    private static String file(String id) {
        return "EM-" + (2011 + 137 * place(id));
    }

    private static String date(String iso) {
        return iso.isEmpty() ? "" : FRENCH.format(LocalDate.parse(iso));
    }

    private static String comma(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /** With a space between groups of three digits. */
    private static String spaced(BigDecimal number) {
        String[] parts = comma(number).split(",", -1);
        String whole = parts[0].replaceAll("(?<=\\d)(?=(\\d{3})+$)", " ");
        return parts.length == 1 ? whole : whole + "," + parts[1];
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        List<String> lines = Files.readAllLines(HOME.resolve("source").resolve(file), StandardCharsets.UTF_8);
        String[] header = lines.get(0).split(",", -1);
        List<Map<String, String>> records = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> record = new HashMap<>();
            for (int i = 0; i < header.length; i++) {
                record.put(header[i], cells[i]);
            }
            records.add(record);
        }
        return records;
    }

    /** Refuses a character that the charset lacks; {@code String.getBytes} would write a question mark. */
    private void write(String file, List<String> lines) throws IOException {
        String text = String.join("\r\n", lines) + "\r\n";
        if (!LATIN_1.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + LATIN_1 + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(LATIN_1));
    }
}
