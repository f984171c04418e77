package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed extracts are what their generator writes. */
class SamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final Path SAMPLES = Path.of("data-samples");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"nine-centers, 13", "prophylactic, 4", "post-cart-relapse, 2", "extramedullary, 4", "mrd, 5"})
    void theGeneratorWritesTheCommittedBytes(String sample, int files) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path made = folder.resolve("made");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=tr",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SAMPLES.resolve(sample).resolve("GenerateExtracts.java").toString(),
                        made.toAbsolutePath().toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        assertThat(extracts(made))
                .hasSize(files)
                .isEqualTo(extracts(ROOT.resolve(SAMPLES).resolve(sample)));
    }

    private static SortedMap<String, String> extracts(Path of) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(of)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> of.relativize(file).toString().matches("[a-z]\\d\\d/[^.].*\\.(csv|txt|parquet)"))
                    .forEach(file -> hashes.put(of.relativize(file).toString(), Hashes.of(file)));
        }
        return hashes;
    }
}
