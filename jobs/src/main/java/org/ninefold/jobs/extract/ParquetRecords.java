package org.ninefold.jobs.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.ninefold.quality.Rule;

/** The records of a Parquet file, its values as {@link ParquetText} writes them. */
public final class ParquetRecords implements Records {
    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED = "PARE";

    private final SortedMap<String, String> withoutText = new TreeMap<>();
    private final List<Type> columns = new ArrayList<>();
    private ParquetReader<Group> reader;
    private List<String> cells = List.of();
    private long row;
    private String failure;

    /** Opens a file; what is wrong with it is its {@link #failure}. */
    public ParquetRecords(Path file, Configuration conf) throws IOException {
        failure = kind(file, conf);
        if (failure != null) {
            return;
        }
        try {
            MessageType schema = schema(file, conf);
            for (Type column : schema.getFields()) {
                ParquetText.obstacle(column)
                        .ifPresentOrElse(
                                what -> withoutText.put(column.getName().strip(), what), () -> columns.add(column));
            }
            var projected = new Configuration(conf);
            projected.set(ReadSupport.PARQUET_READ_SCHEMA, new MessageType(schema.getName(), columns).toString());
            reader = ParquetReader.builder(new GroupReadSupport(), file)
                    .withConf(projected)
                    .usePageChecksumVerification()
                    .build();
        } catch (IOException | RuntimeException e) {
            // Parquet throws whatever a damaged footer leads it to.
            failure = "is not a whole Parquet file; deliver it again";
        }
    }

    /** Why the file is no Parquet file, or null. */
    private static String kind(Path file, Configuration conf) throws IOException {
        try (InputStream stream = file.getFileSystem(conf).open(file)) {
            String start = new String(stream.readNBytes(MAGIC.length()), java.nio.charset.StandardCharsets.ISO_8859_1);
            return switch (start) {
                case MAGIC -> null;
                case "" -> "is empty; deliver it again";
                case ENCRYPTED -> "is an encrypted Parquet file; deliver it without encryption";
                default -> "is not a Parquet file; correct the source's `format` or deliver the file again";
            };
        }
    }

    private static MessageType schema(Path file, Configuration conf) throws IOException {
        try (var footer = ParquetFileReader.open(HadoopInputFile.fromPath(file, conf))) {
            return footer.getFileMetaData().getSchema();
        }
    }

    @Override
    public List<String> header() {
        return columns.stream().map(Type::getName).map(String::strip).toList();
    }

    /** The columns' types, in the order of the header. */
    public List<Type> columns() {
        return List.copyOf(columns);
    }

    @Override
    public SortedMap<String, String> withoutText() {
        return withoutText;
    }

    @Override
    public List<String> types() {
        return columns.stream()
                .map(Type::asPrimitiveType)
                .map(type -> Stream.of(type.getPrimitiveTypeName(), type.getLogicalTypeAnnotation())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Override
    public boolean next() {
        if (failure != null) {
            return false;
        }
        try {
            Group group = reader.read();
            if (group == null) {
                return false;
            }
            row++;
            read(group);
            return true;
        } catch (BrokenFileException e) {
            failure = e.getMessage();
        } catch (IOException | RuntimeException e) {
            // Parquet throws whatever a damaged page leads it to.
            failure = "is damaged after row %d; deliver it again".formatted(row);
        }
        return false;
    }

    private void read(Group group) throws BrokenFileException {
        cells = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            try {
                cells.add(
                        group.getFieldRepetitionCount(i) == 0
                                ? null
                                : ParquetText.of(group, i, columns.get(i).asPrimitiveType()));
            } catch (CharacterCodingException e) {
                throw new BrokenFileException(
                        "has bytes that are not UTF-8 in column \"%s\" of row %d; correct its export and deliver it again"
                                .formatted(columns.get(i).getName(), row));
            }
        }
    }

    @Override
    public List<String> cells() {
        return cells;
    }

    @Override
    public Rule defect() {
        return null;
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
