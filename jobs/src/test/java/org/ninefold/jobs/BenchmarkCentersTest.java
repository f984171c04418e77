package org.ninefold.jobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ninefold.study.Study;
import org.ninefold.study.StudyReader;

/** The benchmark's invented centres, which are compiled in its profile only: what they need of the project is still there. */
class BenchmarkCentersTest {
    private static final String PACKAGE = "org.ninefold.bench.centres.";

    @TempDir
    private static Path classes;

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8);
                Stream<Path> sources = Files.list(Path.of("src/bench/java/org/ninefold/bench/centres"))) {
            assertThat(compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-d", classes.toString()),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources.toList()))
                            .call())
                    .isTrue();
        }
    }

    @Test
    void everyAnalysisAndEndpointCanBeReadByAStudy() throws Exception {
        Study study = StudyReader.read(write(folder, 1800, 10, 1010, 80));

        assertThat(study.centers()).hasSize(10);
        assertThat(study.endpoints()).hasSize(80);
        assertThat(study.analyses()).hasSize(1010 + 75);
    }

    @Test
    void sameNumbersGiveSameBytes() throws Exception {
        write(folder.resolve("one"), 900, 9, 10, 5);
        write(folder.resolve("other"), 900, 9, 10, 5);

        assertThat(bytes(folder.resolve("one")))
                .hasSizeGreaterThan(20)
                .containsExactlyInAnyOrderEntriesOf(bytes(folder.resolve("other")));
    }

    /** Extracts and a study over them; the path of the study. */
    private static Path write(Path to, int patients, int centers, int analyses, int endpoints) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Object cohort = loader.loadClass(PACKAGE + "Cohort")
                    .getConstructor(int.class, int.class, long.class)
                    .newInstance(patients, centers, 1L);
            Object extracts = loader.loadClass(PACKAGE + "Extracts")
                    .getConstructor(cohort.getClass(), Path.class)
                    .newInstance(cohort, to);
            extracts.getClass().getMethod("write").invoke(extracts);
            Object files = loader.loadClass(PACKAGE + "StudyFiles")
                    .getConstructor(extracts.getClass(), int.class, int.class, Path.class)
                    .newInstance(extracts, analyses, endpoints, Path.of("../conf/centers/nine"));
            return (Path) files.getClass().getMethod("write").invoke(files);
        }
    }

    /** Files by relative path, as Latin-1 text: one character a byte. */
    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
            }
        }
        return bytes;
    }
}
