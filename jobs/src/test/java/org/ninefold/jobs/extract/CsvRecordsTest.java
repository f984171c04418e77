package org.ninefold.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ninefold.study.CsvDialect;
import org.ninefold.study.Guards;

class CsvRecordsTest {

    @Test
    void recordsKnowTheirLinesThroughQuotedLineEnds() throws IOException {
        try (var records =
                open("id;remark\r\n1;\"two\r\nlines; and \"\"quotes\"\"\"\r\n\r\n2;x\r\n;\r\n\r\n", "UTF-8", ';')) {
            assertThat(records.header()).containsExactly("id", "remark");
            assertThat(lines(records)).containsExactly("2: [1, two\r\nlines; and \"quotes\"]", "5: [2, x]");
            assertThat(records.failure()).isNull();
        }
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstName() throws IOException {
        try (var records = open("\uFEFFid,x\n1,2\n", "UTF-8", ',')) {
            assertThat(records.header()).containsExactly("id", "x");
        }
    }

    @Test
    void chineseIsReadInItsEncoding() throws IOException {
        try (var records = open("住院号,性别\n007,女\n", "GB18030", ',')) {
            assertThat(records.header()).containsExactly("住院号", "性别");
            assertThat(lines(records)).containsExactly("2: [007, 女]");
        }
    }

    @Test
    void bytesThatTheEncodingDoesNotKnowEndTheReading() throws IOException {
        byte[] bytes = "id,name\n1,a\n2,移植\n3,c\n".getBytes(Charset.forName("GB18030"));
        try (var records = open(bytes, "UTF-8", ',')) {
            while (records.next()) {
                assertThat(String.join("", records.cells())).doesNotContain("\uFFFD");
            }
            assertThat(records.failure())
                    .isEqualTo(
                            "is not UTF-8: undecodable bytes in line 3; correct the source's `encoding` or deliver the file again");
        }
    }

    @Test
    void anEmptyFileHasNoHeader() throws IOException {
        try (var records = open("\n\n", "UTF-8", ',')) {
            assertThat(records.header()).isEmpty();
            assertThat(records.next()).isFalse();
        }
    }

    @Test
    void raggedRecordsComeAsTheyAre() throws IOException {
        try (var records = open("a,b\n1\n1,2,3\n", "UTF-8", ',')) {
            assertThat(lines(records)).containsExactly("2: [1]", "3: [1, 2, 3]");
        }
    }

    private static CsvRecords open(String text, String encoding, char delimiter) throws IOException {
        byte[] bytes = text.getBytes(encoding.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding));
        return open(bytes, encoding, delimiter);
    }

    private static CsvRecords open(byte[] bytes, String encoding, char delimiter) throws IOException {
        return new CsvRecords(
                new FileBytes(new ByteArrayInputStream(bytes)),
                new CsvDialect(encoding, delimiter, '"', null, null, 1, null),
                new Guards(1_000, 100, 1, 200, 1),
                Part.WHOLE);
    }

    private static List<String> lines(CsvRecords records) throws IOException {
        var lines = new ArrayList<String>();
        while (records.next()) {
            lines.add(records.line() + ": " + records.cells());
        }
        return lines;
    }
}
