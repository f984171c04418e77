package org.ninefold.jobs.export;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ninefold.schema.Field;
import org.ninefold.schema.FieldType;

/**
 * A SAS transport file of version 5, as SAS describes it in TS-140: records of 80 bytes, numbers as IBM's floating point of base
 * 16, dates as days since 1960-01-01, texts in UTF-8 filled up with blanks. What is missing and what is empty is one there.
 */
final class SasTransport {
    /** The bytes that a text can have. */
    static final int MOST_BYTES = 200;

    private static final int RECORD = 80;
    private static final int NAMESTR = 140;
    private static final int NUMBER_BYTES = 8;
    private static final int SAS_EPOCH =
            Math.toIntExact(LocalDate.of(1960, 1, 1).toEpochDay());
    private static final long MISSING = (long) '.' << 56;
    private static final int FRACTION_BITS = 52;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("ddMMMyy':00:00:00'", Locale.ROOT);
    private static final String ZEROS = "0".repeat(30) + "  ";

    private final Dataset dataset;
    private final List<Field> fields;
    private final DataOutputStream out;
    /** The bytes of each column in a row. */
    private final int[] widths;

    private SasTransport(Dataset dataset, DataOutputStream out) {
        this.dataset = dataset;
        this.fields = dataset.table().fields();
        this.out = out;
        widths = new int[fields.size()];
        Arrays.setAll(widths, i -> dataset.isText(i) ? Math.max(1, dataset.bytes()[i]) : NUMBER_BYTES);
    }

    /** Writes a table whose names, labels and texts fit ({@link AdamLimits}). */
    static void write(Dataset dataset, ExportSource source, OutputStream to) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(to));
        new SasTransport(dataset, out).write(source);
        out.flush();
    }

    private void write(ExportSource source) throws IOException {
        String stamp = STAMP.format(source.cutoff()).toUpperCase(Locale.ROOT);
        header("LIBRARY HEADER", ZEROS);
        text("SAS     SAS     SASLIB  9.4", 64);
        text(stamp, 16);
        text(stamp, RECORD);
        header("MEMBER  HEADER", "0".repeat(17) + "1600000000140  ");
        header("DSCRPTR HEADER", ZEROS);
        text("SAS     ", 8);
        text(dataset.name().toUpperCase(Locale.ROOT), 8);
        text("SASDATA 9.4", 48);
        text(stamp, 16);
        text(stamp, 32);
        text(dataset.table().brief(), 48);
        header("NAMESTR HEADER", "000000%04d".formatted(fields.size()) + "0".repeat(20) + "  ");
        int at = 0;
        for (int i = 0; i < widths.length; i++) {
            variable(i, at);
            at += widths[i];
        }
        fill((long) NAMESTR * widths.length);
        header("OBS     HEADER", ZEROS);
        dataset.forEach(this::row);
        fill(dataset.records() * at);
    }

    private void header(String name, String rest) throws IOException {
        text("HEADER RECORD*******" + name + " RECORD!!!!!!!" + rest, RECORD);
    }

    /** A NAMESTR: type, length, number, name, label, format and place of a variable. */
    private void variable(int i, int at) throws IOException {
        Field field = fields.get(i);
        boolean date = field.type() == FieldType.DATE;
        out.writeShort(dataset.isText(i) ? 2 : 1);
        out.writeShort(0);
        out.writeShort(widths[i]);
        out.writeShort(i + 1);
        text(field.name(), 8);
        text(field.brief(), 40);
        text(date ? "DATE" : "", 8);
        out.writeShort(date ? 9 : 0);
        out.writeShort(0);
        out.writeShort(0);
        out.writeShort(0);
        text("", 8);
        out.writeShort(0);
        out.writeShort(0);
        out.writeInt(at);
        out.write(new byte[52]);
    }

    private void row(List<Object> cells) throws IOException {
        for (int i = 0; i < widths.length; i++) {
            Object cell = cells.get(i);
            if (dataset.isText(i)) {
                text(cell == null ? "" : (String) cell, widths[i]);
            } else if (cell == null) {
                out.writeLong(MISSING);
            } else if (cell instanceof Boolean yes) {
                out.writeLong(ibm(yes ? 1 : 0));
            } else {
                double number = ((Number) cell).doubleValue();
                out.writeLong(ibm(fields.get(i).type() == FieldType.DATE ? number - SAS_EPOCH : number));
            }
        }
    }

    /** A number of base 2 in base 16: its 53 bits fit into 56, shifted by what its exponent lacks to a multiple of four. */
    static long ibm(double number) {
        if (number == 0) {
            return 0;
        }
        if (!holds(number)) {
            throw new IllegalArgumentException("a number is too large or too small for a SAS transport file");
        }
        int exponent = Math.getExponent(number);
        int exponentOf16 = exponentOf16(number);
        long leadingBit = 1L << FRACTION_BITS;
        long fraction = leadingBit | (Double.doubleToRawLongBits(number) & (leadingBit - 1));
        long sign = number < 0 ? Long.MIN_VALUE : 0;
        return sign | ((long) exponentOf16 << 56) | (fraction << Math.floorMod(exponent, 4));
    }

    /** Whether a number is within the range of such a file: 0, or from about 5e-79 to 7e75. */
    static boolean holds(double number) {
        int exponent = exponentOf16(number);
        return number == 0 || (exponent >= 0 && exponent <= 127);
    }

    private static int exponentOf16(double number) {
        return Math.floorDiv(Math.getExponent(number), 4) + 1 + 64;
    }

    private void text(String text, int width) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > width) {
            throw new IllegalArgumentException("a text has more bytes than its place in a SAS transport file");
        }
        byte[] filled = Arrays.copyOf(bytes, width);
        Arrays.fill(filled, bytes.length, width, (byte) ' ');
        out.write(filled);
    }

    /** Blanks up to the end of a record. */
    private void fill(long written) throws IOException {
        text("", (int) ((RECORD - written % RECORD) % RECORD));
    }
}
