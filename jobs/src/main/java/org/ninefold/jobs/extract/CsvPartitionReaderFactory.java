package org.ninefold.jobs.extract;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.SerializableConfiguration;

/** Reads one file as the rows of {@link ExtractColumns}, its trailer last. */
record CsvPartitionReaderFactory(CsvFormat format, List<String> required, SerializableConfiguration hadoop)
        implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        try {
            return new FileReader((CsvExtractSource.FilePartition) partition);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class FileReader implements PartitionReader<InternalRow> {
        private final UTF8String label;
        private final CsvRecords records;
        private final int width;
        /** For each required column its place in the file, or -1 for the reader's own columns. */
        private final int[] places;

        private long read;
        private boolean ended;
        private InternalRow row;

        FileReader(CsvExtractSource.FilePartition file) throws IOException {
            label = UTF8String.fromString(file.label());
            var path = new Path(file.uri());
            records = new CsvRecords(path.getFileSystem(hadoop.value()).open(path), format);
            List<String> header = records.next() ? Header.names(records.cells()) : List.of();
            width = header.size();
            places = required.stream().mapToInt(header::indexOf).toArray();
        }

        @Override
        public boolean next() {
            if (ended) {
                return false;
            }
            if (records.next()) {
                read++;
                row = dataRow();
            } else {
                ended = true;
                row = trailer();
            }
            return true;
        }

        @Override
        public InternalRow get() {
            return row;
        }

        private InternalRow dataRow() {
            List<String> cells = records.cells();
            boolean ragged = cells.size() != width;
            var values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = switch (required.get(i)) {
                    case ExtractColumns.FILE -> label;
                    case ExtractColumns.LINE -> records.line();
                    case ExtractColumns.PROBLEM -> ragged ? UTF8String.fromString(ExtractColumns.RAGGED) : null;
                    case ExtractColumns.RECORDS -> null;
                    default -> ragged || places[i] < 0 ? null : UTF8String.fromString(cells.get(places[i]));
                };
            }
            return new GenericInternalRow(values);
        }

        private InternalRow trailer() {
            var values = new Object[places.length];
            for (int i = 0; i < places.length; i++) {
                values[i] = switch (required.get(i)) {
                    case ExtractColumns.FILE -> label;
                    case ExtractColumns.LINE -> records.line();
                    case ExtractColumns.PROBLEM ->
                        records.failure() == null
                                ? null
                                : UTF8String.fromString(records.failure().name());
                    case ExtractColumns.RECORDS -> read;
                    default -> null;
                };
            }
            return new GenericInternalRow(values);
        }

        @Override
        public void close() throws IOException {
            records.close();
        }
    }
}
