import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes the invented extract of one Russian centre from the plain tables under {@code source}: 47 subjects, infusions side
 * by side, toxicities and CAR copies one below the other, peaks of cytokines side by side. Tabs, decimal commas,
 * windows-1251; the cytokines as a spreadsheet's "Unicode text".
 *
 * <p>The same source gives the same bytes: there is no clock, no randomness and no dependence on locale. What the source
 * does not have (patient numbers, birth dates, the days on which residual disease was found and consolidation began) follows from a subject's place
 * in it.
 *
 * <p>Run from the project root:
 *
 * <pre>java -Dfile.encoding=UTF-8 data-samples/mrd/GenerateExtracts.java [targetDir]</pre>
 */
public final class GenerateExtracts {

    private static final Path HOME = Path.of("data-samples", "mrd");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final DateTimeFormatter RUSSIAN = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final int MOST_INFUSIONS = 3;
    private static final List<String> ROMAN = List.of("0", "I", "II", "III", "IV", "V");

    private final List<Map<String, String>> subjects = read("ipd_003.csv");
    private final List<Map<String, String>> infusions = read("infusions_003.csv");
    private final Path target;

    private GenerateExtracts(Path target) throws IOException {
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        if (!"я".equals("\u044F")) {
            throw new IllegalStateException("This source is UTF-8: run it with java -Dfile.encoding=UTF-8 …");
        }
        Path target = args.length == 0 ? HOME : Path.of(args[0]);
        GenerateExtracts extracts = new GenerateExtracts(target);
        extracts.writePatients();
        extracts.writeInfusions();
        extracts.writeToxicities();
        extracts.writeCopies();
        extracts.writeCytokines();
    }

    /** One row a patient, a total below; one patient was screened and not treated. */
    private void writePatients() throws IOException {
        Map<String, String> status = Map.of("ACTIVE", "рецидив", "MRD", "МОБ+", "CR", "МОБ-");
        Map<String, String> causes = Map.of("RELAPSE", "прогрессия лейкоза", "TRANSPLANT_TOXICITY", "осложнения ТГСК");
        Sheet sheet = new Sheet(
                "№", "Пол", "Дата рождения", "Ph", "Статус до инфузии", "Бласты КМ, %", "МОБ, %", "МОБ: характер",
                "МОБ выявлена", "Поражение ЦНС", "Сложный кариотип", "Включён", "МОБ-рецидив", "Рецидив", "Локализация", "CD19",
                "ТГСК", "Консолидация с", "В-клеточная аплазия", "Умер", "Причина смерти", "Последний контакт");
        for (Map<String, String> s : subjects) {
            LocalDate infused = LocalDate.parse(s.get("infusion_date"));
            boolean residual = s.get("group").equals("MRD");
            sheet.row(
                    file(s), s.get("sex").equals("M") ? "м" : "ж", RUSSIAN.format(birth(s)),
                    s.get("ph_status").equals("POS") ? "+" : "-", status.get(s.get("disease_status_at_infusion")),
                    comma(s.get("blast_pct")), comma(s.get("mrd_level_pct")),
                    residual ? s.get("mrd_class").equals("RELAPSE") ? "рецидив" : "персистенция" : "",
                    residual ? RUSSIAN.format(infused.minusDays(14 + place(s) * 5 % 30)) : "", yes(s.get("cns_leukemia")),
                    yes(s.get("complex_karyotype")), "да",
                    s.get("mrd_reappearance_day").isEmpty()
                            ? ""
                            : RUSSIAN.format(infused.plusDays(Integer.parseInt(s.get("mrd_reappearance_day")))),
                    date(s.get("relapse_date")), s.get("relapse_site").equals("BM") ? "костный мозг" : "",
                    s.get("cd19_status_at_relapse").replace("POS", "сохранён").replace("NEG", "утрачен"),
                    date(s.get("subsequent_hsct_date")), consolidation(s, infused), yes(s.get("b_cell_aplasia")),
                    date(s.get("death_date")), s.get("death_cause").isEmpty() ? "" : causes.get(s.get("death_cause")),
                    date(s.get("last_followup_date")));
        }
        sheet.row(
                "2048", "м", "03.07.1990", "-", "рецидив", "61", "", "", "", "нет", "нет", "нет", "", "", "", "", "", "", "", "",
                "", "12.02.2019");
        write("m01/patients.txt", sheet.text() + "Всего включено: " + subjects.size() + "\r\n", CYRILLIC);
    }

    /** One row a patient, up to three infusions side by side: dose, cytokine release, what was seen on day 28. */
    private void writeInfusions() throws IOException {
        List<String> header = new ArrayList<>(List.of("№", "Начало СВЦ 1 (день)", "Длительность СВЦ 1", "Терапия СВЦ 1"));
        for (int i = 1; i <= MOST_INFUSIONS; i++) {
            header.addAll(List.of("Инфузия " + i, "Доза " + i + ", 10^5/кг", "СВЦ " + i, "Ответ " + i));
        }
        Sheet sheet = new Sheet(header.toArray());
        for (Map<String, String> s : subjects) {
            List<String> cells = new ArrayList<>(List.of(
                    file(s), s.get("crs_onset_day"), s.get("crs_duration_days"), s.get("steroid").equals("1") ? "ГКС" : ""));
            for (int i = 1; i <= MOST_INFUSIONS; i++) {
                cells.addAll(infusion(s, i));
            }
            sheet.row(cells.toArray());
        }
        write("m01/infusions.txt", sheet.text(), CYRILLIC);
    }

    private List<String> infusion(Map<String, String> s, int number) {
        Map<String, String> repeated = infusions.stream()
                .filter(i -> i.get("patient_id").equals(s.get("patient_id"))
                        && i.get("infusion_no").equals(Integer.toString(number)))
                .findFirst()
                .orElse(null);
        if (number > 1 && repeated == null) {
            return List.of("", "", "", "");
        }
        Map<String, String> told = number == 1 ? s : repeated;
        return List.of(
                date(told.get("infusion_date")),
                comma(new BigDecimal(told.get("dose_1e6_per_kg")).movePointRight(1).stripTrailingZeros().toPlainString()),
                ROMAN.get(Integer.parseInt(told.get("crs_grade"))),
                Map.of("MRD_NEG", "МОБ-негативная ремиссия", "PR", "частичный ответ", "NR", "нет ответа")
                        .get(told.get(number == 1 ? "day28_response" : "response")));
    }

    /** The toxicity form of the patients with residual disease, all its lines: 0 says asked and none. Cytokine release stands elsewhere. */
    private void writeToxicities() throws IOException {
        Map<String, Map<String, String>> grades = new HashMap<>();
        TreeSet<String> terms = new TreeSet<>();
        for (Map<String, String> record : read("ae_003.csv")) {
            if (!record.get("term").startsWith("Cytokine")) {
                terms.add(record.get("term"));
                grades.computeIfAbsent(record.get("patient_id"), id -> new HashMap<>())
                        .put(record.get("term"), record.get("ctcae_grade"));
            }
        }
        terms.add("Serum creatinine increased");
        Sheet sheet = new Sheet("№", "Нежелательное явление", "Степень CTCAE");
        for (Map<String, String> s : subjects) {
            if (s.get("group").equals("MRD")) {
                for (String term : terms) {
                    String grade = grades.getOrDefault(s.get("patient_id"), Map.of()).getOrDefault(term, "0");
                    sheet.row(file(s), TERMS.get(term), ROMAN.get(Integer.parseInt(grade)) + " ст.");
                }
            }
        }
        write("m01/toxicity.txt", sheet.text(), CYRILLIC);
    }

    /** CAR copies, a record a sample; the source's course goes on after four deaths, the extract ends with life. One sample twice. */
    private void writeCopies() throws IOException {
        Sheet sheet = new Sheet("№", "Дата инфузии", "Инфузия", "День", "Копий CAR на мкг ДНК");
        for (Map<String, String> record : read("measurements_003.csv")) {
            Map<String, String> s = subject(record.get("patient_id"));
            LocalDate infused = infused(s, record.get("infusion_no"));
            LocalDate drawn = infused.plusDays(Integer.parseInt(record.get("day")));
            if (record.get("analyte").equals("CART_COPIES") && !drawn.isAfter(LocalDate.parse(s.get("last_followup_date")))) {
                sheet.row(
                        file(s), RUSSIAN.format(infused), record.get("infusion_no"), record.get("day"), comma(record.get("value")));
            }
        }
        sheet.repeat(12);
        write("m01/copies.txt", sheet.text(), CYRILLIC);
    }

    /** Peaks of the first infusion side by side, the protein in mg/dl, as a spreadsheet saves "Unicode text". */
    private void writeCytokines() throws IOException {
        Map<String, Map<String, String>> peaks = new TreeMap<>();
        for (Map<String, String> record : read("measurements_003.csv")) {
            peaks.computeIfAbsent(record.get("patient_id"), id -> new HashMap<>()).put(record.get("analyte"), record.get("value"));
            peaks.get(record.get("patient_id")).put("day of " + record.get("analyte"), record.get("day"));
        }
        Sheet sheet = new Sheet(
                "№", "Забор", "СРБ, мг/дл", "sIL-2R, Ед/мл", "IL-6, пг/мл", "IL-8, пг/мл", "IL-10, пг/мл", "Ферритин, нг/мл");
        for (Map<String, String> s : subjects) {
            Map<String, String> peak = peaks.get(s.get("patient_id"));
            LocalDate drawn = LocalDate.parse(s.get("infusion_date")).plusDays(Integer.parseInt(peak.get("day of CRP")));
            sheet.row(
                    file(s), RUSSIAN.format(drawn),
                    comma(new BigDecimal(peak.get("CRP")).movePointLeft(1).stripTrailingZeros().toPlainString()),
                    peak.get("IL2R"), peak.get("IL6"), peak.get("IL8"), peak.get("IL10"), peak.get("FERRITIN"));
        }
        write("m01/cytokines.txt", "\uFEFF" + sheet.text(), StandardCharsets.UTF_16LE);
    }

    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("Fever", "Лихорадка"),
            Map.entry("Febrile neutropenia", "Фебрильная нейтропения"),
            Map.entry("Anemia", "Анемия"),
            Map.entry("Leukopenia", "Лейкопения"),
            Map.entry("Neutropenia", "Нейтропения"),
            Map.entry("Lymphopenia", "Лимфопения"),
            Map.entry("Thrombocytopenia", "Тромбоцитопения"),
            Map.entry("Fibrinogen decreased", "Снижение фибриногена"),
            Map.entry("Alanine aminotransferase increased", "Повышение АЛТ"),
            Map.entry("Aspartate aminotransferase increased", "Повышение АСТ"),
            Map.entry("Gamma glutamyl transpeptidase increased", "Повышение ГГТ"),
            Map.entry("Blood bilirubin increased", "Повышение билирубина"),
            Map.entry("Serum creatinine increased", "Повышение креатинина"));

    private Map<String, String> subject(String id) {
        return subjects.stream().filter(s -> s.get("patient_id").equals(id)).findFirst().orElseThrow();
    }

    private LocalDate infused(Map<String, String> s, String number) {
        return infusions.stream()
                .filter(i -> i.get("patient_id").equals(s.get("patient_id")) && i.get("infusion_no").equals(number))
                .findFirst()
                .map(i -> LocalDate.parse(i.get("infusion_date")))
                .orElse(LocalDate.parse(s.get("infusion_date")));
    }

    private int place(Map<String, String> s) {
        return 1 + subjects.indexOf(s);
    }

    /** An invented file number with leading zeros. */
    private String file(Map<String, String> s) {
        return String.format(Locale.ROOT, "%04d", 17 + 29 * place(s));
    }

    /** An invented birth date on which the age at infusion, in completed years, is the source's. */
    private LocalDate birth(Map<String, String> s) {
        return LocalDate.parse(s.get("infusion_date"))
                .minusYears(Integer.parseInt(s.get("age_years")))
                .minus(15 + place(s) * 71L % 330, ChronoUnit.DAYS);
    }

    /** An invented day of the second month, on which chemotherapy after the infusion begins. */
    private String consolidation(Map<String, String> s, LocalDate infused) {
        return s.get("additional_therapy").contains("CONSOLIDATION")
                ? RUSSIAN.format(infused.plusDays(32 + place(s)))
                : "";
    }

    private static String yes(String flag) {
        return flag.isEmpty() ? "" : flag.equals("1") ? "да" : "нет";
    }

    private static String date(String iso) {
        return iso.isEmpty() ? "" : RUSSIAN.format(LocalDate.parse(iso));
    }

    private static String comma(String number) {
        return number.replace('.', ',');
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
    private void write(String file, String text, Charset charset) throws IOException {
        if (!charset.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + charset + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(charset));
    }

    /** A header and its rows, tabs between. */
    private static final class Sheet {
        private final List<String> lines = new ArrayList<>();
        private final int width;

        Sheet(Object... header) {
            width = header.length;
            row(header);
        }

        void row(Object... cells) {
            if (cells.length != width) {
                throw new IllegalArgumentException(cells.length + " cells, not " + width + ": " + Arrays.toString(cells));
            }
            lines.add(String.join("\t", Arrays.stream(cells).map(Object::toString).toList()));
        }

        /** Delivers a row a second time, at the end; row 1 is the first below the header. */
        void repeat(int row) {
            lines.add(lines.get(row));
        }

        String text() {
            return String.join("\r\n", lines) + "\r\n";
        }
    }
}
