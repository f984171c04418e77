package org.ninefold.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A search in every byte below a folder, and in every cell of its Parquet files, by a reader that shares nothing with the writer. */
public final class Traces {
    private Traces() {}

    /** The files, relative to the folder and in order, whose bytes, cells or own names hold one of the texts. */
    public static List<String> of(Path folder, String... texts) {
        var found = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(file).toString();
                String all = name + "\n" + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        + (name.contains(".parquet") && Files.size(file) > 0 ? cells(file, connection) : "");
                if (Stream.of(texts).anyMatch(all::contains)) {
                    found.add(name);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private static String cells(Path file, Connection connection) throws SQLException {
        var all = new StringBuilder();
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from read_parquet('%s')".formatted(file))) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    all.append('\n').append(rows.getString(i));
                }
            }
        }
        return all.toString();
    }
}
