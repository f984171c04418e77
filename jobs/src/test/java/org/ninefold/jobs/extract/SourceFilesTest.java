package org.ninefold.jobs.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ninefold.jobs.SmallStudy;
import org.ninefold.quality.DataGateException;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** Which files a path or a pattern finds, whatever their names are and whatever they are. */
class SourceFilesTest {
    private static final String LINE = "p1;1980-01-31;f;2018-03-01;;2019-03-01;;CR;2018-04-01;;3;2018-03-04;well";
    private static final String NO_TEXT =
            "has a name, or lies in a folder with one, that is no text in the locale of this"
                    + " run (%s): rename it, or run in a locale of UTF-8, such as by LC_ALL=C.UTF-8";
    private static final String NOWHERE = "is a link that leads nowhere; deliver the file itself";

    @TempDir
    private Path folder;

    private SmallStudy study;
    private Path data;

    @BeforeEach
    void study() throws IOException {
        study = SmallStudy.in(folder.resolve("study")).extract("c01", LINE).extract("c02", LINE);
        data = folder.resolve("study/data");
        Files.createDirectory(data.resolve("T1"));
    }

    /** The second centre's file where it is called. */
    private Path deliver(String name) throws IOException {
        return Files.copy(data.resolve("c02.csv"), data.resolve(name));
    }

    private SourceFilesTest from(String path) {
        study.change("c02", text -> text.replace("path = \"c02.csv\"", "path = \"" + path + "\""));
        return this;
    }

    private Study read() {
        return StudyReader.read(study.config());
    }

    private static List<String> refusals(Study study, Configuration conf) {
        return catchThrowableOfType(DataGateException.class, () -> Extracts.open(study, conf))
                .sentences();
    }

    private List<String> refusals() {
        return refusals(read(), new Configuration(false));
    }

    private List<String> found() {
        Extract extract = Extracts.open(read(), new Configuration(false)).get(1);
        return extract.files().stream().map(extract::nameOf).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T1/*.csv    | T1/{z}.csv T1/.h.csv T1/_x.csv T1/a%20b.csv T1/a:X.csv T1/b.csv",
                "T1/[ab].csv | T1/b.csv",
                "T1/[^b].csv | ",
                "T1/[!a].csv | T1/b.csv",
                "T1/?.csv    | T1/b.csv",
                "{T1/b,T1/_x}.csv  | T1/_x.csv T1/b.csv",
                "T1/{b,_x,b}.csv   | T1/_x.csv T1/b.csv",
                "?1/a:X.csv  | T1/a:X.csv",
                "T1/a:X.csv  | T1/a:X.csv",
                "T1/\\\\{z}.csv | T1/{z}.csv",
                "T1//./b.csv | T1/b.csv",
                "*/../c02.cs? | c02.csv"
            })
    void aPatternMeansWhatItMeansToHadoop(String path, String files) throws IOException {
        for (String name : List.of("b.csv", "a:X.csv", ".h.csv", "_x.csv", "a%20b.csv", "{z}.csv")) {
            deliver("T1/" + name);
        }
        Files.createDirectory(data.resolve("T1/folder.csv"));
        from(path);
        if (files == null) {
            assertThat(refusals()).singleElement().asString().startsWith("C02: no file " + path + " under");
            return;
        }
        assertThat(found())
                .extracting(name -> Path.of(name).getFileName().toString())
                .containsExactly(files.replaceAll("\\S+/", "").split(" "));
    }

    @Test
    void theOtherCentresRunWhereOneHasANameWithAColon() throws IOException {
        deliver("T1/a:X.csv");
        study.change(
                "study",
                text -> text.replace("data-root = \"data\"", "data-root = \"" + FailingFileSystem.far(data) + "\""));
        from("T1/*.csv");

        assertThat(refusals(read(), FailingFileSystem.known()))
                .containsExactly(
                        "C02: source \"patients\", file 1 or one beside it has a name with a colon, by which no"
                                + " pattern can find files here; rename it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1/*.csv", "T1/?.csv", "T1/[ab].csv", "T?/a.csv"})
    void aLinkThatLeadsNowhereIsTold(String path) throws IOException {
        deliver("T1/b.csv");
        Files.createSymbolicLink(data.resolve("T1/a.csv"), Path.of("gone"));

        assertThat(from(path).refusals()).containsExactly("C02: source \"patients\", file 1 " + NOWHERE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loop", "loop/c02.csv"})
    void soIsOneThatLeadsToItself(String path) throws IOException {
        Files.createSymbolicLink(data.resolve("loop"), data.resolve("loop"));
        study.change("c02", text -> text.replaceFirst("}\\s*\\z", "gates { missing-center = warn } }"));

        assertThat(from(path).refusals()).containsExactly("C02: " + path + " " + NOWHERE);
    }

    @Test
    void aNameThatIsNoTextIsTold() throws IOException, InterruptedException {
        String make =
                "cp c02.csv \"$(printf 'T1/b\\377.csv')\"; mkdir \"$(printf 'T\\377')\"; cp c02.csv \"$(printf 'T\\377/x.csv')\"";
        Process process =
                new ProcessBuilder("sh", "-c", make).directory(data.toFile()).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        deliver("T1/a.csv");
        String sentence =
                "C02: source \"patients\", file %d " + NO_TEXT.formatted(System.getProperty("sun.jnu.encoding"));

        assertThat(from("T1/*.csv").refusals()).containsExactly(sentence.formatted(2));
        study.change("c02", text -> text.replace("T1/*.csv", "T?/x.csv"));
        assertThat(refusals()).containsExactly(sentence.formatted(1));
        study.change("c02", text -> text.replace("T?/x.csv", "T1/a*.csv"));
        assertThat(found()).containsExactly("T1/a.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T1/*.csv", "T1/病人.csv", "T1/病*.csv", "T1/[^p]*.csv", "T1/??.csv"})
    void noDeliveryIsLostWhereTheLocaleHasNoNameForIt(String path) throws IOException, InterruptedException {
        deliver("T1/p.csv");
        deliver("T1/病人.csv");
        from(path);
        boolean glob = !path.equals("T1/病人.csv");

        assertThat(refusalsInPlainLocale())
                .containsExactly("C02: "
                        + (glob ? "source \"patients\", file " + (path.equals("T1/*.csv") ? 2 : 1) : "T1/??.csv") + " "
                        + NO_TEXT.formatted("ANSI_X3.4-1968"));
    }

    private List<String> refusalsInPlainLocale() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dfile.encoding=UTF-8",
                InPlainLocale.class.getName(),
                study.config().toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Stream.of(told.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .map(line -> line.replace("病人", "??"))
                .toList();
    }

    /** Prints what is said of the files of a study. */
    static final class InPlainLocale {
        private InPlainLocale() {}

        public static void main(String[] arguments) {
            refusals(StudyReader.read(Path.of(arguments[0])), new Configuration(false))
                    .forEach(System.out::println);
        }
    }
}
