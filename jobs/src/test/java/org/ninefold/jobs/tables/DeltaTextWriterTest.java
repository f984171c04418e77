package org.ninefold.jobs.tables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Test;

class DeltaTextWriterTest {
    private static final ParquetProperties PROPERTIES =
            ParquetProperties.builder().build();

    private final ValuesWriter ours = new DeltaTextWriter(PROPERTIES);
    private final ValuesWriter theirs = new DeltaByteArrayWriter(
            PROPERTIES.getInitialSlabSize(), PROPERTIES.getPageSizeThreshold(), PROPERTIES.getAllocator());

    @Test
    void bytesAreThoseOfParquetsOwnWriter() throws IOException {
        assertSameBytes(List.of(
                text("C01"),
                text("C01-17"),
                text("C01-17"),
                text("C01-18"),
                text(""),
                text(""),
                text("C"),
                text("C01")));
    }

    @Test
    void anObjectThatComesAgainSharesAll() throws IOException {
        Binary subject = text("C01-0123456789abcdef");
        assertSameBytes(
                List.of(subject, subject, text("C01-0123456789abcdee"), subject, subject, Binary.EMPTY, subject));
    }

    @Test
    void randomTextsAndPagesAgree() throws IOException {
        var random = new Random(7);
        for (int page = 0; page < 50; page++) {
            var texts = new ArrayList<Binary>();
            for (int i = random.nextInt(400); i > 0; i--) {
                boolean again = !texts.isEmpty() && random.nextInt(3) == 0;
                texts.add(
                        again
                                ? texts.get(texts.size() - 1)
                                : text("é男".repeat(random.nextInt(4)) + random.nextInt(30)));
            }
            assertSameBytes(texts);
            ours.reset();
            theirs.reset();
        }
    }

    private void assertSameBytes(List<Binary> texts) throws IOException {
        texts.forEach(ours::writeBytes);
        texts.forEach(theirs::writeBytes);
        assertEquals(theirs.getBufferedSize(), ours.getBufferedSize());
        assertEquals(theirs.getEncoding(), ours.getEncoding());
        assertArrayEquals(bytes(theirs), bytes(ours));
    }

    private static byte[] bytes(ValuesWriter written) throws IOException {
        var bytes = new ByteArrayOutputStream();
        written.getBytes().writeAllTo(bytes);
        return bytes.toByteArray();
    }

    private static Binary text(String text) {
        return Binary.fromString(text);
    }
}
