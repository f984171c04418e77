package org.ninefold.jobs.extract;

import java.io.IOException;
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
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopCodecs;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.ninefold.study.Guards;

/** The records of a Parquet file, its values as {@link ParquetText} writes them. */
public final class ParquetRecords implements Records {
    /** Of UTF-8. */
    private static final int MOST_BYTES_A_CHARACTER = 3;

    private final Guards guards;
    private final char decimal;
    private final ParquetBytes bytes;
    private final ParquetPages pages;
    private final SortedMap<String, String> withoutText = new TreeMap<>();
    private final List<Type> columns = new ArrayList<>();
    private ParquetReader<Group> reader;
    private List<String> cells = List.of();
    private long row;
    private long read;
    private String failure;

    /**
     * Opens a file; what is wrong with it is its {@link #failure}.
     *
     * @param decimal the decimal mark of the source, with which its columns of numbers are written, too
     */
    public ParquetRecords(Path file, Guards guards, char decimal, Configuration conf) throws IOException {
        this.guards = guards;
        this.decimal = decimal;
        this.bytes = new ParquetBytes(file, conf);
        this.pages = new ParquetPages(HadoopCodecs.newFactory(conf, 0), guards, bytes.getLength());
        var start = new ParquetStart(bytes, guards);
        failure = start.kind();
        if (failure != null) {
            return;
        }
        try {
            MessageType schema = start.schema();
            for (Type column : schema.getFields()) {
                ParquetText.obstacle(column)
                        .ifPresentOrElse(
                                what -> withoutText.put(column.getName().strip(), what), () -> columns.add(column));
            }
            reader = new Reading(bytes, new MessageType(schema.getName(), columns))
                    .withConf(conf)
                    .withCodecFactory(pages)
                    .usePageChecksumVerification()
                    .build();
        } catch (BrokenFileException e) {
            failure = e.getMessage();
        } catch (IOException | RuntimeException e) {
            bytes.requireRead();
            // Parquet throws whatever a damaged footer leads it to.
            failure = ParquetStart.NOT_WHOLE;
        }
    }

    /** Reads some of a file's columns. */
    private static final class Reading extends ParquetReader.Builder<Group> {
        private final MessageType projection;

        Reading(ParquetBytes file, MessageType projection) {
            super(file);
            this.projection = projection;
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport() {
                @Override
                public ReadContext init(InitContext context) {
                    return new ReadContext(projection);
                }
            };
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
    public boolean next() throws IOException {
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
            bytes.requireRead();
            // Parquet throws whatever a damaged page leads it to.
            failure = pages.refusal() == null
                    ? "is damaged after row %d; deliver it again".formatted(row)
                    : pages.refusal();
        }
        return false;
    }

    private void read(Group group) throws BrokenFileException {
        cells = new ArrayList<>(columns.size());
        long length = 0;
        for (int i = 0; i < columns.size(); i++) {
            String cell = cell(group, i);
            cells.add(cell);
            length += cell == null ? 0 : cell.length();
            refuseLong(length);
        }
        read += length + columns.size();
        if (read > guards.maxBytes()) {
            throw new BrokenFileException(
                    "has more than %d million characters at row %d; deliver it in parts, or raise the source's `max-megabytes`"
                            .formatted(guards.maxMegabytes(), row));
        }
    }

    private String cell(Group group, int i) throws BrokenFileException {
        PrimitiveType type = columns.get(i).asPrimitiveType();
        if (group.getFieldRepetitionCount(i) == 0) {
            return null;
        } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
            refuseLong(group.getBinary(i, 0).length() / MOST_BYTES_A_CHARACTER);
        }
        try {
            String text = ParquetText.of(group, i, type);
            return ParquetText.hasDecimals(type) ? text.replace('.', decimal) : text;
        } catch (CharacterCodingException e) {
            throw new BrokenFileException(
                    "has bytes that are not UTF-8 in column \"%s\" of row %d; correct its export and deliver it again"
                            .formatted(columns.get(i).getName(), row));
        }
    }

    private void refuseLong(long length) throws BrokenFileException {
        if (length > guards.maxRecord()) {
            throw new BrokenFileException(
                    "has more than %d characters in row %d; shorten its texts, or raise the source's `max-record`"
                            .formatted(guards.maxRecord(), row));
        }
    }

    @Override
    public List<String> cells() {
        return cells;
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
        try {
            if (reader != null) {
                reader.close();
            }
        } finally {
            bytes.close();
        }
    }

    /** Whether all bytes of the file that is read are what has this hash; nothing can be read behind it. */
    boolean are(long length, String sha256) throws IOException {
        return bytes.are(length, sha256);
    }
}
