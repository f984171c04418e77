package org.ninefold.jobs.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.ninefold.jobs.tables.TableReader;
import org.ninefold.schema.FieldType;
import org.ninefold.schema.Table;

/**
 * A table of a snapshot, to be read row by row as often as is needed.
 *
 * @param zone the folder of the snapshot that it is of: {@code patient} or {@code aggregate}
 * @param files its files, in order
 * @param records how many rows they have
 * @param bytes for each column the bytes that its longest text has in UTF-8, 0 where it has none
 * @param notFinite for each column whether it has a number that is none, or infinite
 * @param beyondSas for each column whether it has a number that SAS transport files cannot hold
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Dataset(
        String zone,
        Table table,
        List<Path> files,
        long records,
        int[] bytes,
        boolean[] notFinite,
        boolean[] beyondSas,
        Configuration conf) {
    /** Where the row of a table goes. */
    interface Row {
        void of(List<Object> cells) throws IOException;
    }

    /** Reads the files once, for what must be known before a row is written. */
    static Dataset of(String zone, Table table, List<Path> files, Configuration conf) throws IOException {
        var bytes = new int[table.fields().size()];
        var notFinite = new boolean[bytes.length];
        var beyondSas = new boolean[bytes.length];
        var records = new long[1];
        var unread = new Dataset(zone, table, files, 0, bytes, notFinite, beyondSas, conf);
        unread.forEach(cells -> {
            records[0]++;
            for (int i = 0; i < bytes.length; i++) {
                if (cells.get(i) instanceof String text) {
                    bytes[i] = Math.max(bytes[i], text.getBytes(StandardCharsets.UTF_8).length);
                } else if (cells.get(i) instanceof Double number) {
                    notFinite[i] |= !Double.isFinite(number);
                    beyondSas[i] |= !SasTransport.holds(number);
                }
            }
        });
        return new Dataset(zone, table, files, records[0], bytes, notFinite, beyondSas, conf);
    }

    /** For each row a cell a column: String, Integer, Long, Double, Boolean or null, dates as days since 1970-01-01. */
    void forEach(Row row) throws IOException {
        for (Path file : files) {
            try (var rows = new TableReader(table, file, conf)) {
                for (List<Object> cells = rows.next(); cells != null; cells = rows.next()) {
                    row.of(cells);
                }
            }
        }
    }

    String name() {
        return table.name();
    }

    /** Whether a column is a text. */
    boolean isText(int column) {
        return table.fields().get(column).type() == FieldType.STRING;
    }
}
