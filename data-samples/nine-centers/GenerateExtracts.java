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
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

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
        extracts.writeC04();
        extracts.writeC05();
        extracts.writeC06();
        extracts.writeC07();
        extracts.writeC08();
        extracts.writeC09();
    }

    /** Chinese, GB18030; one row a patient, one of them twice; CRS in days, dose in 1e5/kg; a screen failure. */
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
                    number("%08d", 412_387 + 7_919 * s.number()), wards[s.number() % wards.length], "是",
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

    /** German, semicolons, decimal commas, windows-1252, two files; the dead have no last contact. */
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
                    number("%02d-%04d", s.infusion().getYear() % 100, 211 + 37 * s.number()), "Hämatologie 3B",
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
            String id = number("ZY-%04d", s.number() * 13);
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

    /** Tabs, American dates, age in months, sex as 1 and 2, a point for no value; one infusion on 30 February. */
    private void writeC04() throws IOException {
        Map<String, String> response = Map.of("CR", "complete", "PR", "partial", "NR", "none");
        Map<String, String> cause = Map.of("RELAPSE", "relapse", "DISEASE_PROGRESSION", "progression");
        Sheet sheet = new Sheet(
                "MRN", "SEX", "AGE_MONTHS", "PH", "DISEASE", "HSCT_DATE", "CART_DATE", "CELLS_PER_KG", "BEST_RESPONSE",
                "RESPONSE_DATE", "RELAPSE_DATE", "RELAPSE_SITE", "CD19", "HSCT2_DATE", "STATUS", "DEATH_DATE",
                "DEATH_CAUSE", "LAST_SEEN", "CRS", "CRS_DAY", "CRS_DURATION", "ICANS", "AGVHD", "ABSTRACTED_BY");
        for (Subject s : of("S4-C4")) {
            sheet.row(
                    "MRN" + (100_234 + 811 * s.number()), s.sex().equals("M") ? 1 : 2,
                    12 * s.age() + (5 * s.number()) % 12, s.ph().equals("POS") ? "pos" : "neg", s.status(),
                    american(s.transplant()), american(s.infusion()), plain(s.dose().movePointRight(6)),
                    response.get(s.response()), orPoint(american(s.responseDate())), orPoint(american(s.relapse())),
                    orPoint(s.relapseSite()), orPoint(s.cd19()), orPoint(american(s.secondTransplant())),
                    s.death() == null ? "A" : "D", orPoint(american(s.death())), orPoint(word(cause, s.deathCause())),
                    american(s.lastContact()), "G" + s.crs(), s.crsOnsetDay(), s.crsDays(), "G" + s.icans(),
                    "G" + s.agvhd(), s.number() % 2 == 0 ? "registrar" : "study nurse");
        }
        sheet.row(
                "MRN140901", 2, 263, "neg", "ACTIVE", "4/18/2016", "2/30/2018", 1_900_000, "complete", "3/28/2018", ".",
                ".", ".", ".", "A", ".", ".", "12/9/2019", "G1", 3, 4, "G0", "G0", "registrar");
        write("c04/cart_registry.txt", sheet.text('\t', LF), StandardCharsets.UTF_8);
    }

    /** Three files: patients (one never infused), what happened to them (one record twice), toxicities when present. */
    private void writeC05() throws IOException {
        Map<String, String> cause =
                Map.of("RELAPSE", "leukemia relapse", "DISEASE_PROGRESSION", "leukemia progression");
        Sheet patients = new Sheet(
                "patient", "sex", "born", "ph", "disease_status", "allo_hsct", "infused", "cart_infusion",
                "cells_per_kg_1e6", "best_response", "response_date", "last_seen", "data_manager");
        Sheet followUp = new Sheet("patient", "event", "event_date", "relapse_site", "cd19", "cause", "note");
        Sheet toxicities = new Sheet("patient", "toxicity", "grade", "start", "stop");
        for (Subject s : of("S4-C5")) {
            String id = "L5-" + (char) ('A' + s.number() % 26) + (2 * s.number() + 1);
            patients.row(
                    id, s.sex().equals("M") ? "male" : "female", s.birthDate(), s.ph().equals("POS") ? "+" : "-",
                    s.status().equals("ACTIVE") ? "overt" : s.status(), s.transplant(), "yes", s.infusion(),
                    plain(s.dose()), s.response(), s.responseDate(), s.lastContact(), "desk 2");
            if (s.relapse() != null) {
                followUp.row(id, "relapse", s.relapse(), s.relapseSite(), s.cd19().toLowerCase(Locale.ROOT), "", "");
                followUp.repeat(followUp.size());
            }
            if (s.secondTransplant() != null) {
                followUp.row(id, "second transplant", s.secondTransplant(), "", "", "", "in remission, \"planned\"");
            }
            if (s.death() != null) {
                followUp.row(id, "death", s.death(), "", "", word(cause, s.deathCause()), "");
            } else {
                followUp.row(id, "visit", s.lastContact(), "", "", "", "well");
            }
            if (s.crs() > 0) {
                toxicities.row(id, "CRS", s.crs(), s.crsOnset(), s.crsEnd());
                toxicities.row(id, "Hypogammaglobulinemia", 2, s.infusion().plusDays(30), "");
            }
            if (s.icans() > 0) {
                toxicities.row(id, "ICANS", s.icans(), "", "");
            }
            if (s.agvhd() > 0) {
                toxicities.row(id, "acute GVHD", s.agvhd(), "", "");
            }
        }
        patients.row(
                "L5-Q90", "female", "1981-02-11", "-", "overt", "2018-02-20", "no", "", "", "", "", "2018-11-27",
                "desk 1");
        write("c05/patients.csv", patients.text(',', LF), StandardCharsets.UTF_8);
        write("c05/follow_up.csv", followUp.text(',', LF), StandardCharsets.UTF_8);
        write("c05/toxicities.csv", toxicities.text(',', LF), StandardCharsets.UTF_8);
    }

    /** A spreadsheet's export: serial dates, #N/A, a remark over two lines, a question mark for a Ph status. */
    private void writeC06() throws IOException {
        Map<String, String> status = Map.of("ACTIVE", "Active", "MRD", "MRD only", "EMD", "Extramedullary");
        Map<String, String> site = Map.of("BM", "marrow", "CNS", "CNS", "BM+EMD", "marrow and extramedullary");
        Map<String, String> cause = Map.of("RELAPSE", "Relapse", "CRS_MOF", "CRS, multi-organ failure");
        Sheet sheet = new Sheet(
                "Patient No", "Sex", "Age (y)", "Ph", "Disease", "HSCT", "CAR-T", "Dose 10^6/kg", "Response",
                "Response on", "Relapse on", "Site", "CD19", "2nd HSCT on", "Alive?", "Died on", "Cause",
                "Last contact", "CRS grade", "CRS from", "CRS to", "ICANS grade", "aGVHD grade", "Remarks");
        for (Subject s : of("S4-C6")) {
            boolean first = s.number() == 35;
            sheet.row(
                    203_114 + 1_009 * s.number(), s.sex(), s.age(), first ? "?" : s.ph().equals("POS") ? "+" : "-",
                    status.get(s.status()), serial(s.transplant()), serial(s.infusion()), plain(s.dose()), s.response(),
                    serial(s.responseDate()), orNotAvailable(serial(s.relapse())), word(site, s.relapseSite()),
                    orNotAvailable(word(Map.of("POS", "pos", "NEG", "neg"), s.cd19())),
                    orNotAvailable(serial(s.secondTransplant())), s.death() == null ? "yes" : "no",
                    orNotAvailable(serial(s.death())), word(cause, s.deathCause()), serial(s.lastContact()),
                    "Grade " + s.crs(), serial(s.crsOnset()), serial(s.crsEnd()), "Grade " + s.icans(),
                    "Grade " + s.agvhd(), first ? "Ph result requested,\nnot yet received" : "");
        }
        write("c06/cart_list.csv", sheet.text(',', CRLF), StandardCharsets.UTF_8);
    }

    /** Parquet with typed columns: whole numbers, doubles, booleans and dates. */
    private void writeC07() throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (Subject s : of("S4-C7")) {
            rows.add(new Object[] {
                700_118L + 17 * s.number(), s.sex(), s.age(), s.ph().equals("POS"), s.status(), s.transplant(),
                s.infusion(), s.dose().doubleValue(), s.response(), s.responseDate(), s.relapse(), s.relapseSite(),
                s.cd19(), s.secondTransplant(), s.death() == null, s.death(), s.deathCause(), s.lastContact(), s.crs(),
                s.crsOnsetDay(), s.crsDays(), s.icans(), s.agvhd(), 12
            });
        }
        writeParquet("c07/cohort.parquet", """
                message cohort {
                  required int64 patient_no;
                  required binary sex (STRING);
                  required int32 age;
                  required boolean ph_positive;
                  required binary disease_status (STRING);
                  required int32 hsct_date (DATE);
                  required int32 infusion_date (DATE);
                  required double dose_1e6_per_kg;
                  optional binary response (STRING);
                  optional int32 response_date (DATE);
                  optional int32 relapse_date (DATE);
                  optional binary relapse_site (STRING);
                  optional binary relapse_cd19 (STRING);
                  optional int32 second_hsct_date (DATE);
                  required boolean alive;
                  optional int32 death_date (DATE);
                  optional binary death_cause (STRING);
                  required int32 last_contact_date (DATE);
                  optional int32 crs_grade;
                  optional int32 crs_onset_day;
                  optional int32 crs_days;
                  optional int32 icans_grade;
                  optional int32 agvhd_grade;
                  optional int32 load_batch;
                }
                """, rows);
    }

    /** Parquet of a text warehouse: every column a string, dates as yyyyMMdd, NA for no value, grades in words. */
    private void writeC08() throws IOException {
        String[] grades = {"none", "mild", "moderate", "severe", "life-threatening", "fatal"};
        List<Object[]> rows = new ArrayList<>();
        for (Subject s : of("S4-C8")) {
            rows.add(new Object[] {
                number("N8/%03d", 9 * s.number()), s.sex().equals("M") ? "1" : "2", compact(s.birthDate()),
                s.ph().equals("POS") ? "Y" : "N", s.status(), compact(s.transplant()), compact(s.infusion()),
                plain(s.dose()), s.response(), orNa(compact(s.responseDate())), orNa(compact(s.relapse())),
                orNa(s.relapseSite()), orNa(s.cd19()), orNa(compact(s.secondTransplant())), orNa(compact(s.death())),
                s.death() == null ? "NA" : "cytokine storm with organ failure", compact(s.lastContact()),
                grades[s.crs()], orNa(compact(s.crsOnset())), orNa(compact(s.crsEnd())), grades[s.icans()],
                roman(s.agvhd())
            });
        }
        writeParquet("c08/patients.parquet", """
                message patients {
                  optional binary id (STRING);
                  optional binary sex (STRING);
                  optional binary birth (STRING);
                  optional binary ph (STRING);
                  optional binary status (STRING);
                  optional binary hsct (STRING);
                  optional binary infusion (STRING);
                  optional binary dose (STRING);
                  optional binary response (STRING);
                  optional binary response_date (STRING);
                  optional binary relapse (STRING);
                  optional binary relapse_site (STRING);
                  optional binary relapse_cd19 (STRING);
                  optional binary hsct2 (STRING);
                  optional binary death (STRING);
                  optional binary death_cause (STRING);
                  optional binary last_contact (STRING);
                  optional binary crs (STRING);
                  optional binary crs_start (STRING);
                  optional binary crs_end (STRING);
                  optional binary icans (STRING);
                  optional binary agvhd (STRING);
                }
                """, rows);
    }

    /** A centre of one patient, close to the standard schema. */
    private void writeC09() throws IOException {
        Sheet sheet = new Sheet(
                "id", "sex", "age", "ph", "status", "hsct", "infusion", "dose", "response", "response_date", "relapse",
                "relapse_site", "relapse_cd19", "hsct2", "death", "death_cause", "last_contact", "crs", "crs_day",
                "crs_duration", "icans", "agvhd");
        for (Subject s : of("S4-C9")) {
            sheet.row(
                    "K1", s.sex(), s.age(), s.ph(), s.status(), s.transplant(), s.infusion(), plain(s.dose()),
                    s.response(), s.responseDate(), s.relapse(), s.relapseSite(), s.cd19(), s.secondTransplant(),
                    s.death(), s.deathCause(), s.lastContact(), s.crs(), s.crsOnsetDay(), s.crsDays(), s.icans(),
                    s.agvhd());
        }
        write("c09/patient.csv", sheet.text(',', LF), StandardCharsets.UTF_8);
    }

    private List<Subject> of(String centre) {
        return subjects.stream().filter(s -> s.centre().equals(centre)).toList();
    }

    /** Refuses a character that the charset lacks; {@code String.getBytes} would write a question mark. */
    private void write(String file, String text, Charset charset) throws IOException {
        CharsetEncoder encoder = charset.newEncoder();
        if (!encoder.canEncode(text)) {
            throw new IllegalArgumentException(file + " has a character that " + charset + " lacks");
        }
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, text.getBytes(charset));
    }

    /**
     * Writes through parquet-java's local file, which leaves no checksum file beside it. A column has one encoding only
     * (pages of version 2, no dictionary): the footer lists several in the order of a hash set of enums, which changes
     * from one Java process to the next.
     */
    private void writeParquet(String file, String schema, List<Object[]> rows) throws IOException {
        MessageType type = MessageTypeParser.parseMessageType(schema);
        SimpleGroupFactory groups = new SimpleGroupFactory(type);
        Path path = target.resolve(file);
        Files.createDirectories(path.getParent());
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(path))
                .withType(type)
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_2_0)
                .withDictionaryEncoding(false)
                .build()) {
            for (Object[] row : rows) {
                Group group = groups.newGroup();
                for (int i = 0; i < row.length; i++) {
                    add(group, i, row[i]);
                }
                writer.write(group);
            }
        }
    }

    private static void add(Group group, int field, Object value) {
        if (value instanceof LocalDate date) {
            group.add(field, Math.toIntExact(date.toEpochDay()));
        } else if (value instanceof Integer whole) {
            group.add(field, whole);
        } else if (value instanceof Long whole) {
            group.add(field, whole);
        } else if (value instanceof Double number) {
            group.add(field, number);
        } else if (value instanceof Boolean flag) {
            group.add(field, flag);
        } else if (value instanceof String text) {
            group.add(field, text);
        } else if (value != null) {
            throw new IllegalArgumentException("No column for " + value.getClass());
        }
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

    /** A patient number, in Latin digits whatever the locale. */
    private static String number(String pattern, Object... parts) {
        return String.format(Locale.ROOT, pattern, parts);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String word(Map<String, String> words, String code) {
        return code == null ? "" : words.get(code);
    }

    private static String orPoint(String text) {
        return or(".", text);
    }

    private static String orNotAvailable(String text) {
        return or("#N/A", text);
    }

    private static String orNa(String text) {
        return or("NA", text);
    }

    private static String or(String missing, String text) {
        return text == null || text.isEmpty() ? missing : text;
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
            UnaryOperator<String> cell = name -> {
                String value = cells[header.indexOf(name)];
                return value.isEmpty() ? null : value;
            };
            Function<String, LocalDate> date =
                    name -> cell.apply(name) == null ? null : LocalDate.parse(cell.apply(name));
            Function<String, Integer> whole =
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

        int size() {
            return rows.size() - 1;
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
