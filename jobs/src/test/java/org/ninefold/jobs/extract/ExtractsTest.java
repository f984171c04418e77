package org.ninefold.jobs.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.jobs.publish.DiskFiles;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** Which files are opened, and what is said of those that are not. */
class ExtractsTest {
    private static final String LINE = "p1;1980-01-31;f;2018-03-01;;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";

    private static final String NOT_GIVEN =
            " (%s:3: center.sources.patients) was not given by its file system: IOException, Input/output error";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path data;

    @BeforeEach
    void study() {
        study = SmallStudy.in(folder.resolve("study")).extract("c01", LINE).extract("c02", LINE);
        data = folder.resolve("study/data");
    }

    private Study read() {
        return StudyReader.read(study.config());
    }

    private List<String> refusals() {
        return catchThrowableOfType(DataGateException.class, () -> Extracts.open(read(), new Configuration(false)))
                .sentences();
    }

    /** The second centre's file is moved to a place and a link put where it was. */
    private void link(Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.move(data.resolve("c02.csv"), to);
        Files.createSymbolicLink(data.resolve("c02.csv"), to);
    }

    @Test
    void aLinkIsFollowedWithinTheDataRoot() throws IOException {
        link(data.resolve("deliveries/may/c02.csv"));
        List<Extract> extracts = Extracts.open(read(), new Configuration(false));

        assertThat(extracts.get(1).files()).extracting(ExtractFile::label).containsExactly("c02.csv");
        assertThat(extracts.get(1).files().get(0).uri()).endsWith("/deliveries/may/c02.csv");
    }

    @Test
    void aLinkThatLeavesTheDataRootIsNotOpened() throws IOException {
        String sentence =
                "C02: c02.csv is a link to a place outside the data root, or lies behind one, and is not opened;"
                        + " deliver the file itself";
        link(folder.resolve("elsewhere/c02.csv"));
        assertThat(refusals()).containsExactly(sentence);

        Files.createSymbolicLink(data.resolve("there"), folder.resolve("elsewhere"));
        study.change("c02", text -> text.replace("path = \"c02.csv\"", "path = \"th*/c02.csv\""));
        assertThat(refusals()).containsExactly(sentence.replace("c02.csv is", "source \"patients\", file 1 is"));
    }

    @Test
    void theDataRootItselfMayBeALink() throws IOException {
        Files.move(data, folder.resolve("disk"));
        Files.createSymbolicLink(data, folder.resolve("disk"));

        assertThat(Extracts.open(read(), new Configuration(false))).hasSize(2);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeIsNotOpened() throws IOException, InterruptedException {
        Files.delete(data.resolve("c02.csv"));
        Process pipe = new ProcessBuilder("mkfifo", data.resolve("c02.csv").toString()).start();
        assertThat(pipe.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(refusals())
                .containsExactly("C02: c02.csv is a pipe, a device or a socket and is not opened; deliver a file");
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.delete(data.resolve("c02.csv"));
        Files.createDirectory(data.resolve("c02.csv"));

        assertThat(refusals()).singleElement().asString().startsWith("C02: no file c02.csv under the data root");
    }

    @Test
    void theNamesOfFilesThatAPatternFoundAreNotToldWhereTheDiskFails() {
        study.change(
                "study",
                text -> text.replace("data-root = \"data\"", "data-root = \"" + FailingFileSystem.far(data) + "\""));
        study.change("c02", text -> text.replace("path = \"c02.csv\"", "path = \"?02.csv\""));
        FailingFileSystem.fail("c02.csv", 0, 0);
        Extract extract = Extracts.open(read(), FailingFileSystem.known()).get(1);
        FailingFileSystem.fail("c02.csv", 1, 1);

        assertThatThrownBy(() -> Extract.open(extract.source(), extract.files().get(0), FailingFileSystem.known()))
                .hasMessage("source \"patients\", file 1"
                        + NOT_GIVEN.formatted(study.config().resolveSibling("c02.conf")));
    }

    /** Hadoop keeps the checksums of a file beside it; these are of nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"c02.csv", "patients.parquet"})
    void checksumsThatLieBesideADeliveryAreNotAskedFor(String name) throws IOException {
        if (!name.equals("c02.csv")) {
            Files.copy(Path.of("../data-samples/nine-centers/c08/patients.parquet"), data.resolve(name));
            study.change(
                    "c02",
                    text -> text.replaceFirst(
                            "path = \"c02.csv\".*?, missing", "path = \"" + name + "\", format = parquet, missing"));
        }
        Files.write(data.resolve("." + name + ".crc"), new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4});
        var conf = new Configuration(false);
        conf.set(DiskFiles.SETTING, DiskFiles.class.getName());
        Extract extract = Extracts.open(read(), conf).get(1);

        try (Records records = Extract.open(extract.source(), extract.files().get(0), conf)) {
            assertThat(records.next()).isTrue();
            assertThat(records.failure()).isNull();
        }
    }

    @Test
    void aFileThatIsLargerThanItMayBeIsNotHashed() throws IOException {
        study.change("c02", text -> text.replace("encoding = UTF-8", "encoding = UTF-8, max-megabytes = 1"));
        Files.writeString(data.resolve("c02.csv"), SmallStudy.HEADER + "\n" + (LINE + "\n").repeat(15_000));

        assertThat(refusals())
                .containsExactly("C02: c02.csv has more than 1 million bytes; deliver it in parts, or raise the"
                        + " source's `max-megabytes`");
    }

    @Test
    void whatFailsToBeReadIsAMatterOfTheDiskAndNotOfTheDelivery() {
        study.change(
                "study",
                text -> text.replace("data-root = \"data\"", "data-root = \"" + FailingFileSystem.far(data) + "\""));
        FailingFileSystem.fail("c02.csv", 1, 1);

        assertThatThrownBy(() -> Extracts.open(read(), FailingFileSystem.known()))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage(
                        "c02.csv" + NOT_GIVEN.formatted(study.config().resolveSibling("c02.conf")));
        assertThat(Extracts.open(read(), FailingFileSystem.known())).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.csv", "packed.csv.gz", "typed.parquet"})
    void aReadingThatFailsIsNoDamageOfTheFile(String name) throws IOException {
        Path file = data.resolve(name);
        if (name.endsWith(".parquet")) {
            Files.copy(Path.of("../data-samples/nine-centers/c08/patients.parquet"), file);
        } else {
            byte[] text = (SmallStudy.HEADER + "\n" + (LINE + "\n").repeat(20_000)).getBytes(StandardCharsets.UTF_8);
            try (var out = name.endsWith(".gz")
                    ? new GZIPOutputStream(Files.newOutputStream(file))
                    : Files.newOutputStream(file)) {
                out.write(text);
            }
        }
        String format = name.endsWith(".parquet") ? "format = parquet" : "encoding = UTF-8, delimiter = \";\"";
        study.change(
                "study",
                text -> text.replace("data-root = \"data\"", "data-root = \"" + FailingFileSystem.far(data) + "\""));
        study.change(
                "c02",
                text -> text.replaceFirst(
                        "path = \"c02.csv\".*?, missing", "path = \"" + name + "\", " + format + ", missing"));
        FailingFileSystem.fail(name, 0, 0);
        Extract extract = Extracts.open(read(), FailingFileSystem.known()).get(1);
        FailingFileSystem.fail(name, 1, Integer.MAX_VALUE);

        assertThatThrownBy(() -> {
                    try (Records records =
                            Extract.open(extract.source(), extract.files().get(0), FailingFileSystem.known())) {
                        while (records.next()) {
                            assertThat(records.failure()).isNull();
                        }
                    }
                })
                .isInstanceOf(FailedReadException.class)
                .hasMessage(name + NOT_GIVEN.formatted(study.config().resolveSibling("c02.conf")))
                .hasNoCause();
    }
}
