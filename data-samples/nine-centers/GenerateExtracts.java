import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Writes the invented extracts of nine transplant centres from one plain table, {@code source/ipd_004.csv}: the same 43
 * subjects, each centre in a dress of its own and with the blemishes that real extracts have.
 *
 * <p>The same source gives the same bytes: there is no clock, no randomness and no dependence on locale. Whatever the
 * source does not have (patient numbers, birth dates, weights, remarks) follows from a subject's place in it.
 *
 * <p>Run from the project root, after a build has placed Spark's libraries:
 *
 * <pre>java -cp "jobs/target/spark/jars/*" data-samples/nine-centers/GenerateExtracts.java [targetDir]</pre>
 */
public final class GenerateExtracts {

    private static final Path HOME = Path.of("data-samples", "nine-centers");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String LF = "\n";
    private static final String CRLF = "\r\n";

    private final List<Subject> subjects;
    private final Path target;

    private GenerateExtracts(List<Subject> subjects, Path target) {
        this.subjects = subjects;
        this.target = target;
    }

    public static void main(String[] args) throws IOException {
        if (!"女".equals("\u5973")) {
            throw new IllegalStateException("This source is UTF-8: run it with java -Dfile.encoding=UTF-8 -cp …");
        }
        Path target = args.length == 0 ? HOME : Path.of(args[0]);
        GenerateExtracts extracts = new GenerateExtracts(Subject.readAll(HOME.resolve("source/ipd_004.csv")), target);
        extracts.writeC01();
        extracts.writeC02();
        extracts.writeC03();
    }

    /** Chinese, GB18030; one row a patient; days after the infusion; dose in 1e5/kg; a screen failure, a repeated row. */
    private void writeC01() throws IOException {
        Map<String, String> status = Map.of("ACTIVE", "形态学复发", "MRD", "微小残留病阳性", "EMD", "髓外复发");
        Map<String, String> response = Map.of("CR", "完全缓解", "PR", "部分缓解", "NR", "未缓解");
        Map<String, String> site = Map.of("BM", "骨髓", "CNS", "中枢神经系统", "BM+EMD", "骨髓及髓外");
        Map<String, String> cause = Map.of("RELAPSE", "白血病复发", "DISEASE_PROGRESSION", "疾病进展");
        String[] agvhd = {"无", "Ⅰ度", "Ⅱ度", "Ⅲ度", "Ⅳ度"};
        String[] wards = {"血液一病区", "血液二病区", "移植病区"};
        Sheet sheet = new Sheet(
                "住院号", "病区", "入组", "性别", "出生日期", "Ph染色体", "回输前状态", "移植日期", "回输日期",
                "回输剂量(10^5/kg)", "最佳疗效", "疗效评估日期", "复发日期", "复发部位", "复发时CD19", "是否死亡", "死亡日期",
                "死亡原因", "二次移植日期", "末次随访日期", "CRS分级", "CRS发生(第几天)", "CRS持续(天)", "ICANS分级", "aGVHD分度",
                "备注");
        for (Subject s : of("S4-C1")) {
            sheet.row(
                    "%08d".formatted(412_387 + 7_919 * s.number()), wards[s.number() % wards.length], "是",
                    s.sex().equals("M") ? "男" : "女", chinese(s.birthDate()), s.ph().equals("POS") ? "阳性" : "阴性",
                    status.get(s.status()), chinese(s.transplant()), chinese(s.infusion()),
                    plain(s.dose().movePointRight(1)), response.get(s.response()), chinese(s.responseDate()),
                    chinese(s.relapse()), word(site, s.relapseSite()),
                    s.relapse() == null ? "未知" : s.cd19().equals("POS") ? "阳性" : "阴性", s.death() == null ? "否" : "是",
                    chinese(s.death()), word(cause, s.deathCause()), chinese(s.secondTransplant()),
                    chinese(s.lastContact()), s.crs() + "级", s.crsOnsetDay(), s.crsDays(), s.icans() + "级",
                    agvhd[s.agvhd()], s.number() == 5 ? "皮疹,激素治疗后好转" : "");
        }
        sheet.repeat(7);
        sheet.row(
                "00530021", wards[1], "否", "女", "1999年8月30日", "未知", status.get("ACTIVE"), "2018年3月5日", "", "", "", "",
                "", "", "", "未知", "", "", "", "", "", "", "", "", "", "制备失败,未回输");
        write("c01/patients.csv", sheet.text(',', LF) + LF + LF, GB18030);
    }

    /** German, semicolons, decimal commas, windows-1252, two yearly files; the dead have no last contact. */
    private void writeC02() throws IOException {
        Map<String, String> status = Map.of("ACTIVE", "florides Rezidiv", "MRD", "MRD-positiv", "EMD", "extramedullär");
        Map<String, String> response = Map.of("CR", "vollständig", "PR", "teilweise", "NR", "kein Ansprechen");
        Map<String, String> site = Map.of("BM", "Knochenmark", "CNS", "ZNS", "BM+EMD", "Knochenmark + extramedullär");
        Map<String, String> cause = Map.of("RELAPSE", "Rückfall", "DISEASE_PROGRESSION", "Fortschreiten");
        String[] header = {
            "Pat.-Nr.", "Station", "Geschlecht", "Geburtsdatum", "Ph-Status", "Krankheitsstatus", "Transplantation am",
            "Infusion am", "Zelldosis (10^6/kg)", "Bestes Ansprechen", "Ansprechen am", "Rückfall am", "Rückfallort",
            "CD19 bei Rückfall", "Verstorben am", "Todesursache", "Zweite Transplantation am", "Letzter Kontakt",
            "CRS-Grad", "CRS Beginn", "CRS Ende", "ICANS-Grad", "aGvHD-Grad", "Bemerkung"
        };
        Map<Boolean, Sheet> byPeriod = Map.of(false, new Sheet(header), true, new Sheet(header));
        for (Subject s : of("S4-C2")) {
            byPeriod.get(s.infusion().getYear() >= 2018).row(
                    "%02d-%04d".formatted(s.infusion().getYear() % 100, 211 + 37 * s.number()), "Hämatologie 3B",
                    s.sex().equals("M") ? "männlich" : "weiblich", german(s.birthDate()),
                    s.ph().equals("POS") ? "positiv" : "negativ", status.get(s.status()), german(s.transplant()),
                    german(s.infusion()), plain(s.dose()).replace('.', ','), response.get(s.response()),
                    german(s.responseDate()), german(s.relapse()), word(site, s.relapseSite()),
                    s.relapse() == null ? "k. A." : s.cd19().equals("POS") ? "erhalten" : "verloren", german(s.death()),
                    word(cause, s.deathCause()), german(s.secondTransplant()),
                    s.death() == null ? german(s.lastContact()) : "", roman(s.crs()), german(s.crsOnset()),
                    german(s.crsEnd()), roman(s.icans()), roman(s.agvhd()),
                    s.number() == 14 ? "Fieber bis 39,4 °C; Tocilizumab einmalig" : "k. A.");
        }
        write("c02/export_2016-2017.csv", byPeriod.get(false).text(';', CRLF), WINDOWS_1252);
        write("c02/export_2018-2019.csv", byPeriod.get(true).text(';', CRLF), WINDOWS_1252);
    }

    /** UTF-8 with a byte order mark; total cells and weight; toxicities in a file of their own, grades in words. */
    private void writeC03() throws IOException {
        String[] grades = {"none", "mild", "moderate", "severe", "life-threatening", "fatal"};
        Sheet patients = new Sheet(
                "study_no", "sex", "age", "weight_kg", "ph", "disease_status", "allo_hsct", "cart_infusion",
                "cells_total_1e6", "best_response", "response_date", "relapse_date", "relapse_site", "relapse_cd19",
                "second_hsct", "outcome", "date_of_death", "cause_of_death", "last_follow_up", "remark");
        Sheet toxicities = new Sheet("study_no", "toxicity", "grade", "onset", "resolved", "reported_by");
        for (Subject s : of("S4-C3")) {
            String id = "ZY-%04d".formatted(s.number() * 13);
            BigDecimal weight = s.weight();
            patients.row(
                    id, s.sex(), s.age(), plain(weight), s.ph().equals("POS") ? "Ph+" : "Ph-",
                    s.status().toLowerCase(Locale.ROOT), s.transplant(), s.infusion(), plain(s.dose().multiply(weight)),
                    s.response(), s.responseDate(), s.relapse(), s.relapseSite(), s.cd19(), s.secondTransplant(),
                    s.death() == null ? "alive" : "dead", s.death(),
                    word(Map.of("DISEASE_PROGRESSION", "progressive disease"), s.deathCause()), s.lastContact(),
                    s.secondTransplant() == null ? "" : "second donor, same HLA");
            if (s.crs() > 0) {
                toxicities.row(id, "CRS", grades[s.crs()], s.crsOnset(), s.crsEnd(), "ward");
            }
            if (s.icans() > 0) {
                toxicities.row(id, "ICANS", grades[s.icans()], "", "", "neurologist");
            }
            if (s.agvhd() > 0) {
                toxicities.row(id, "aGVHD", roman(s.agvhd()), "", "", "outpatient clinic");
            }
            if (s.number() % 3 == 0) {
                toxicities.row(id, "neutropenic fever", grades[2], s.infusion().plusDays(8), "", "ward");
            }
        }
        write("c03/patients.csv", "\uFEFF" + patients.text(',', LF), StandardCharsets.UTF_8);
        write("c03/toxicities.csv", "\uFEFF" + toxicities.text(',', LF) + LF, StandardCharsets.UTF_8);
    }

    private List<Subject> of(String centre) {
        return subjects.stream().filter(s -> s.centre().equals(centre)).toList();
    }

    /** Refuses a character that the charset does not have, where {@code String.getBytes} would write a question mark. */
    private void write(String file, String text, Charset charset) throws IOException {
        CharsetEncoder encoder = charset.newEncoder();
        if (!encoder.canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + charset + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(charset));
    }

    private static String chinese(LocalDate date) {
        return date(date, "yyyy年M月d日");
    }

    private static String german(LocalDate date) {
        return date(date, "dd.MM.yyyy");
    }

    private static String american(LocalDate date) {
        return date(date, "M/d/yyyy");
    }

    private static String compact(LocalDate date) {
        return date(date, "yyyyMMdd");
    }

    private static String date(LocalDate date, String pattern) {
        return date == null ? "" : DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date);
    }

    /** Days since 1899-12-30: the number a spreadsheet of the 1900 system keeps for a date after February 1900. */
    private static String serial(LocalDate date) {
        return date == null ? "" : Long.toString(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date));
    }

    private static String roman(int grade) {
        return List.of("0", "I", "II", "III", "IV", "V").get(grade);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String word(Map<String, String> words, String code) {
        return code == null ? "" : words.get(code);
    }

    /** A subject of the source; null where the source is empty. */
    private record Subject(
            int number,
            String centre,
            int age,
            String sex,
            String status,
            String ph,
            LocalDate transplant,
            LocalDate infusion,
            BigDecimal dose,
            String response,
            LocalDate responseDate,
            LocalDate relapse,
            String relapseSite,
            String cd19,
            LocalDate death,
            String deathCause,
            LocalDate secondTransplant,
            LocalDate lastContact,
            int crs,
            Integer crsOnsetDay,
            Integer crsDays,
            int icans,
            int agvhd) {

        static List<Subject> readAll(Path source) throws IOException {
            List<String> lines = Files.readAllLines(source, StandardCharsets.UTF_8);
            List<String> header = List.of(lines.get(0).split(",", -1));
            List<Subject> subjects = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                subjects.add(read(subjects.size() + 1, header, line.split(",", -1)));
            }
            return subjects;
        }

        private static Subject read(int number, List<String> header, String[] cells) {
            java.util.function.UnaryOperator<String> cell = name -> {
                String value = cells[header.indexOf(name)];
                return value.isEmpty() ? null : value;
            };
            java.util.function.Function<String, LocalDate> date =
                    name -> cell.apply(name) == null ? null : LocalDate.parse(cell.apply(name));
            java.util.function.Function<String, Integer> whole =
                    name -> cell.apply(name) == null ? null : Integer.valueOf(cell.apply(name));
            return new Subject(
                    number,
                    cell.apply("center_id"),
                    whole.apply("age_years"),
                    cell.apply("sex"),
                    cell.apply("disease_status_at_infusion"),
                    cell.apply("ph_status"),
                    date.apply("transplant_date"),
                    date.apply("infusion_date"),
                    new BigDecimal(cell.apply("dose_1e6_per_kg")),
                    cell.apply("best_response"),
                    date.apply("response_date"),
                    date.apply("relapse_date"),
                    cell.apply("relapse_site"),
                    cell.apply("cd19_status_at_relapse"),
                    date.apply("death_date"),
                    cell.apply("death_cause"),
                    date.apply("subsequent_hsct_date"),
                    date.apply("last_followup_date"),
                    whole.apply("crs_grade"),
                    whole.apply("crs_onset_day"),
                    whole.apply("crs_duration_days"),
                    whole.apply("icans_grade"),
                    whole.apply("agvhd_grade"));
        }

        /** An invented birth date on which the age at infusion, in completed years, is the source's. */
        LocalDate birthDate() {
            return infusion.minusYears(age).minusDays(20 + (number * 83) % 320);
        }

        LocalDate crsOnset() {
            return crsOnsetDay == null ? null : infusion.plusDays(crsOnsetDay);
        }

        /** A CRS that outlasts the patient in the source ends, as a date, with the patient's life. */
        LocalDate crsEnd() {
            if (crsOnsetDay == null) {
                return null;
            }
            LocalDate end = crsOnset().plusDays(crsDays);
            return death != null && end.isAfter(death) ? death : end;
        }

        /** An invented weight in half kilograms with which total / weight is the dose, also in binary arithmetic. */
        BigDecimal weight() {
            int halves = 2 * (age < 18 ? 10 + 3 * age : sex.equals("M") ? 63 : 52) + (number * 7) % 19;
            BigDecimal weight;
            do {
                weight = BigDecimal.valueOf(5L * halves++, 1);
            } while (dose.multiply(weight).doubleValue() / weight.doubleValue() != dose.doubleValue());
            return weight;
        }
    }

    /** A header and its rows, as a hospital would export them. */
    private static final class Sheet {
        private final List<String[]> rows = new ArrayList<>();

        Sheet(String... header) {
            rows.add(header);
        }

        void row(Object... cells) {
            if (cells.length != rows.get(0).length) {
                throw new IllegalArgumentException(cells.length + " cells under " + Arrays.toString(rows.get(0)));
            }
            rows.add(Arrays.stream(cells).map(c -> c == null ? "" : c.toString()).toArray(String[]::new));
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
            boolean plain = cell.indexOf(delimiter) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
            return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }
}
