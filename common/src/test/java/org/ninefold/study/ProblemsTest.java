package org.ninefold.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {
    @TempDir
    Path folder;

    static Stream<BrokenStudy> brokenStudies() {
        return Stream.of("files.txt", "study.txt", "center.txt").flatMap(BrokenStudy::all);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenStudies")
    void whatIsWrongIsSaid(BrokenStudy broken) {
        Fixture fixture = Fixture.in(folder).replace(broken.file(), broken.part(), broken.by());

        assertThat(fixture.problems()).containsExactlyElementsOf(broken.problems());
    }

    @Test
    void problemsOfAllFilesComeOutAtOnceByFileAndLine() {
        Fixture fixture = Fixture.in(folder)
                .replace(Fixture.SECOND, "encoding = UTF-8", "encoding = UTF-9")
                .replace(Fixture.SECOND, "name = ", "title = ")
                .replace(Fixture.FIRST, "scale = LEE_2014", "scale = LEE")
                .replace(Fixture.STUDY, "endpoint = OS", "endpoint = OSS")
                .replace(Fixture.STUDY, "synthetic = true", "synthetic = 1")
                .replace(Fixture.STUDY, "dates = [DTHDT]", "dates = [DTHFL]");

        assertThat(fixture.problems())
                .containsExactly(
                        "study.conf:4: study.synthetic: expected true or false, found \"1\"",
                        "study.conf:15: study.endpoints[0].causes[0].dates[0]: expected a date of ADSL: TRTSDT, HSCTDT,"
                                + " INDEXDT, SCTDT, CRDT, RELDT, NRDT, DTHDT, LSTALVDT, LSTASSDT, NXTTRTDT; found \"DTHFL\"",
                        "study.conf:25: study.analyses[4].endpoint: expected an endpoint of this study: OS, RELAPSE, DOR,"
                                + " LATE; found \"OSS\" (did you mean OS?)",
                        "centers/c01.conf:19: center.tables.adverse_event[0].fields.scale: expected one of LEE_2014, PENN,"
                                + " ASTCT_2019, CTCAE_4, CTCAE_5, found \"LEE\"",
                        "centers/c02.conf:1: center.name: expected a text, found nothing; add name",
                        "centers/c02.conf:3: center.title: unknown key; correct or remove it, the keys here are id, name,"
                                + " assessments, unknown-status, sources, tables, gates",
                        "centers/c02.conf:6: center.sources.all.encoding: expected an encoding that Java knows, such as"
                                + " UTF-8, GB18030 or windows-1252, found \"UTF-9\"");
    }

    @Test
    void messageListsOneProblemALine() {
        Path study = Fixture.in(folder)
                .replace(Fixture.STUDY, "synthetic = true", "synthetic = 1")
                .replace(Fixture.STUDY, "interval = t ", "interval = tt ")
                .study();

        assertThatThrownBy(() -> StudyReader.read(study))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(study + ":4: study.synthetic: expected true or false, found \"1\"\n" + study
                        + ":21: study.analyses[0].interval: expected one of clopper-pearson, t, wald, wilson, wald-cc, wilson-cc, agresti-coull, jeffreys;"
                        + " found \"tt\" (did you mean t?)");
    }

    @Test
    void aMissingStudyFileIsNamed() {
        Path absent = folder.resolve("absent.conf");

        assertThatThrownBy(() -> StudyReader.read(absent))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        absent + ": expected the file " + absent + ", found none; correct the path or add the file");
    }

    @Test
    void aFileInAnotherEncodingIsNamed() throws IOException {
        Fixture fixture = Fixture.in(folder);
        String content = Files.readString(folder.resolve(Fixture.FIRST));
        Files.write(folder.resolve(Fixture.FIRST), content.getBytes(Charset.forName("GB18030")));

        assertThat(fixture.problems())
                .containsExactly("centers/c01.conf: expected UTF-8, found another encoding; save the file as UTF-8");
    }
}
