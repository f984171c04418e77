package org.ninefold.jobs.tables;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.ninefold.schema.Field;
import org.ninefold.schema.Table;

/**
 * Reads flat rows: for each column of a table a String, Integer, Long, Double, Boolean or null. Columns that the file does
 * not have are null, others that it has are not read. A text that comes again soon in its column is the same object.
 */
final class FlatRows extends ReadSupport<List<Object>> {
    private final List<String> names;

    /** Reads the columns of a table. */
    FlatRows(Table table) {
        names = table.fields().stream().map(Field::name).toList();
    }

    @Override
    public ReadContext init(InitContext context) {
        MessageType file = context.getFileSchema();
        List<Type> asked =
                names.stream().filter(file::containsField).map(file::getType).toList();
        return new ReadContext(new MessageType(file.getName(), asked));
    }

    @Override
    @SuppressWarnings("deprecation") // still abstract in parquet-java
    public RecordMaterializer<List<Object>> prepareForRead(
            Configuration conf, Map<String, String> metadata, MessageType file, ReadContext context) {
        var root = new Root(names, context.getRequestedSchema());
        return new RecordMaterializer<>() {
            @Override
            public List<Object> getCurrentRecord() {
                return Arrays.asList(root.row);
            }

            @Override
            public GroupConverter getRootConverter() {
                return root;
            }
        };
    }

    private static final class Root extends GroupConverter {
        private final Converter[] cells;
        private final int width;
        private Object[] row;

        Root(List<String> names, MessageType asked) {
            width = names.size();
            cells = asked.getFields().stream()
                    .map(field -> new Cell(names.indexOf(field.getName())))
                    .toArray(Converter[]::new);
        }

        @Override
        public Converter getConverter(int field) {
            return cells[field];
        }

        @Override
        public void start() {
            row = new Object[width];
        }

        @Override
        public void end() {
            // the row is taken as it is
        }

        private final class Cell extends PrimitiveConverter {
            private static final int KNOWN = 64;

            private final int place;
            private final Binary[] bytes = new Binary[KNOWN];
            private final String[] texts = new String[KNOWN];

            Cell(int place) {
                this.place = place;
            }

            @Override
            public void addBinary(Binary value) {
                int known = value.hashCode() & KNOWN - 1;
                if (!value.equals(bytes[known])) {
                    bytes[known] = value.copy();
                    texts[known] = value.toStringUsingUTF8();
                }
                row[place] = texts[known];
            }

            @Override
            public void addBoolean(boolean value) {
                row[place] = value;
            }

            @Override
            public void addDouble(double value) {
                row[place] = value;
            }

            @Override
            public void addInt(int value) {
                row[place] = value;
            }

            @Override
            public void addLong(long value) {
                row[place] = value;
            }
        }
    }
}
