package org.ninefold.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.jobs.Published;
import org.ninefold.jobs.StudyCopy;

/** Bad files and bad configuration: what is said, how a run ends, and what stays as it was. */
class BadInputTest {
    private static final String POINTER = "2020-01-01-000000000000 of the night before\n";

    @TempDir
    private Path folder;

    private StudyCopy study;
    private Path out;

    @BeforeEach
    void copy() throws IOException {
        study = StudyCopy.in(folder.resolve("study"));
        out = Files.createDirectories(folder.resolve("out"));
        Files.writeString(out.resolve("CURRENT"), POINTER);
    }

    private CommandRun pool() {
        return CommandRun.of("pool", "--config", study.config().toString(), "--out", out.toString());
    }

    private CommandRun refused(int exitCode) throws IOException {
        CommandRun run = pool();
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(out.resolve("CURRENT")).hasContent(POINTER);
        assertThat(out.resolve(".staging")).doesNotExist();
        if (Files.exists(out.resolve("snapshots"))) {
            assertThat(out.resolve("snapshots")).isEmptyDirectory();
        }
        PrivateValues.assertNoneIn(run.err());
        if (Files.exists(out.resolve("runs"))) {
            for (Path record : records()) {
                PrivateValues.assertNoneIn(Files.readString(record));
                assertThat(Files.readString(record)).contains("\"exit-code\" : " + exitCode);
            }
        }
        return run;
    }

    private List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(out.resolve("runs"))) {
            return files.toList();
        }
    }

    /** Lines of problems, the study's folder cut off. */
    private List<String> sentences(CommandRun run) {
        return run.err()
                .lines()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().replace(folder.resolve("study") + "/", ""))
                .toList();
    }

    @Test
    void aMissingFileIsNamedWithItsSource() throws IOException {
        Files.delete(study.extract("c03/toxicities.csv"));
        Files.delete(study.extract("c07/cohort.parquet"));
        assertThat(sentences(refused(3)))
                .containsExactly(
                        "C03: no file c03/toxicities.csv under the data root (source \"toxicities\", conf/centers/nine/c03.conf:11: center.sources.toxicities); deliver the file or correct its path",
                        "C07: no file c07/cohort.parquet under the data root (source \"cohort\", conf/centers/nine/c07.conf:5: center.sources.cohort); deliver the file or correct its path");
    }

    @Test
    void bytesOfAnotherEncodingAreRefusedInTheHeader() throws IOException {
        study.change(study.center("c01"), text -> text.replace("encoding = GB18030", "encoding = UTF-8"));
        assertThat(sentences(refused(3)))
                .containsExactly(
                        "C01: c01/patients.csv is not UTF-8: undecodable bytes in line 1; correct the source's `encoding` or deliver the file again");
    }

    @Test
    void bytesOfAnotherEncodingAreRefusedFarBelowTheHeader() throws IOException {
        study.only("c05", "c06");
        Path file = study.extract("c05/follow_up.csv");
        String visits = "L5-F63,visit,2018-01-09,,,,well\n".repeat(9_000);
        String text = Files.readString(file).stripTrailing() + "\n" + visits + "L5-F63,visit,2018-01-09,,,,m\u00fcde\n";
        Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(sentences(refused(3)))
                .containsExactly(
                        "C05: c05/follow_up.csv is not UTF-8: undecodable bytes in line 9009; correct the source's `encoding` or deliver the file again");
    }

    @Test
    void aTruncatedParquetFileIsRefused() throws IOException {
        Path file = study.extract("c08/patients.parquet");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(sentences(refused(3)))
                .containsExactly("C08: c08/patients.parquet is not a whole Parquet file; deliver it again");
    }

    @Test
    void anEmptyFileIsRefused() throws IOException {
        Files.writeString(study.extract("c09/patient.csv"), "");
        assertThat(sentences(refused(3))).containsExactly("C09: c09/patient.csv is empty; deliver it again");
    }

    @Test
    void anAbsentColumnIsAMatterOfTheMapping() throws IOException {
        study.change(study.extract("c06/cart_list.csv"), text -> text.replaceFirst("Last contact", "Last seen"));
        List<String> sentences = sentences(refused(2));
        assertThat(sentences).isNotEmpty().allSatisfy(sentence -> assertThat(sentence)
                .contains("conf/centers/nine/c06.conf:", "last_contact_date", "Last contact"));
    }

    @Test
    void allProblemsOfAConfigurationAreToldAtOnce() throws IOException {
        study.change(study.config(), text -> text.replace("censor = LSTALVDT", "censor = LSTALVD")
                .replace("expected-centers = 9", "expected-centers = 8"));
        study.change(study.center("c03"), text -> text.replace("encoding = UTF-8", "enkoding = UTF-8"));
        study.change(study.center("c05"), text -> text.replace("id = C05", "id = C04"));
        Files.delete(study.center("c09"));
        List<String> sentences = sentences(refused(2));
        assertThat(sentences)
                .anyMatch(s -> s.startsWith("conf/nine-centers.conf:") && s.contains("censor") && s.contains("LSTALVD"))
                .anyMatch(s -> s.startsWith("conf/nine-centers.conf:") && s.contains("expected-centers"))
                .anyMatch(s -> s.startsWith("conf/centers/nine/c03.conf:") && s.contains("enkoding"))
                .anyMatch(s -> s.contains("c05.conf") && s.contains("C04"))
                .anyMatch(s -> s.contains("c09.conf"));
    }

    @Test
    void badValuesAreFindingsAndTheRunGoesOn() throws IOException {
        study.only("c01", "c05");
        // no patient number; a code that is in no list; a date that no calendar has, of a field that is not required
        study.change(study.extract("c01/patients.csv"), Charset.forName("GB18030"), text -> text.replace(
                        "\n00420306,", "\n,")
                .replace("00428225,移植病区,是,男", "00428225,移植病区,是,壮")
                .replace("2019年12月28日", "2019年12月32日"));
        CommandRun run = pool();
        assertThat(run.exitCode()).as(run.err()).isZero();
        PrivateValues.assertNoneIn(run.err());
        PrivateValues.assertNoneIn(run.out());
        assertThat(run.out())
                .contains("Warning     C01: 1 × record.key (reject)")
                .contains("Warning     C01: 1 × value.code at subject.sex (blank)")
                .contains("Warning     C01: 2 × value.date at subject.last_contact_date (blank)");
        Published published = Published.current(out);
        assertThat(published.rows("select rule, severity, \"table\", field, n from quality where site_id = 'C01'"))
                .contains(
                        java.util.Arrays.asList("record.key", "reject", null, null, 1L),
                        List.of("value.code", "blank", "subject", "sex", 1L),
                        List.of("value.date", "blank", "subject", "last_contact_date", 2L));
        assertThat(published.rows("select file, line, rule from quarantine where rule = 'record.key'"))
                .containsExactly(List.of("c01/patients.csv", 2L, "record.key"));
        assertThat(published.rows("select reason, n from flow where site_id = 'C01' and stage = 'subjects'"))
                .contains(List.of("in the study", 10L));
    }

    @Test
    void tooManyRejectedRecordsAreRefused() throws IOException {
        study.only("c05", "c06");
        study.change(
                study.extract("c06/cart_list.csv"),
                text -> text.replace("238429,", ",").replace("239438,", ",").replace("240447,", ","));
        assertThat(sentences(refused(3)))
                .containsExactly(
                        "C06: 3 of 3 records rejected, more than 2 and more than 10 % (3 × record.key); correct the file or the mapping");
    }

    /** The mapping takes the infusion's day from the column of the sex: each record but the screen failure is rejected. */
    @Test
    void aMappingThatReadsTheWrongColumnEndsTheRun() throws IOException {
        study.only("c01", "c06");
        study.change(study.center("c01"), text -> text.replace("date { column = \"回输日期\"", "date { column = \"性别\""));
        assertThat(sentences(refused(3)))
                .containsExactly("C01: 12 of 13 records rejected, more than 2 and more than 10 %"
                        + " (12 × value.date at infusion.date); correct the file or the mapping");
    }
}
