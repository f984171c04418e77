package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A published snapshot, read by a reader that shares nothing with the writer. */
public record Published(Path snapshot) {

    /** The current snapshot of an output directory. */
    public static Published current(Path out) throws IOException {
        String id = Files.readString(out.resolve("CURRENT")).split(" ", 2)[0];
        return new Published(out.resolve("snapshots").resolve(id));
    }

    /** The files of the snapshot, relative to it, in order. */
    public List<String> files() {
        try (Stream<Path> walk = Files.walk(snapshot)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> snapshot.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The glob of each Parquet table by its name: a file under {@code aggregate}, a folder under {@code patient}. */
    public SortedMap<String, String> tables() {
        var tables = new TreeMap<String, String>();
        for (String file : files()) {
            if (file.endsWith(".parquet")) {
                Path path = Path.of(file);
                boolean whole = file.startsWith("aggregate/") || file.startsWith("patient/values/");
                String name = whole
                        ? path.getFileName().toString().replace(".parquet", "")
                        : path.getParent().getFileName().toString();
                String glob = whole ? file : path.getParent() + "/*.parquet";
                tables.put(name, snapshot.resolve(glob).toString());
            }
        }
        return tables;
    }

    /** Rows of a query over the tables. */
    public List<List<Object>> rows(String sql, Object... parameters) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            try (var statement = connection.createStatement()) {
                for (var table : tables().entrySet()) {
                    statement.execute("create view \"%s\" as select * from read_parquet('%s')"
                            .formatted(table.getKey(), table.getValue()));
                }
            }
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return rows(statement.executeQuery());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static List<List<Object>> rows(ResultSet found) throws SQLException {
        var rows = new ArrayList<List<Object>>();
        while (found.next()) {
            var row = new ArrayList<Object>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                row.add(found.getObject(i));
            }
            rows.add(row);
        }
        return rows;
    }
}
