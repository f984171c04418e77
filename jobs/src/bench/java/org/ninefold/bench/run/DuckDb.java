package org.ninefold.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * DuckDB copies the files to Parquet, every column a string, and counts in the copies. It reads neither GB18030 nor
 * windows-1252: those files are first written again as UTF-8, which belongs to its time. Prints counts as name,value.
 */
final class DuckDb {
    /** Subjects of each dress: site, id, dead, relapsed, in remission, CRS of grade 3 or more. */
    private static final Map<String, String> SUBJECTS = new LinkedHashMap<>();

    static {
        SUBJECTS.put("d1_patients", """
                SELECT DISTINCT site, "住院号" AS id, "死亡日期" IS NOT NULL AS dead, "复发日期" IS NOT NULL AS relapsed,
                  "最佳疗效" = '完全缓解' AS cr, "CRS分级" IN ('3级', '4级', '5级') AS crs3 FROM d1_patients WHERE "入组" = '是'""");
        SUBJECTS.put("d2_patients", """
                SELECT site, "Pat.-Nr.", "Verstorben am" IS NOT NULL, "Rückfall am" IS NOT NULL,
                  "Bestes Ansprechen" = 'vollständig', "CRS-Grad" IN ('III', 'IV', 'V') FROM d2_patients""");
        SUBJECTS.put("d3_patients", """
                SELECT p.site, p.study_no, date_of_death IS NOT NULL, relapse_date IS NOT NULL, best_response = 'CR',
                  t.study_no IS NOT NULL FROM d3_patients p LEFT JOIN (SELECT DISTINCT site, study_no FROM d3_toxicities
                  WHERE toxicity = 'CRS' AND grade IN ('severe', 'life-threatening', 'fatal')) t
                  ON p.site = t.site AND p.study_no = t.study_no""");
        SUBJECTS.put("d4_registry", """
                SELECT site, MRN, DEATH_DATE <> '.', RELAPSE_DATE <> '.', BEST_RESPONSE = 'complete', CRS IN ('G3', 'G4', 'G5')
                  FROM d4_registry WHERE try_strptime(CART_DATE, '%m/%d/%Y') IS NOT NULL""");
        SUBJECTS.put("d5_patients", """
                SELECT p.site, p.patient, coalesce(dead, false), coalesce(relapsed, false), best_response = 'CR',
                  coalesce(crs3, false) FROM d5_patients p
                  LEFT JOIN (SELECT site, patient, bool_or(event = 'death') AS dead, bool_or(event = 'relapse') AS relapsed
                    FROM d5_follow_up GROUP BY ALL) f ON p.site = f.site AND p.patient = f.patient
                  LEFT JOIN (SELECT site, patient, true AS crs3 FROM d5_toxicities
                    WHERE toxicity = 'CRS' AND grade IN ('3', '4', '5') GROUP BY ALL) t
                    ON p.site = t.site AND p.patient = t.patient
                  WHERE infused = 'yes'""");
        SUBJECTS.put("d6_list", """
                SELECT site, "Patient No", "Died on" <> '#N/A', "Relapse on" <> '#N/A', Response = 'CR',
                  "CRS grade" IN ('Grade 3', 'Grade 4', 'Grade 5') FROM d6_list""");
        SUBJECTS.put("d7_cohort", """
                SELECT site, patient_no, death_date IS NOT NULL, relapse_date IS NOT NULL, response = 'CR',
                  crs_grade IN ('3', '4', '5') FROM d7_cohort""");
        SUBJECTS.put("d8_patients", """
                SELECT site, id, death <> 'NA', relapse <> 'NA', response = 'CR',
                  crs IN ('severe', 'life-threatening', 'fatal') FROM d8_patients""");
        SUBJECTS.put("d9_patient", """
                SELECT site, id, death IS NOT NULL, relapse IS NOT NULL, response = 'CR', crs IN ('3', '4', '5')
                  FROM d9_patient""");
    }

    private DuckDb() {}

    /** Arguments: the list of files, and the folder for the copies. */
    public static void main(String[] args) throws IOException, SQLException {
        Path list = Path.of(args[0]).toAbsolutePath();
        Path target = Path.of(args[1]);
        Files.createDirectories(target);
        List<String[]> inputs = Files.readAllLines(list).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            var sources = new TreeSet<String>();
            for (String[] input : inputs) {
                sources.add(input[0]);
            }
            for (String source : sources) {
                copy(statement, source, list, target, inputs);
            }
            count(statement, sources);
        }
    }

    private static void copy(Statement statement, String source, Path list, Path target, List<String[]> inputs)
            throws IOException, SQLException {
        var files = new StringBuilder();
        String delimiter = ",";
        for (String[] input : inputs) {
            if (!input[0].equals(source)) {
                continue;
            }
            Path file = list.resolveSibling(input[1]);
            if (!input[2].equals("UTF-8")) {
                file = decoded(
                        file,
                        Charset.forName(input[2]),
                        target.resolve("decoded").resolve(input[1]));
            }
            files.append(files.isEmpty() ? "'" : ", '").append(file).append('\'');
            delimiter = input[3].equals("tab") ? "\\t" : input[3];
        }
        Path parquet = target.resolve(source + ".parquet");
        statement.execute("COPY (SELECT *, parse_path(filename)[-2] AS site FROM read_csv([" + files
                + "], header = true, all_varchar = true, filename = true, delim = '" + delimiter
                + "', quote = '\"', escape = '\"')) TO '" + parquet + "' (FORMAT parquet)");
        statement.execute("CREATE VIEW " + source + " AS SELECT * FROM '" + parquet + "'");
    }

    private static Path decoded(Path file, Charset charset, Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        try (BufferedReader reader = Files.newBufferedReader(file, charset);
                Writer writer = Files.newBufferedWriter(copy)) {
            reader.transferTo(writer);
        }
        return copy;
    }

    private static void count(Statement statement, Set<String> sources) throws SQLException {
        List<String> subjects = SUBJECTS.entrySet().stream()
                .filter(entry -> sources.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        // The names of the columns come from the first part of a union.
        String names =
                "SELECT NULL AS site, NULL AS id, false AS dead, false AS relapsed, false AS cr, false AS crs3 WHERE false\n";
        try (ResultSet row = statement.executeQuery("""
                SELECT count(*), count_if(dead), count_if(dead OR relapsed), count_if(relapsed), count_if(dead AND NOT relapsed),
                  count_if(cr), count_if(crs3) FROM (%s UNION ALL %s)""".formatted(names, String.join("\nUNION ALL\n", subjects)))) {
            row.next();
            int column = 1;
            for (String name : Figures.COUNTS) {
                System.out.println(name + "," + row.getLong(column++));
            }
        }
    }
}
