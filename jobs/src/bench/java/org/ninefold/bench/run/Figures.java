package org.ninefold.bench.run;

import java.io.IOException;
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

/** What a contender found: counts and estimates by name. A fast wrong answer is no result. */
final class Figures {
    /** The counts that every reader of the files must find. */
    static final List<String> COUNTS = List.of(
            "subjects",
            "deaths",
            "events of EFS",
            "relapses",
            "deaths without relapse",
            "complete remissions",
            "CRS of grade 3 or more");

    private static final double TOLERANCE = 1e-9;

    private Figures() {}

    /** Figures as a program printed them, name,value a line. */
    static Map<String, Double> printed(String text) {
        Map<String, Double> figures = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int comma = line.lastIndexOf(',');
            figures.put(
                    line.substring(0, comma),
                    Double.valueOf(line.substring(comma + 1).strip()));
        });
        return figures;
    }

    /** Figures as they were counted when the files were written. */
    static Map<String, Double> truth(Path file) throws IOException {
        return printed(Files.readString(file));
    }

    /** Figures of a published snapshot: counts from its patient tables, estimates from its results. */
    static Map<String, Double> published(Path out) throws SQLException {
        String patient = "'" + out + "/current/patient/adam/%s/*.parquet'";
        String adtte = patient.formatted("adtte");
        String adsl = patient.formatted("adsl");
        String results = "'" + out + "/current/aggregate/results.parquet' WHERE group1 IS NULL AND stratum_var IS NULL";
        String at12 =
                results + " AND group2 IS NULL AND variable = 'time' AND stat_name = 'estimate' AND time_day = 365";
        String test = results + " AND comparison = 'GROUPS' AND stat_name = 'statistic'";
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("subjects", "count(*) FROM " + adsl);
        queries.put("deaths", "count(*) FROM " + adtte + " WHERE PARAMCD = 'OS' AND CNSR = 0");
        queries.put("events of EFS", "count(*) FROM " + adtte + " WHERE PARAMCD = 'EFS' AND CNSR = 0");
        queries.put("relapses", "count(*) FROM " + adtte + " WHERE PARAMCD = 'RELAPSE' AND CAUSE = 'RELAPSE'");
        queries.put(
                "deaths without relapse", "count(*) FROM " + adtte + " WHERE PARAMCD = 'RELAPSE' AND CAUSE = 'NRM'");
        queries.put("complete remissions", "count(*) FROM " + adsl + " WHERE CRFL = 'Y'");
        queries.put(
                "CRS of grade 3 or more",
                "stat FROM " + results
                        + " AND analysis = 'crs' AND group2 IS NULL AND stat_name = 'n' AND variable_level = 'grade ≥3'");
        queries.put("survival at 12 months", "stat FROM " + at12 + " AND analysis = 'os'");
        queries.put("EFS at 12 months", "stat FROM " + at12 + " AND analysis = 'efs'");
        queries.put("relapse at 12 months", "stat FROM " + at12 + " AND analysis = 'relapse' AND cause = 'RELAPSE'");
        queries.put("log-rank of survival", "stat FROM " + test + " AND analysis = 'os'");
        queries.put("log-rank of EFS", "stat FROM " + test + " AND analysis = 'efs'");
        queries.put("Gray's test of relapse", "stat FROM " + test + " AND analysis = 'relapse' AND cause = 'RELAPSE'");
        Map<String, Double> figures = new LinkedHashMap<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (Map.Entry<String, String> query : queries.entrySet()) {
                try (ResultSet rows = statement.executeQuery("SELECT " + query.getValue())) {
                    if (rows.next()) {
                        figures.put(query.getKey(), rows.getDouble(1));
                    }
                }
            }
        }
        return figures;
    }

    /** Whether two values are the same, up to the rounding of different orders of addition. */
    static boolean same(double one, double other) {
        return one == other || Math.abs(one - other) <= TOLERANCE * Math.max(Math.abs(one), Math.abs(other));
    }
}
