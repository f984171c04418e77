package org.ninefold.jobs.tables;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.ninefold.schema.Field;
import org.ninefold.schema.Table;

/**
 * Reads a table that {@link FlatParquet} wrote, row by row: for each column of a schema a String, Integer, Long, Double, Boolean
 * or null. Columns that the file does not have are null, others that it has are not read. A text that comes again soon in its
 * column is the same object.
 */
public final class TableReader implements Closeable {
    /** Values are taken from the columns, none is handed to a converter. */
    private static final GroupConverter NO_CONVERTER = new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            // no record is put together
        }

        @Override
        public void end() {
            // no record is put together
        }
    };

    private final ParquetFileReader file;
    private final MessageType asked;
    private final Column[] columns;
    private final int width;
    private ColumnReader[] readers;
    private long rowsLeft;

    /** Opens a file, for the columns of a schema. */
    public TableReader(Table schema, Path file, Configuration conf) throws IOException {
        this(schema, FilterCompat.NOOP, file, conf);
    }

    /** The same for those of the pages in which a filter finds a row. */
    public TableReader(Table schema, FilterCompat.Filter filter, Path path, Configuration conf) throws IOException {
        file = ParquetFileReader.open(
                HadoopInputFile.fromPath(path, conf),
                HadoopReadOptions.builder(conf, path).withRecordFilter(filter).build());
        List<String> names = schema.fields().stream().map(Field::name).toList();
        width = names.size();
        asked = Opening.orClosed(file, () -> {
            MessageType all = file.getFileMetaData().getSchema();
            List<Type> types =
                    names.stream().filter(all::containsField).map(all::getType).toList();
            var known = new MessageType(all.getName(), types);
            file.setRequestedSchema(known);
            return known;
        });
        columns = asked.getColumns().stream()
                .map(column -> new Column(
                        names.indexOf(column.getPath()[0]),
                        column.getPrimitiveType().getPrimitiveTypeName()))
                .toArray(Column[]::new);
    }

    /** The next row, its cells in the order of the schema; null behind the last. */
    public List<Object> next() throws IOException {
        while (rowsLeft == 0) {
            PageReadStore pages = file.readNextFilteredRowGroup();
            if (pages == null) {
                return null;
            }
            var store = new ColumnReadStoreImpl(
                    pages, NO_CONVERTER, asked, file.getFileMetaData().getCreatedBy());
            readers = asked.getColumns().stream().map(store::getColumnReader).toArray(ColumnReader[]::new);
            rowsLeft = pages.getRowCount();
        }
        rowsLeft--;
        var row = new Object[width];
        for (int i = 0; i < columns.length; i++) {
            ColumnReader reader = readers[i];
            if (reader.getCurrentDefinitionLevel() == reader.getDescriptor().getMaxDefinitionLevel()) {
                row[columns[i].place] = columns[i].value(reader);
            }
            reader.consume();
        }
        return Arrays.asList(row);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static final class Column {
        private static final int KNOWN = 64;

        private final int place;
        private final PrimitiveTypeName type;
        private final Binary[] bytes = new Binary[KNOWN];
        private final String[] texts = new String[KNOWN];

        Column(int place, PrimitiveTypeName type) {
            this.place = place;
            this.type = type;
        }

        Object value(ColumnReader reader) {
            return switch (type) {
                case BINARY -> text(reader.getBinary());
                case INT32 -> reader.getInteger();
                case INT64 -> reader.getLong();
                case DOUBLE -> reader.getDouble();
                case BOOLEAN -> reader.getBoolean();
                case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY ->
                    throw new IllegalStateException("no table has a column of " + type);
            };
        }

        private String text(Binary value) {
            int known = value.hashCode() & (KNOWN - 1);
            if (!value.equals(bytes[known])) {
                bytes[known] = value.copy();
                texts[known] = value.toStringUsingUTF8();
            }
            return texts[known];
        }
    }
}
