package org.ninefold.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed extracts are what their generator writes. */
class SamplesTest {
    private static final Path ROOT = Path.of("..");
    private static final String SAMPLE = "data-samples/nine-centers";

    @TempDir
    private Path folder;

    @Test
    void theGeneratorWritesTheCommittedBytes() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path made = folder.resolve("made");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dfile.encoding=UTF-8",
                        "-Duser.language=tr",
                        "-Duser.timezone=Pacific/Kiritimati",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SAMPLE + "/GenerateExtracts.java",
                        made.toAbsolutePath().toString())
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        assertThat(extracts(made)).hasSize(13).isEqualTo(extracts(ROOT.resolve(SAMPLE)));
    }

    private static SortedMap<String, String> extracts(Path of) throws IOException {
        var hashes = new TreeMap<String, String>();
        try (Stream<Path> walk = Files.walk(of)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> of.relativize(file).toString().matches("c0\\d/[^.].*\\.(csv|txt|parquet)"))
                    .forEach(file -> hashes.put(of.relativize(file).toString(), Hashes.of(file)));
        }
        return hashes;
    }
}
