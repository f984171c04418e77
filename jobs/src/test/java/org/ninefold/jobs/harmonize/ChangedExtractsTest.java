package org.ninefold.jobs.harmonize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ninefold.jobs.PoolRun;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.engine.LocalEngine;
import org.ninefold.jobs.extract.Extract;
import org.ninefold.jobs.extract.Extracts;
import org.ninefold.jobs.extract.Records;
import org.ninefold.quality.Accounts;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Study;
import org.ninefold.study.StudyLimits;
import org.ninefold.study.StudyReader;
import org.ninefold.subject.FileEnd;
import org.ninefold.subject.MergedSubject;

/** What is read is what was hashed: a file that changes in between is broken, and nothing of it is published. */
class ChangedExtractsTest {
    private static final String CHANGED =
            " changed while it was read; see that its delivery is complete, then run again";
    private static final String ANNA = "p1;1980-01-31;f;2018-03-01;;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String BERT = "p2;1990-02-28;m;2018-05-01;;2019-05-01;;NR;2018-06-01;;1;2018-05-03;well";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void folders() throws IOException {
        root = Files.createDirectories(folder.resolve("case"));
    }

    private List<Extract> opened(String name) throws IOException {
        return Extracts.open(study(name), new Configuration(false));
    }

    /** The study of a copy of a case of the corpus. */
    private Study study(String name) throws IOException {
        try (Stream<Path> files = Files.list(HostileCase.of(name).folder())) {
            for (Path file : files.toList()) {
                Files.copy(file, root.resolve(file.getFileName()));
            }
        }
        return StudyReader.read(new HostileCase(root).study(folder));
    }

    private static List<String> broken(List<Extract> extracts) throws IOException {
        return Harmonized.of(extracts).broken().stream()
                .map(Accounts.Broken::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"codes, patients.csv", "gzip-members, patients.csv.gz", "parquet-types, patients.parquet"})
    void aFileThatGrowsIsBroken(String name, String file) throws IOException {
        List<Extract> extracts = opened(name);
        Files.write(root.resolve(file), new byte[] {'x', '\n'}, StandardOpenOption.APPEND);

        assertThat(broken(extracts)).containsExactly("H01: " + file + CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"codes, patients.csv", "gzip-members, patients.csv.gz", "parquet-types, patients.parquet"})
    void aFileWithOtherBytesIsBrokenThoughSizeAndTimeAreTheSame(String name, String file) throws IOException {
        List<Extract> extracts = opened(name);
        FileTime before = Files.getLastModifiedTime(root.resolve(file));
        byte[] bytes = Files.readAllBytes(root.resolve(file));
        bytes[changeable(file, bytes)] ^= 1;
        Files.write(root.resolve(file), bytes);
        Files.setLastModifiedTime(root.resolve(file), before);

        assertThat(broken(extracts)).containsExactly("H01: " + file + CHANGED);
    }

    @ParameterizedTest
    @CsvSource({"codes, patients.csv", "gzip-members, patients.csv.gz", "parquet-types, patients.parquet"})
    void anotherFileUnderTheNameIsNotTakenForItThoughTheFirstIsPutBack(String name, String file) throws IOException {
        Extract extract = opened(name).get(0);
        Path path = root.resolve(file);
        Path first = root.resolve("first");
        Files.move(path, first);
        byte[] bytes = Files.readAllBytes(first);
        bytes[changeable(file, bytes)] ^= 1;
        Files.write(path, bytes);
        Files.setLastModifiedTime(path, Files.getLastModifiedTime(first));

        try (Records records = Extract.open(extract.source(), extract.files().get(0), new Configuration(false))) {
            Files.move(first, path, StandardCopyOption.REPLACE_EXISTING);
            while (records.next()) {
                assertThat(records.cells()).isNotEmpty();
            }
            assertThat(records.failure()).isEqualTo(CHANGED.strip());
        }
    }

    /** The last letter before a line end, the time in the gzip header, the name of who wrote the Parquet file. */
    private static int changeable(String file, byte[] bytes) {
        if (file.endsWith(".csv")) {
            return bytes.length - 3;
        }
        return file.endsWith(".gz") ? 5 : new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("parquet-mr");
    }

    @Test
    void aFileThatIsGoneIsBroken() throws IOException {
        List<Extract> extracts = opened("codes");
        Files.delete(root.resolve("patients.csv"));

        assertThat(broken(extracts)).containsExactly("H01: patients.csv" + CHANGED);
    }

    @Test
    void partsOfAFileThatChangesAreBroken() throws IOException {
        List<Extract> extracts = Extracts.open(study("codes"), new Configuration(false), 1);
        assertThat(extracts.get(0).files().get(0).parts()).hasSizeGreaterThan(1);
        Path file = root.resolve("patients.csv");
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - 1));

        assertThat(Harmonizer.subjects(
                                extracts,
                                StudyLimits.DEFAULT,
                                Harmonized.PSEUDONYMS,
                                new LocalEngine(PoolRun.HADOOP, 2))
                        .rows()
                        .collect("subjects"))
                .flatExtracting(MergedSubject::ends)
                .extracting(FileEnd::problem)
                .filteredOn(Objects::nonNull)
                .containsExactly(CHANGED.strip());
    }

    @Test
    void aJoinedFileThatChangesIsBrokenAndNobodyLosesACell() throws IOException {
        List<Extract> extracts = opened("join").stream()
                .filter(extract -> extract.source().id().equals("toxicity"))
                .toList();
        Path joined = Path.of(java.net.URI.create(
                extracts.get(0).joined().get(0).other().files().get(0).uri()));
        Files.writeString(joined, "\n", StandardOpenOption.APPEND);

        assertThat(broken(extracts)).containsExactly("H01: " + joined.getFileName() + CHANGED);
    }

    @Test
    void aRunThatReadsOtherBytesThanItHashedPublishesNothing() throws IOException {
        SmallStudy study =
                SmallStudy.in(folder.resolve("study")).extract("c01", ANNA).extract("c02", BERT);

        assertThatThrownBy(() -> PoolRun.of(study.config(), folder.resolve("out"), stage -> {
                    if (stage.equals("Harmonizing and deriving")) {
                        study.extract("c01", ANNA, BERT);
                    }
                }))
                .isInstanceOfSatisfying(DataGateException.class, refused -> assertThat(refused.sentences())
                        .containsExactly("C01: c01.csv" + CHANGED));
        assertThat(folder.resolve("out/CURRENT")).doesNotExist();
    }
}
