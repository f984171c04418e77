package org.ninefold.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ninefold.results.CurveRow;
import org.ninefold.results.Definition;
import org.ninefold.results.ResultRow;
import org.ninefold.results.SmallTable;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.StandardSchema;
import org.ninefold.schema.Table;

/** Published tables as CSV files in a folder: the columns of the schema in their order, an empty cell for null; those behind that a file lacks are null. */
final class TableFiles {
    private final Path folder;

    TableFiles(Path folder) {
        this.folder = folder;
    }

    ReportData data(String study, String title, LocalDate cutoff) {
        var facts = new ReportData.Facts(
                study, title, true, cutoff + "-000000000000", cutoff, "0.1.0", List.of(), List.of(), List.of());
        return new ReportData(
                facts,
                definitions(),
                ResultRow.of(table("results")),
                InventedStudy.pooled(table("risk_tables").rows(), definitions()),
                table("flow"),
                table("quality"),
                List.of());
    }

    List<CurveRow> curves() {
        return table("curves").rows().stream().map(TableFiles::curve).toList();
    }

    private List<Definition> definitions() {
        return records("definitions").stream()
                .map(cells -> new Definition(
                        Integer.parseInt(cells.get(0)),
                        cells.get(1),
                        cells.get(2),
                        cells.get(3),
                        cells.get(4),
                        cells.get(5).isEmpty() ? null : cells.get(5),
                        cells.get(6).isEmpty() ? null : cells.get(6)))
                .toList();
    }

    SmallTable table(String name) {
        Table schema = StandardSchema.standard().table(name);
        var rows = new ArrayList<List<Object>>();
        for (List<String> cells : records(name)) {
            var row = new ArrayList<Object>();
            for (int i = 0; i < schema.fields().size(); i++) {
                row.add(i < cells.size() ? value(schema.fields().get(i).type(), cells.get(i)) : null);
            }
            rows.add(row);
        }
        return new SmallTable(schema, rows);
    }

    private static Object value(FieldType type, String cell) {
        if (cell.isEmpty()) {
            return null;
        }
        return switch (type) {
            case INTEGER -> Integer.valueOf(cell);
            case BIGINT -> Long.valueOf(cell);
            case NUMBER -> Double.valueOf(cell);
            default -> cell;
        };
    }

    private static CurveRow curve(List<Object> c) {
        return new CurveRow(
                (String) c.get(0),
                (String) c.get(1),
                (String) c.get(2),
                (String) c.get(3),
                (String) c.get(4),
                (String) c.get(5),
                (String) c.get(6),
                (String) c.get(7),
                (String) c.get(8),
                (String) c.get(9),
                (Integer) c.get(10),
                (Long) c.get(11),
                (Long) c.get(12),
                (Long) c.get(13),
                (Double) c.get(14),
                (Double) c.get(15),
                (Double) c.get(16),
                (Double) c.get(17),
                (Double) c.get(18),
                (String) c.get(19),
                (String) c.get(20));
    }

    private List<List<String>> records(String name) {
        try {
            return Files.readAllLines(folder.resolve(name + ".csv")).stream()
                    .skip(1)
                    .map(TableFiles::cells)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
