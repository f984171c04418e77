package org.ninefold.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.hadoop.fs.Seekable;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Guards;
import org.ninefold.study.Origin;
import org.ninefold.study.Source;
import org.ninefold.study.SourceFormat;

class CutsTest {
    private static final Guards GUARDS = new Guards(40, 5, 1, 200, 1);
    private static final List<String> ENCODINGS = List.of("UTF-8", "windows-1252", "GB18030", "ISO-8859-15");

    /** Line ends of every kind, quotes, comments, blank lines, the header again, ragged records, bytes that are no text. */
    @Property(tries = 2000)
    void partsTogetherGiveWhatTheWholeGives(@ForAll Random random) throws IOException {
        String encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
        byte[] bytes = text(random, encoding);
        boolean plain = random.nextBoolean();
        CsvDialect dialect =
                dialect(encoding, plain ? null : '\\', plain ? null : "#", plain ? 1 : 1 + random.nextInt(3));
        List<Part> parts = parts(bytes, dialect, 1 + random.nextInt(60));

        var read = new ArrayList<String>();
        var failures = new ArrayList<String>();
        for (Part part : parts) {
            try (var records = open(bytes, dialect, part)) {
                readAll(records, read);
                if (records.failure() != null) {
                    failures.add(records.failure());
                }
            }
        }
        var whole = new ArrayList<String>();
        try (var records = open(bytes, dialect, Part.WHOLE)) {
            readAll(records, whole);
            if (records.failure() == null) {
                assertThat(failures).isEmpty();
                assertThat(read).isEqualTo(whole);
            } else {
                assertThat(failures.get(0)).isEqualTo(records.failure());
                assertThat(read.subList(0, whole.size())).isEqualTo(whole);
            }
        }
    }

    @Example
    void everyPartButTheLastEndsBehindALineOfItsBytes() {
        byte[] bytes = "id\r\n1\r\n2\r3\n\n4\n5".getBytes(StandardCharsets.UTF_8);

        assertThat(parts(bytes, dialect("UTF-8", 1), 5))
                .containsExactly(new Part(0, 0, 2), new Part(7, 2, 5), new Part(12, 5, Long.MAX_VALUE));
    }

    @Example
    void linesOfOneRecordStayTogether() {
        byte[] bytes = "\ufeff\"id\",x\n1, \"a\"\"\n,\" ,\n2,\"b\r\n\"\n".getBytes(StandardCharsets.UTF_8);

        assertThat(parts(bytes, dialect("UTF-8", null, null, 1), 4))
                .containsExactly(
                        new Part(0, 0, 1), new Part(10, 1, 3), new Part(23, 3, 5), new Part(31, 5, Long.MAX_VALUE));
    }

    @Example
    void aFileWhoseQuotesMayMeanSomethingElseIsNotCut() {
        CsvDialect plain = dialect("UTF-8", null, null, 1);
        for (String text : List.of(
                "id,x\n1,5\"\n2,6\"\n", "id,x\n1,\"a\"b\n2,b\n", "id,x\n1,\"a\" \"b\"\n2,b\n", "id,x\n1,a\n2,\"b\n")) {
            assertThat(parts(text.getBytes(StandardCharsets.UTF_8), plain, 4))
                    .as(text)
                    .containsExactly(Part.WHOLE);
        }
        byte[] quoted = "id,x\n1,\"a\"\n2,b\n".getBytes(StandardCharsets.UTF_8);
        assertThat(parts(quoted, plain, 4)).hasSizeGreaterThan(2);
        assertThat(parts(quoted, dialect("UTF-8", null, "#", 1), 4)).containsExactly(Part.WHOLE);
        assertThat(parts(quoted, dialect("UTF-8", null, null, 2), 4)).containsExactly(Part.WHOLE);
        assertThat(parts(
                        "id;x\n1;\"a\"\n2;b\n".getBytes(StandardCharsets.UTF_8),
                        new CsvDialect("GB18030", ';', '"', null, null, 1, null),
                        4))
                .hasSizeGreaterThan(2);
        assertThat(parts(quoted, new CsvDialect("GB18030", '|', '"', null, null, 1, null), 4))
                .containsExactly(Part.WHOLE);
        assertThat(parts("id\n1\\\n2\n3\n".getBytes(StandardCharsets.UTF_8), dialect("UTF-8", '\\', null, 1), 2))
                .containsExactly(Part.WHOLE);
    }

    @Example
    void aCompressedFileIsNotCut() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write("id\n1\n2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(parts(bytes.toByteArray(), dialect("UTF-8", 1), 1)).containsExactly(Part.WHOLE);
    }

    @Example
    void whatTheSourceSaysCanForbidCutting() {
        assertThat(Cuts.possible(source(dialect("UTF-8", 1)), 1000, 10)).isTrue();
        assertThat(Cuts.possible(source(dialect("UTF-8", 1)), 10, 10)).isFalse();
        assertThat(Cuts.possible(source(dialect("UTF-8", 1)), 2_000_000, 10)).isFalse();
        assertThat(Cuts.possible(source(dialect("UTF-16LE", 1)), 1000, 10)).isFalse();
        assertThat(Cuts.possible(source(new CsvDialect("UTF-8", ',', '"', null, null, 1, "end")), 1000, 10))
                .isFalse();
        assertThat(Cuts.possible(source(new CsvDialect("UTF-8", ',', '\u00ab', null, null, 1, null)), 1000, 10))
                .isFalse();
    }

    private static CsvRecords open(byte[] bytes, CsvDialect dialect, Part part) throws IOException {
        return new CsvRecords(new FileBytes(new SeekableBytes(bytes)), dialect, GUARDS, part);
    }

    private static void readAll(CsvRecords records, List<String> read) throws IOException {
        while (records.next()) {
            read.add(records.line() + " " + records.header() + " " + records.defect() + " " + records.cells());
        }
    }

    private static List<Part> parts(byte[] bytes, CsvDialect dialect, long partBytes) {
        var cuts = new Cuts(dialect, partBytes);
        byte[] buffer = new byte[7];
        for (int at = 0; at < bytes.length; at += buffer.length) {
            int n = Math.min(buffer.length, bytes.length - at);
            System.arraycopy(bytes, at, buffer, 0, n);
            cuts.pass(buffer, n);
        }
        return cuts.parts();
    }

    private static byte[] text(Random random, String encoding) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var charset = Charset.forName(encoding);
        List<String> ends = List.of("\n", "\n", "\r\n", "\r", "\n\n");
        List<String> lines = new ArrayList<>(List.of("id,name", "# note", "", " , ", "1,a", "2,\u00fc", "3", "4,b,c"));
        lines.add("5," + "x".repeat(random.nextInt(30)));
        for (int i = random.nextInt(4); i > 0; i--) {
            lines.addAll(List.of("6,\"a,b\"", " \"7\" ,\"\"\"\"", "\"8\",\"a" + ends.get(random.nextInt(5)) + ",b\""));
        }
        if (random.nextInt(10) == 0) {
            lines.add(List.of("9,\"a\"b", "9,5\"", "\"9,a", "9,\"a\" \"b\"", "\ufeff\"9\",a")
                    .get(random.nextInt(5)));
        }
        if (random.nextInt(4) == 0) {
            lines.addAll(List.of("name,id", "6,\u0085", "7,b,c,d,e,f", "8," + "y".repeat(50)));
        }
        String end = ends.get(random.nextInt(ends.size()));
        for (int i = random.nextInt(40); i >= 0; i--) {
            String line = i > 30 && random.nextBoolean() ? "id,name" : lines.get(random.nextInt(lines.size()));
            bytes.write(line.getBytes(charset));
            if (i == 9 && random.nextInt(10) == 0) {
                bytes.write(0xff);
            }
            if (i > 0 || random.nextBoolean()) {
                String own = random.nextInt(5) == 0 ? ends.get(random.nextInt(ends.size())) : end;
                bytes.write(own.getBytes(charset));
            }
        }
        return bytes.toByteArray();
    }

    private static CsvDialect dialect(String encoding, int headerRow) {
        return dialect(encoding, '\\', "#", headerRow);
    }

    private static CsvDialect dialect(String encoding, Character escape, String comment, int headerRow) {
        return new CsvDialect(encoding, ',', '"', escape, comment, headerRow, null);
    }

    private static Source source(CsvDialect dialect) {
        return new Source(
                "patients",
                "patients.csv",
                SourceFormat.CSV,
                dialect,
                GUARDS,
                '.',
                null,
                List.of(""),
                new TreeSet<>(),
                List.of(),
                List.of(),
                new Origin("c01.conf", 1, "center.sources.patients"));
    }

    private static final class SeekableBytes extends ByteArrayInputStream implements Seekable {
        SeekableBytes(byte[] bytes) {
            super(bytes);
        }

        @Override
        public void seek(long offset) {
            pos = (int) offset;
        }

        @Override
        public long getPos() {
            return pos;
        }

        @Override
        public boolean seekToNewSource(long offset) {
            return false;
        }
    }
}
