import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the invented extracts of one hospital, 23 patients with prophylactic CAR-T cells and 44 without, from the plain
 * tables under {@code source}: Spanish, two files of a spreadsheet's Unicode text, two of a laboratory's and a registry's
 * older exports.
 *
 * <p>The same source gives the same bytes: there is no clock, no randomness and no dependence on locale. Whatever the
 * source does not have (patient numbers, dates of marrow samples, days of late recovery) follows from a subject's place in it.
 *
 * <p>Run from the project root:
 *
 * <pre>java -Dfile.encoding=UTF-8 data-samples/prophylactic/GenerateExtracts.java [targetDir]</pre>
 */
public final class GenerateExtracts {

    private static final Path HOME = Path.of("data-samples", "prophylactic");
    private static final Map<String, String> SITES =
            Map.of("BM", "MO", "EMD", "extramedular", "BM+EMD", "MO y extramedular");
    private static final Map<String, String> CAUSES = Map.of(
            "RELAPSE", "recaída",
            "NRM", "MRT",
            "INFECTION_SEPSIS", "sepsis",
            "INFECTION_FUNGAL", "infección fúngica",
            "INFECTION_COVID19", "COVID-19");
    private static final Map<String, String> EVENTS = Map.of(
            "Leukopenia", "leucopenia",
            "Thrombocytopenia", "trombopenia",
            "Anemia", "anemia",
            "Cytokine release syndrome", "SLC",
            "Acute GVHD", "EICH aguda");
    private static final String[] ROMAN = {"0", "I", "II", "III", "IV"};

    private final List<Row> subjects = Row.readAll("ipd_000.csv").stream()
            .sorted(Comparator.comparing(s -> s.date("transplant_date")))
            .toList();
    private final Map<String, String> numbers = new HashMap<>();
    private final Path target;

    private GenerateExtracts(Path target) throws IOException {
        this.target = target;
        for (Row s : subjects) {
            numbers.put(s.text("patient_id"), String.format(Locale.ROOT, "%06d", 310_422 + 613 * numbers.size()));
        }
    }

    public static void main(String[] args) throws IOException {
        if (!"ñ".equals("\u00f1")) {
            throw new IllegalStateException("This source is UTF-8: run it with java -Dfile.encoding=UTF-8 …");
        }
        GenerateExtracts extracts = new GenerateExtracts(args.length == 0 ? HOME : Path.of(args[0]));
        extracts.writeTransplants();
        extracts.writeInfusions();
        extracts.writeToxicities();
        extracts.writeLaboratory();
    }

    /** UTF-16 with tabs, one row a transplant; one of them twice, and a patient who is in neither group. */
    private void writeTransplants() throws IOException {
        Sheet sheet = new Sheet(
                "NHC", "Sexo", "Edad", "Ph", "Riesgo genético", "Fecha TPH", "ERM pre-TPH", "Fecha ERM", "Grupo",
                "Fecha recaída", "Sitio recaída", "CD19 recaída", "Fecha éxitus", "Causa éxitus", "Último contacto",
                "Observaciones");
        int place = 0;
        for (Row s : subjects) {
            place++;
            LocalDate transplant = s.date("transplant_date");
            sheet.row(
                    number(s), s.text("sex").equals("M") ? "V" : "M", s.text("age_years"),
                    s.text("ph_status").equals("POS") ? "positivo" : "negativo",
                    s.flag("high_risk_genetics") ? "alto" : "estándar", spanish(transplant),
                    s.flag("mrd_or_active_at_hsct") ? "positiva" : "negativa",
                    spanish(transplant.minusDays(8 + place * 5 % 9)), treated(s) ? "CAR-T profiláctico" : "control",
                    spanish(s.date("relapse_date")), word(SITES, s.text("relapse_site")),
                    cd19(s.text("cd19_status_at_relapse")), spanish(s.date("death_date")),
                    word(CAUSES, s.text("death_cause")), spanish(s.date("last_followup_date")),
                    place % 17 == 0 ? "segundo donante disponible; \"HLA idéntico\"" : "");
        }
        sheet.repeat(40);
        sheet.row(
                "398801", "V", "29", "negativo", "estándar", "14/03/2022", "negativa", "02/03/2022", "no incluido",
                "20/04/2022", "MO", "conservado", "", "", "11/12/2023", "recaída antes del día +60");
        write("h01/trasplantes.txt", "\uFEFF" + sheet.text('\t', "\r\n"), StandardCharsets.UTF_16LE);
    }

    /** UTF-16 with tabs: when, and how many cells in ten millions per kilogram. */
    private void writeInfusions() throws IOException {
        Sheet sheet = new Sheet("NHC", "Fecha infusión", "Producto", "Dosis (10^7/kg)", "Lote");
        for (Row s : subjects) {
            if (treated(s)) {
                BigDecimal dose = new BigDecimal(s.text("dose_1e6_per_kg")).movePointLeft(1);
                sheet.row(
                        number(s), spanish(s.date("infusion_date")), "CAR-T CD19 de donante", comma(dose),
                        "L" + s.date("infusion_date").getYear() + "-" + s.text("patient_id").substring(4));
            }
        }
        write("h01/infusiones.txt", "\uFEFF" + sheet.text('\t', "\r\n"), StandardCharsets.UTF_16LE);
    }

    /** Windows-1252, one row an event, in days after the infusion; what is not listed did not occur. */
    private void writeToxicities() throws IOException {
        Sheet sheet = new Sheet(
                "NHC", "Evento", "Grado", "Día inicio", "Duración (días)", "Tratamiento", "UCI",
                "Prednisolona al inicio (mg/d)");
        Map<String, List<Row>> events = Row.readAll("ae_000.csv").stream()
                .collect(Collectors.groupingBy(
                        event -> event.text("patient_id"), LinkedHashMap::new, Collectors.toList()));
        int place = 0;
        for (Row s : subjects) {
            if (!treated(s)) {
                continue;
            }
            place++;
            for (Row event : events.getOrDefault(s.text("patient_id"), List.of())) {
                boolean crs = event.text("term").startsWith("Cytokine");
                boolean gvhd = event.text("term").equals("Acute GVHD");
                sheet.row(
                        number(s), EVENTS.get(event.text("term")),
                        "grado " + ROMAN[Integer.parseInt(event.text("ctcae_grade"))], event.text("onset_day"),
                        event.text("recovery_days"), crs ? treatment(s) : "", s.flag("icu_for_crs") ? "sí" : "no",
                        !gvhd ? "" : s.flag("basal_prednisolone_stopped") ? "0" : "5");
            }
            persistent(sheet, s, place);
            sheet.row(number(s), "aplasia B", "", "0", s.text("bcell_aplasia_days"), "inmunoglobulinas", "no", "");
            if (place % 6 == 0) {
                sheet.row(number(s), "fiebre", "grado I", "3", "2", "", "no", "");
            }
        }
        sheet.repeat(5);
        write("h01/toxicidad.csv", sheet.text(';', "\r\n"), Charset.forName("windows-1252"));
    }

    /** Cytopenia beyond day 28, a row a lineage; the days to its recovery are made up. */
    private void persistent(Sheet sheet, Row s, int place) {
        if (!s.flag("persistent_cytopenia")) {
            return;
        }
        Map<String, String> lineages = new LinkedHashMap<>();
        lineages.put("leucopenia persistente", "wbc_normalised");
        lineages.put("trombopenia persistente", "plt_normalised");
        lineages.put("anemia persistente", "hb_normalised");
        int days = 20 + place * 11 % 60;
        for (Map.Entry<String, String> lineage : lineages.entrySet()) {
            sheet.row(
                    number(s), lineage.getKey(), "", "28", s.flag(lineage.getValue()) ? Integer.toString(days++) : "", "",
                    "no", "");
        }
    }

    /** Windows-1252 with semicolons: a row a sample, a column a test, decimal commas, points between thousands. */
    private void writeLaboratory() throws IOException {
        Sheet sheet = new Sheet("NHC", "Día", "CAR-T (copias/µg ADN)", "IL-6 (pg/mL)", "PCR (mg/dL)", "Validado por");
        Map<String, Map<String, String>> samples = new LinkedHashMap<>();
        for (Row measured : Row.readAll("measurements_000.csv")) {
            String sample = measured.text("patient_id") + " " + measured.text("day");
            samples.computeIfAbsent(sample, key -> new HashMap<>()).put(measured.text("analyte"), measured.text("value"));
        }
        samples.forEach((sample, values) -> {
            String[] key = sample.split(" ");
            sheet.row(
                    numbers.get(key[0]), key[1], thousands(values.get("CART_COPIES")), comma(decimal(values.get("IL6"), 0)),
                    comma(decimal(values.get("CRP"), 1)), key[1].equals("0") ? "Dra. Núñez" : "automático");
        });
        write("h01/laboratorio.csv", sheet.text(';', "\n"), Charset.forName("windows-1252"));
    }

    private static boolean treated(Row s) {
        return s.text("group").equals("CART");
    }

    private String number(Row s) {
        return numbers.get(s.text("patient_id"));
    }

    private static String treatment(Row s) {
        return (s.flag("steroid_escalation") ? "corticoide" : "") + (s.flag("tocilizumab") ? " + tocilizumab" : "");
    }

    /** Where CD19 is unknown the hospital still waits for it: a word that is in no code list. */
    private static String cd19(String status) {
        return status == null ? "" : status.equals("POS") ? "conservado" : "pendiente";
    }

    private static String spanish(LocalDate date) {
        return date == null ? "" : DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT).format(date);
    }

    private static BigDecimal decimal(String number, int places) {
        return number == null ? null : new BigDecimal(number).movePointLeft(places);
    }

    private static String comma(BigDecimal number) {
        return number == null ? "-" : number.toPlainString().replace('.', ',');
    }

    private static String thousands(String whole) {
        return whole == null ? "-" : String.format(Locale.ROOT, "%,d", Long.parseLong(whole)).replace(',', '.');
    }

    private static String word(Map<String, String> words, String code) {
        return code == null ? "" : words.get(code);
    }

    private void write(String file, String text, Charset charset) throws IOException {
        if (!charset.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + charset + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(charset));
    }

    /** A row of a source table; null where a cell is empty. */
    private record Row(Map<String, String> cells) {
        static List<Row> readAll(String file) throws IOException {
            List<String> lines = Files.readAllLines(HOME.resolve("source").resolve(file), StandardCharsets.UTF_8);
            List<String> header = List.of(lines.get(0).split(",", -1));
            List<Row> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int i = 0; i < cells.length; i++) {
                    row.put(header.get(i), cells[i].isEmpty() ? null : cells[i]);
                }
                rows.add(new Row(row));
            }
            return rows;
        }

        String text(String column) {
            return cells.get(column);
        }

        boolean flag(String column) {
            return "1".equals(cells.get(column));
        }

        LocalDate date(String column) {
            return text(column) == null ? null : LocalDate.parse(text(column));
        }
    }

    /** A header and its rows, as a hospital would export them. */
    private static final class Sheet {
        private final List<String[]> rows = new ArrayList<>();

        Sheet(String... header) {
            rows.add(header);
        }

        void row(String... cells) {
            if (cells.length != rows.get(0).length) {
                throw new IllegalArgumentException(cells.length + " cells under " + Arrays.toString(rows.get(0)));
            }
            rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell).toArray(String[]::new));
        }

        /** Delivers a row a second time, at the end; row 1 is the first below the header. */
        void repeat(int row) {
            rows.add(rows.get(row));
        }

        String text(char delimiter, String lineEnd) {
            StringBuilder text = new StringBuilder();
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    text.append(i == 0 ? "" : delimiter).append(quoted(row[i], delimiter));
                }
                text.append(lineEnd);
            }
            return text.toString();
        }

        private static String quoted(String cell, char delimiter) {
            boolean plain = cell.indexOf(delimiter) < 0 && cell.indexOf('"') < 0;
            return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }
}
