package org.ninefold.jobs.harmonize;

import static org.apache.parquet.hadoop.metadata.CompressionCodecName.GZIP;
import static org.apache.parquet.hadoop.metadata.CompressionCodecName.UNCOMPRESSED;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Types;

/** Writes the Parquet files of the corpus; run it from the module's folder when a case changes. */
final class ParquetCases {
    private static final String PATIENTS =
            "message m { required binary id (UTF8); optional binary sex (UTF8); optional double age; optional binary note (UTF8); ";

    private ParquetCases() {}

    /** Writes all files. */
    public static void main(String[] arguments) throws IOException {
        write("parquet-no-rows", PATIENTS + "}", List.of());
        write("parquet-truncated", PATIENTS + "}", List.of(patient("P1"), patient("P2")));
        change("parquet-truncated", bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        write("parquet-damaged-page", PATIENTS + "}", List.of(patient("P1"), patient("P2")));
        change("parquet-damaged-page", bytes -> {
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("a note");
            bytes[at] ^= 1;
            return bytes;
        });
        String nested = PATIENTS
                + "optional group visit { optional int32 day; } repeated int32 codes; optional group ages (LIST) {"
                + " repeated group list { optional int32 element; } } }";
        Consumer<Group> visits = patient("P1").andThen(row -> {
            row.addGroup("visit").append("day", 3);
            row.append("codes", 1).append("codes", 2);
            row.addGroup("ages").addGroup("list").append("element", 34);
        });
        write("parquet-nested", nested, List.of(visits));
        write("parquet-nested-mapped", nested, List.of(visits));
        write(
                "parquet-not-utf-8",
                PATIENTS.replace("note (UTF8)", "note") + "}",
                List.of(
                        patient("P1"),
                        patient("P2")
                                .andThen(row -> row.append(
                                        "note", Binary.fromConstantByteArray(new byte[] {'R', (byte) 0xFC})))));
        write("parquet-twice-named", PATIENTS + "optional binary Sex (UTF8); }", List.of(patient("P1")));
        write(
                "parquet-guard-cell",
                PATIENTS + "}",
                List.of(patient("P1"), patient("P2").andThen(row -> row.append("note", "x".repeat(1_001)))));
        write("parquet-guard-columns", PATIENTS + "}", List.of(patient("P1")));
        large("parquet-guard-page", 1, 2_000_000);
        large("parquet-guard-expansion", 14, 900_000);
        Consumer<Group> same = patient("P2").andThen(row -> row.append("note", "x".repeat(600_000)));
        write(
                "parquet-guard-megabytes",
                MessageTypeParser.parseMessageType(PATIENTS + "}"),
                List.of(same, same),
                GZIP,
                true);
        write(
                "parquet-column-names",
                Types.buildMessage()
                        .required(BINARY)
                        .named("id")
                        .optional(BINARY)
                        .named("sex")
                        .optional(DOUBLE)
                        .named("age (years), at infusion; rounded")
                        .named("a message"),
                List.of(row ->
                        row.append("id", "P1").append("sex", "M").append("age (years), at infusion; rounded", 34.0)));
        write(
                "parquet-wide-decimal",
                "message m { required binary id (UTF8); optional binary sex (UTF8);"
                        + " optional binary age (DECIMAL(2000000000,2000000000)); }",
                List.of(row -> row.append("id", "P1").append("age", Binary.fromConstantByteArray(new byte[] {1}))));
        write("parquet-types", types(), List.of(ParquetCases::values, row -> row.append("id", "P2")));
    }

    private static Consumer<Group> patient(String id) {
        return row -> {
            row.append("id", id).append("sex", "M").append("age", 34.5);
            if (id.equals("P1")) {
                row.append("note", "a note");
            }
        };
    }

    private static String types() {
        return "message m { required binary id; optional int32 i8 (INTEGER(8,true)); optional int32 i32; optional int64 i64;"
                + " optional int32 u8 (INTEGER(8,false)); optional int32 u32 (INTEGER(32,false));"
                + " optional int64 u64 (INTEGER(64,false)); optional float f32; optional double f64; optional double nan;"
                + " optional boolean yes; optional int32 day (DATE); optional int64 milli (TIMESTAMP(MILLIS,true));"
                + " optional int64 micro (TIMESTAMP(MICROS,true)); optional int64 nano (TIMESTAMP(NANOS,true));"
                + " optional int64 local (TIMESTAMP(MICROS,false)); optional int96 int96;"
                + " optional int32 clock (TIME(MILLIS,false)); optional int32 dec32 (DECIMAL(9,2));"
                + " optional int64 dec64 (DECIMAL(18,4)); optional binary decbin (DECIMAL(20,1));"
                + " optional fixed_len_byte_array(3) decfix (DECIMAL(6,3)); optional binary str (STRING); optional binary raw;"
                + " optional binary enum (ENUM); optional binary json (JSON); optional fixed_len_byte_array(16) uuid (UUID); }";
    }

    private static void values(Group row) {
        byte[] int96 = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(8 * 3_600_000_000_000L + 1)
                .putInt(2_440_588 + 18_443)
                .array();
        byte[] uuid = ByteBuffer.allocate(16).putLong(1).putLong(-1).array();
        long second = 18_443L * 86_400;
        row.append("id", "P1").append("i8", -8).append("i32", Integer.MIN_VALUE).append("i64", Long.MAX_VALUE);
        row.append("u8", 200).append("u32", -1).append("u64", -1L);
        row.append("f32", 0.1f).append("f64", 1e-7).append("nan", Double.NaN).append("yes", true);
        row.append("day", 18_443).append("milli", second * 1_000).append("micro", second * 1_000_000 + 1);
        row.append("nano", -1L).append("local", second * 1_000_000);
        row.append("int96", Binary.fromConstantByteArray(int96)).append("clock", 30_600_000);
        row.append("dec32", -12_345).append("dec64", 1_000_000L);
        row.append("decbin", Binary.fromConstantByteArray(new byte[] {1, 0}));
        row.append("decfix", Binary.fromConstantByteArray(new byte[] {-1, -1, -1}));
        row.append("str", "复发").append("raw", "Rückfall").append("enum", "CR").append("json", "{\"a\":1}");
        row.append("uuid", Binary.fromConstantByteArray(uuid));
    }

    /** Rows of long texts, each other than the others, and compressed to nearly nothing. */
    private static void large(String name, int rows, int length) throws IOException {
        var patients = new ArrayList<Consumer<Group>>();
        for (int i = 0; i < rows; i++) {
            patients.add(patient("P2").andThen(note(i + "x".repeat(length))));
        }
        write(name, MessageTypeParser.parseMessageType(PATIENTS + "}"), patients, GZIP, false);
    }

    private static Consumer<Group> note(String text) {
        return row -> row.append("note", text);
    }

    private static void write(String name, String schema, List<Consumer<Group>> rows) throws IOException {
        write(name, MessageTypeParser.parseMessageType(schema), rows);
    }

    private static void write(String name, MessageType type, List<Consumer<Group>> rows) throws IOException {
        write(name, type, rows, UNCOMPRESSED, true);
    }

    private static void write(
            String name, MessageType type, List<Consumer<Group>> rows, CompressionCodecName codec, boolean dictionary)
            throws IOException {
        Files.deleteIfExists(file(name));
        try (var writer = ExampleParquetWriter.builder(new LocalOutputFile(file(name)))
                .withConf(new Configuration(false))
                .withDictionaryEncoding(dictionary)
                .withCompressionCodec(codec)
                .withType(type)
                .build()) {
            for (Consumer<Group> row : rows) {
                var group = new SimpleGroup(type);
                row.accept(group);
                writer.write(group);
            }
        }
    }

    private static void change(String name, java.util.function.UnaryOperator<byte[]> change) throws IOException {
        Files.write(file(name), change.apply(Files.readAllBytes(file(name))));
    }

    private static Path file(String name) {
        return HostileCase.of(name).folder().resolve("patients.parquet");
    }
}
