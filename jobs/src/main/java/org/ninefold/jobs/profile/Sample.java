package org.ninefold.jobs.profile;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.ninefold.jobs.extract.Header;
import org.ninefold.jobs.extract.ParquetRecords;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Guards;

/**
 * The beginning of a file: enough to profile it.
 *
 * @param encoding how a text is encoded, null for Parquet
 * @param dialect how a text is cut into cells, null for Parquet
 * @param types the columns' types in a Parquet file; {@code UNKNOWN} in a text
 * @param records the cells of each record, as many as there are names; empty or null without a value
 * @param whole whether that is all of the file
 */
record Sample(
        Path file,
        Encoding encoding,
        Dialect dialect,
        List<String> header,
        List<Column.Type> types,
        List<List<String>> records,
        boolean whole) {
    static final int RECORDS = 20_000;

    private static final int BYTES = 1 << 24;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final Pattern VALUE = Pattern.compile("[+-]?\\d+([.,/-]\\d+)*");
    private static final double MANY = 0.3;

    /** Reads the beginning of a file; one that is empty, undecodable or without names of columns is a {@link DataGateException}. */
    static Sample of(Path file) throws IOException {
        byte[] start;
        try (InputStream stream = Files.newInputStream(file)) {
            start = stream.readNBytes(PARQUET.length);
        }
        Sample sample = Arrays.equals(start, PARQUET) ? parquet(file) : text(file, start);
        Header.defect(sample.header).ifPresent(defect -> {
            throw gate(file, defect);
        });
        return sample;
    }

    private static Sample text(Path file, byte[] start) throws IOException {
        byte[] bytes;
        boolean gzip = Arrays.equals(Arrays.copyOf(start, GZIP.length), GZIP);
        try (var plain = new BufferedInputStream(Files.newInputStream(file));
                InputStream stream = gzip ? new GZIPInputStream(plain) : plain) {
            bytes = stream.readNBytes(BYTES + 1);
        } catch (ZipException | EOFException e) { // of gzip; a plain file has neither
            throw gate(file, "is damaged or cut off as gzip; deliver it again");
        }
        boolean complete = bytes.length <= BYTES;
        Encoding encoding = Encoding.of(bytes, complete)
                .orElseThrow(() -> gate(
                        file,
                        "is in no encoding known here, or not a text; ask the centre how it was written,"
                                + " or have it delivered as UTF-8 or Parquet"));
        String text = Encoding.decoded(bytes, encoding.name(), complete).orElseThrow();
        if (!complete) {
            text = text.substring(0, text.lastIndexOf('\n') + 1);
        }
        Dialect dialect = Dialect.of(text, RECORDS);
        List<List<String>> records = dialect.records();
        if (records.isEmpty()) {
            throw gate(file, "is empty; deliver it again");
        }
        List<String> header = records.get(0);
        notValues(file, header);
        return new Sample(
                file,
                encoding,
                dialect,
                header,
                Collections.nCopies(header.size(), Column.Type.UNKNOWN),
                records.stream()
                        .skip(1)
                        .limit(RECORDS)
                        .map(cells -> padded(cells, header.size()))
                        .toList(),
                complete && records.size() <= RECORDS);
    }

    /** A first line of values would make values into names, which are printed. */
    private static void notValues(Path file, List<String> header) {
        long values =
                header.stream().filter(cell -> VALUE.matcher(cell).matches()).count();
        if (header.size() == 1 || values > MANY * header.size()) {
            throw gate(
                    file,
                    "has no names of columns in its first line: expected at least two names, found "
                            + (header.size() == 1
                                    ? "one cell"
                                    : values + " of " + header.size() + " cells that are numbers or dates")
                            + "; add a line of names, or remove what stands above it");
        }
    }

    private static Sample parquet(Path file) throws IOException {
        try (var reader = new ParquetRecords(
                new org.apache.hadoop.fs.Path(file.toUri()), Guards.DEFAULT, '.', new Configuration(false))) {
            if (reader.failure() != null) {
                throw gate(file, reader.failure());
            }
            List<List<String>> records = new ArrayList<>();
            boolean more = reader.next();
            while (more && records.size() < RECORDS) {
                records.add(reader.cells());
                more = reader.next();
            }
            if (reader.failure() != null) {
                throw gate(file, reader.failure());
            }
            return new Sample(
                    file,
                    null,
                    null,
                    reader.header(),
                    reader.columns().stream().map(Sample::type).toList(),
                    records,
                    !more);
        }
    }

    private static Column.Type type(Type type) {
        if (!type.isPrimitive() || type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation) {
            return Column.Type.UNKNOWN;
        } else if (type.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation) {
            return Column.Type.DATE;
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64, DOUBLE, FLOAT -> Column.Type.NUMBER;
            case BOOLEAN -> Column.Type.TEXT;
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> Column.Type.UNKNOWN;
        };
    }

    private static List<String> padded(List<String> cells, int width) {
        var padded = new ArrayList<>(cells.subList(0, Math.min(width, cells.size())));
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    boolean isParquet() {
        return dialect == null;
    }

    /** Whether both can be files of one source. */
    boolean alike(Sample other) {
        return header.equals(other.header)
                && isParquet() == other.isParquet()
                && (isParquet()
                        || (encoding.name().equals(other.encoding.name())
                                && dialect.delimiter() == other.dialect.delimiter()));
    }

    private static DataGateException gate(Path file, String sentence) {
        return new DataGateException(List.of(file + " " + sentence));
    }
}
