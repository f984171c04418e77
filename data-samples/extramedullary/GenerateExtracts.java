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
 * Writes the invented extract of one Polish centre from the plain tables under {@code source}: seven subjects with a
 * relapse outside the marrow. Four files in ISO-8859-2, semicolons, decimal commas, thousands apart by a space.
 *
 * <p>The same source gives the same bytes: there is no clock, no randomness and no dependence on locale. What the source
 * does not have (patient numbers, the treatment before the infusion, the days of a neurotoxicity) follows from a subject's
 * place in it.
 *
 * <p>Run from the project root:
 *
 * <pre>java -Dfile.encoding=UTF-8 data-samples/extramedullary/GenerateExtracts.java [targetDir]</pre>
 */
public final class GenerateExtracts {

    private static final Path HOME = Path.of("data-samples", "extramedullary");
    private static final Charset LATIN_2 = Charset.forName("ISO-8859-2");
    private static final DateTimeFormatter POLISH = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    private final List<Map<String, String>> subjects;
    private final Path target;

    private GenerateExtracts(List<Map<String, String>> subjects, Path target) {
        this.subjects = subjects;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        if (!"ł".equals("\u0142")) {
            throw new IllegalStateException("This source is UTF-8: run it with java -Dfile.encoding=UTF-8 …");
        }
        Path target = args.length == 0 ? HOME : Path.of(args[0]);
        GenerateExtracts extracts = new GenerateExtracts(read("ipd_002.csv"), target);
        extracts.writePatients();
        extracts.writeRelapses();
        extracts.writeToxicities();
        extracts.writeKinetics();
    }

    /** One row a patient, bridging treatment in it; one patient was never infused. */
    private void writePatients() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Nr historii;Płeć;Wiek;Ryzyko przed HSCT;Ph;Allo-HSCT;Leczenie pomostowe;Pomostowe od;Podanie CAR-T;Dawka (10^6/kg);"
                + "Odpowiedź;Data CR;Pierwsza ocena (dzień);Ostatni kontakt;Stan;Uwagi");
        for (Map<String, String> s : subjects) {
            int place = place(s.get("patient_id"));
            boolean bridged = s.get("bridging").equals("Y");
            LocalDate bridging = LocalDate.parse(s.get("infusion_date")).minusDays(15L + 2 * place);
            lines.add(String.join(
                    ";",
                    file(s.get("patient_id")),
                    s.get("sex").equals("M") ? "M" : "K",
                    s.get("age_years") + " lat",
                    s.get("high_risk").equals("Y") ? "wysokie" : "standardowe",
                    s.get("ph_status").equals("POS") ? "tak" : "nie",
                    date(s.get("transplant_date")),
                    !bridged ? "" : place % 3 == 0 ? "radioterapia" : "chemioterapia",
                    bridged ? POLISH.format(bridging) : "",
                    date(s.get("infusion_date")),
                    comma(new BigDecimal(s.get("dose_1e6_per_kg"))),
                    s.get("best_response").equals("CR") ? "całkowita" : "brak",
                    date(s.get("response_date")),
                    s.get("first_assessment_day"),
                    date(s.get("last_followup_date")),
                    "żyje",
                    place == 4 ? "\"druga opinia; dokumentację przekazano\"" : ""));
        }
        lines.add("EM-1998;K;52 lata;wysokie;nie;14.03.2019;;;;;;;;02.08.2020;zgon;nie udało się wytworzyć preparatu");
        write("e01/pacjenci.csv", lines);
    }

    /** A record a relapse: the one outside the marrow that led to the infusion, and what came after it. */
    private void writeRelapses() throws IOException {
        Map<String, String> sites = Map.of("CNS", "OUN", "TESTIS", "jądro", "EXTENSIVE_EMD", "rozległa pozaszpikowa");
        List<String> lines = new ArrayList<>();
        lines.add("Nr historii;Data;Lokalizacja;BCR-ABL;CD19");
        for (Map<String, String> s : subjects) {
            String molecular = s.get("ph_status").equals("NEG")
                    ? "nie dotyczy"
                    : s.get("bcrabl_molecular_relapse").equals("1") ? "dodatni" : "ujemny";
            lines.add(String.join(
                    ";", file(s.get("patient_id")), date(s.get("emr_date")), sites.get(s.get("emr_site")), molecular, "dodatni"));
            if (!s.get("relapse_date").isEmpty()) {
                lines.add(String.join(
                        ";",
                        file(s.get("patient_id")),
                        date(s.get("relapse_date")),
                        sites.get(s.get("relapse_site")),
                        molecular,
                        "nieznany"));
            }
        }
        write("e01/wznowy.csv", lines);
    }

    /** A record a toxicity that occurred, in days after the infusion; the days of a neurotoxicity are invented here. */
    private void writeToxicities() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Nr historii;Powikłanie;Stopień;Początek (dzień);Koniec (dzień);Wynik");
        for (Map<String, String> record : read("ae_002.csv")) {
            Map<String, String> s = subject(record.get("patient_id"));
            boolean crs = record.get("term").startsWith("Cytokine");
            boolean over = record.get("resolved").equals("Y");
            int onset = Integer.parseInt(s.get("crs_onset_day")) + (crs ? 0 : 2);
            int days = crs ? Integer.parseInt(s.get("crs_duration_days")) : 5;
            lines.add(String.join(
                    ";",
                    file(record.get("patient_id")),
                    crs ? "Zespół uwalniania cytokin" : "Neurotoksyczność (ICANS)",
                    "stopień " + List.of("0", "I", "II", "III", "IV").get(Integer.parseInt(record.get("ctcae_grade"))),
                    Integer.toString(onset),
                    over ? Integer.toString(onset + days) : "",
                    over ? "ustąpiło" : "trwa"));
        }
        lines.add(file("S2-03") + ";Zapalenie błony śluzowej;stopień I;9;16;ustąpiło");
        write("e01/powiklania.csv", lines);
    }

    /** CAR copies in blood and cerebrospinal fluid, a record a sample, per 100 ng; one delivered twice, one without result. */
    private void writeKinetics() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("Nr historii;Materiał;Dzień;Kopie / 100 ng DNA");
        for (Map<String, String> record : read("measurements_002.csv")) {
            lines.add(String.join(
                    ";",
                    file(record.get("patient_id")),
                    record.get("analyte").equals("CART_COPIES") ? "krew" : "PMR",
                    "D" + record.get("day"),
                    spaced(new BigDecimal(record.get("value")).movePointLeft(1))));
        }
        lines.add(file("S2-04") + ";krew;D120;n.o.");
        lines.add(lines.get(6));
        write("e01/kinetyka.csv", lines);
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
        return iso.isEmpty() ? "" : POLISH.format(LocalDate.parse(iso));
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
        if (!LATIN_2.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + LATIN_2 + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(LATIN_2));
    }
}
